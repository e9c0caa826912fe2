/** Chains are sealed window by window; so much is not anchored yet at the most, and what it takes until a window has settled. */
export const sealWindowMs = 10 * 60_000;

/** The window that an instant lies in, named by its beginning in UTC to the minute; text order is order in time. */
export const sealWindowOf = (instant: number): string =>
  new Date(Math.floor(instant / sealWindowMs) * sealWindowMs).toISOString().slice(0, 16).replace(":", "");

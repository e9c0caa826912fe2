/**
 * Makes something when it is first asked for, and keeps it. For what a function's first event can do without: a cold start
 * does not wait for it. What every event needs is imported by the handler and made before the first one comes.
 */
export function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
}

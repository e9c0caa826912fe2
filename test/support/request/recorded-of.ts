import type { Recorded } from "../../../workflows/request/recorded.ts";

/** The day on which the ways are told over the API: later than every day that they name. */
export const toldAt = "2027-03-02T15:00:00Z";
/** When their clocks have rung. */
export const rungAt = "2027-06-02T15:00:00Z";

/**
 * An event of a way as another request tells it: under that request's own numbers and ids, under deadlines that are still to
 * come, and with a delivery to the court that comes after the files were fetched.
 */
export function recordedOf(event: Recorded, ids: ReadonlyMap<string, string>): Recorded {
  let text = JSON.stringify(event);
  for (const [known, own] of ids) text = text.replaceAll(known, own);
  const told = JSON.parse(text) as Recorded;
  const deadlines = told.judgement.deadlines.map((one) => ({ ...one, dueOn: rungAt.slice(0, 10) }));
  const judgement = { ...told.judgement, deadlines };
  return told.type === "court.delivered"
    ? { ...told, judgement, deliveredOn: toldAt.slice(0, 10) }
    : { ...told, judgement };
}

import type { Recorded } from "../../../workflows/request/recorded.ts";

/**
 * An event of a way as another request tells it: under that request's own numbers and ids, and under deadlines that are to
 * come, because the ways of the tests name days that have passed by the time it is told.
 */
export function recordedOf(event: Recorded, ids: ReadonlyMap<string, string>): Recorded {
  let text = JSON.stringify(event);
  for (const [known, own] of ids) text = text.replaceAll(known, own);
  const told = JSON.parse(text) as Recorded;
  const deadlines = told.judgement.deadlines.map((one) => ({ ...one, dueOn: "2027-06-01" }));
  return { ...told, judgement: { ...told.judgement, deadlines } };
}

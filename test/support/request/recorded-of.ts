import { addDays } from "../../../workflows/deadlines/civil-calendar.ts";
import { isWakeUp } from "../../../workflows/request/clock-wakes.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import type { Instant } from "../../../workflows/vocabulary/dates.ts";

/** The day on which the ways are told over the API: later than every day that they name. */
export const toldAt = "2027-03-02T15:00:00Z";
/** So many days later than in the ways lie their deadlines, what moves them and what rings them: all still to come. */
const daysLater = 166;

/** When an event of a way is told over the API: a wake-up on its day, everything else on one. */
export const toldWhen = (event: Recorded): Instant =>
  isWakeUp(event) ? `${addDays(event.at.slice(0, 10), daysLater)}T15:00:00Z` : toldAt;

/**
 * An event of a way as another request tells it: under that request's own numbers and ids, under deadlines that are still to
 * come, with a delivery to the court that comes after the files were fetched, and an outsider who looked after the review.
 */
export function recordedOf(event: Recorded, ids: ReadonlyMap<string, string>): Recorded {
  let text = JSON.stringify(event);
  for (const [known, own] of ids) text = text.replaceAll(known, own);
  const told = withDaysToCome(JSON.parse(text) as Recorded);
  const deadlines = told.judgement.deadlines.map(({ id, dueOn }) => ({
    id,
    dueOn: addDays(dueOn, daysLater),
  }));
  return { ...told, judgement: { ...told.judgement, deadlines } };
}

function withDaysToCome(told: Recorded): Recorded {
  if (told.type === "clock.extended") return { ...told, to: addDays(told.to, daysLater) };
  if (told.type === "clock.stopped") return { ...told, until: addDays(told.until, daysLater) };
  if (told.type === "clock.reminded") return { ...told, dueOn: addDays(told.dueOn, daysLater) };
  if (told.type === "court.delivered") return { ...told, deliveredOn: toldAt.slice(0, 10) };
  if (told.type === "outside-review.recorded") return { ...told, reviewedOn: toldAt.slice(0, 10) };
  return told;
}

import type { NoteMark } from "../../../workflows/contract/reading.ts";

/** What a reader says of a note. */
export const markWords: Readonly<Record<NoteMark, string>> = {
  "may-go": "It may go",
  withhold: "To be withheld",
};

export const lastMinute = "less than a minute left";

/** How long a copy can still be fetched, in whole minutes begun. */
export function minutesLeftWords(endsAt: string, nowMs: number): string {
  const minutes = Math.max(0, Math.ceil((Date.parse(endsAt) - nowMs) / 60_000));
  return minutes === 1 ? lastMinute : `${minutes} minutes left`;
}

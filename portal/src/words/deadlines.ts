import type { ClosedBecause } from "../../../workflows/contract/clocks.ts";
import { deadlineNames } from "../../../workflows/contract/deadline-names.ts";
import { plain } from "./plain.ts";

/** The name of a deadline. */
export function deadlineName(id: string): string {
  return deadlineNames[id] ?? plain(id);
}

/** Why nothing more is due by a date. */
export const closedWords: Readonly<Record<ClosedBecause, string>> = {
  released: "Over: the production was released",
  "request-closed": "Over: the request is closed",
  "objection-served": "Done: the objection was served",
  "motion-filed": "Done: the motion was filed",
  "returned-or-destroyed": "Done: returned, destroyed, or relieved by the court",
  "notice-given": "Done: the notice was given",
  "notice-cleared": "Over: the docket was looked at, or the objection ended",
  "patient-objected": "Over: the patient's objection is before the court",
  "no-longer-counted": "Over: the facts set no such date now",
};

type Dates = {
  readonly safeOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly limitOn?: string | undefined;
  readonly earliestOn?: string | undefined;
};

/** The date to work by: the last safe day, else the due day. Earliest days, and the last days of others, press nobody. */
export function workingDate(deadline: Dates): { readonly on: string; readonly presses: boolean } | undefined {
  const pressing = deadline.safeOn ?? deadline.dueOn;
  if (pressing !== undefined) return { on: pressing, presses: true };
  const quiet = deadline.limitOn ?? deadline.earliestOn;
  return quiet === undefined ? undefined : { on: quiet, presses: false };
}

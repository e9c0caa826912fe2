import type { ClosedBecause } from "../../../workflows/contract/clocks.ts";
import { plain } from "./plain.ts";

const names: Readonly<Record<string, string>> = {
  "object-by": "Serve written objections",
  "move-before": "File a motion to quash",
  "return-date": "Return date on the paper",
  "recheck-objections": "Look once more for objections",
  "earliest-release": "Earliest release",
  "access-due": "Answer the access request",
  "access-due-federal": "Answer the access request (federal)",
  "access-extended-due": "Answer with the one extension",
  "accounting-due": "Give the accounting",
  "accounting-extended-due": "Give the accounting with the one extension",
  "accounting-lookback": "First day the accounting covers",
  "accounting-suspension-ends": "Suspension of the accounting ends",
  "breach-individual-notice": "Tell the persons affected",
  "breach-hhs-notice": "Tell HHS",
  "party-discovery-response": "Respond to discovery",
  "serve-motion-papers": "Serve motion papers",
  "hipaa-protection-ends": "Protection ends",
  "retain-until": "Keep the papers until",
};

/** The name of a deadline; the timer of a state begins with the state's code. */
export function deadlineName(id: string): string {
  return names[id] ?? plain(id);
}

/** Why nothing more is due by a date. */
export const closedWords: Readonly<Record<ClosedBecause, string>> = {
  released: "Over: the production was released",
  "request-closed": "Over: the request is closed",
  "objection-served": "Done: the objection was served",
  "motion-filed": "Done: the motion was filed",
  "no-longer-counted": "Over: the facts set no such date now",
};

type Dates = {
  readonly safeOn?: string | undefined;
  readonly dueOn?: string | undefined;
  readonly limitOn?: string | undefined;
  readonly earliestOn?: string | undefined;
};

/** The date to work by: the last safe day, else the due day, else the last arguable one; earliest days press nobody. */
export function workingDate(deadline: Dates): { readonly on: string; readonly presses: boolean } | undefined {
  const pressing = deadline.safeOn ?? deadline.dueOn ?? deadline.limitOn;
  if (pressing !== undefined) return { on: pressing, presses: true };
  return deadline.earliestOn === undefined ? undefined : { on: deadline.earliestOn, presses: false };
}

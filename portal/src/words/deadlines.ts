import type { ClosedBecause } from "../../../workflows/contract/clocks.ts";
import { plain } from "./plain.ts";
import { stateDeadlines } from "./state-deadlines.ts";

const names: Readonly<Record<string, string>> = {
  "object-by": "Serve written objections",
  "def-object": "Serve written objections (the practice's own date)",
  "def-patient-notice": "Tell the patient (the practice's own date)",
  "def-access": "Answer the access request (the practice's own date)",
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
  "return-or-destroy": "Have it returned or destroyed",
  "party-discovery-response": "Respond to discovery",
  "serve-motion-papers": "Serve motion papers",
  "hipaa-protection-ends": "Protection ends",
  "retain-until": "Keep the papers until",
};

/** The name of a deadline. */
export function deadlineName(id: string): string {
  return names[id] ?? stateDeadlines[id] ?? plain(id);
}

/** Why nothing more is due by a date. */
export const closedWords: Readonly<Record<ClosedBecause, string>> = {
  released: "Over: the production was released",
  "request-closed": "Over: the request is closed",
  "objection-served": "Done: the objection was served",
  "motion-filed": "Done: the motion was filed",
  "returned-or-destroyed": "Done: returned, destroyed, or relieved by the court",
  "notice-given": "Done: the notice was given",
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

import type { CaseFile } from "../../contract/case-file.ts";
import type { Deadline } from "../../contract/determination.ts";
import { computeDueDate, type DueDate } from "../../deadlines/compute-due-date.ts";
import type { CountingRule } from "../../deadlines/counting-rule.ts";
import type { Paper } from "../paper.ts";
import type { Wanted } from "../reasons.ts";

/** What a clock reads. */
export type ClockView = { readonly caseFile: CaseFile; readonly paper: Paper };

/** The dates a clock gives, and the facts it waits for. */
export type ClockReading = { readonly deadlines: readonly Deadline[]; readonly wanted: readonly Wanted[] };

/** A clock that has nothing to say. */
export const silent: ClockReading = { deadlines: [], wanted: [] };

/** One date. */
export const reading = (...deadlines: readonly Deadline[]): ClockReading => ({ deadlines, wanted: [] });

/** A clock that waits for a fact. */
export const waitingFor = (ruleId: string, ...pointers: readonly string[]): ClockReading => ({
  deadlines: [],
  wanted: pointers.map((pointer) => ({ pointer, ruleId })),
});

/** Several readings as one. */
export const together = (...readings: readonly ClockReading[]): ClockReading => ({
  deadlines: readings.flatMap(({ deadlines }) => deadlines),
  wanted: readings.flatMap(({ wanted }) => wanted),
});

type Counted = Pick<DueDate, "rawOn" | "dueOn">;

/** A plain due date: the id, the trigger, the rule that counts it. */
export function due(id: string, triggerOn: string, trigger: string, rule: CountingRule): Deadline & Counted {
  const counted = computeDueDate(triggerOn, rule);
  return {
    id,
    dueOn: counted.dueOn,
    rawOn: counted.rawOn,
    trigger,
    steps: [...counted.steps],
    citation: rule.citation,
    ruleId: `us.clock.${id}`,
  };
}

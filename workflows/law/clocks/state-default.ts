import { inWords } from "../../deadlines/civil-calendar.ts";
import { computeDueDate, type DueDate } from "../../deadlines/compute-due-date.ts";
import type { CountingRule } from "../../deadlines/counting-rule.ts";
import { practicePolicy } from "../../vocabulary/citation.ts";
import { requestCameOn } from "../classify.ts";
import { accessKinds, subpoenaKinds } from "../predicates/paper.ts";
import { courtHolidays, reading, silent, together, type ClockReading } from "./clock.ts";
import { complianceDate } from "./compliance.ts";
import type { CaseScene } from "../scene.ts";

const policy = {
  citation: practicePolicy,
  direction: "after",
  rounding: "stays",
  addedDays: 0,
} as const;
const notice: CountingRule = { ...policy, amount: 1, unit: "business-days" };
const objection: CountingRule = { ...policy, amount: 7, unit: "calendar-days", rounding: "rolls-backward" };
const beforeReturn: CountingRule = { ...policy, amount: 2, unit: "business-days", direction: "before" };
const accessTarget: CountingRule = {
  ...policy,
  amount: 15,
  unit: "calendar-days",
  rounding: "rolls-backward",
};

/** The practice's own short clocks while no state law has been researched. */
export function stateDefaultClocks({ caseFile, paper, layer }: CaseScene): ClockReading {
  const cameOn = requestCameOn(caseFile);
  if (layer.kind !== "open" || cameOn === undefined) return silent;
  const trigger =
    caseFile.instrument?.servedOn === cameOn ? "/instrument/servedOn" : "/instrument/receivedOn";
  const holidays = courtHolidays(caseFile);
  const clock = (id: string, counted: DueDate, at: string, what: string): ClockReading =>
    reading({
      id,
      dueOn: counted.dueOn,
      trigger: at,
      steps: [...counted.steps, `${what} by ${inWords(counted.dueOn)}.`],
      citation: policy.citation,
      ruleId: `us.state-default.${id}`,
    });
  if (accessKinds.some((kind) => kind === paper.kind))
    return clock(
      "def-access",
      computeDueDate(cameOn, accessTarget, holidays),
      trigger,
      "The practice aims to answer",
    );
  if (!subpoenaKinds.some((kind) => kind === paper.kind)) return silent;
  const gagged = caseFile.instrument?.nonDisclosureOrder?.exists === true;
  const notified = computeDueDate(cameOn, notice, holidays);
  if (caseFile.forum?.system !== "state")
    return gagged ? silent : clock("def-patient-notice", notified, trigger, "The practice tells the patient");
  const inAWeek = computeDueDate(cameOn, objection, holidays);
  const compliance = complianceDate(caseFile);
  const before = compliance && computeDueDate(compliance.on, beforeReturn, holidays);
  const sooner = before !== undefined && before.dueOn < inAWeek.dueOn;
  return together(
    gagged ? silent : clock("def-patient-notice", notified, trigger, "The practice tells the patient"),
    sooner
      ? clock("def-object", before, compliance?.pointer ?? trigger, "Objections are out")
      : clock("def-object", inAWeek, trigger, "Objections are out"),
  );
}

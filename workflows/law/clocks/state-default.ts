import type { CaseFile } from "../../contract/case-file.ts";
import { inWords } from "../../deadlines/civil-calendar.ts";
import { computeDueDate, type DueDate } from "../../deadlines/compute-due-date.ts";
import type { CountingRule } from "../../deadlines/counting-rule.ts";
import { practicePolicy } from "../../vocabulary/citation.ts";
import { requestCameOn } from "../classify.ts";
import type { PaperKind } from "../paper.ts";
import { accessKinds, subpoenaKinds } from "../predicates/paper.ts";
import { reading, silent, together, type ClockReading } from "./clock.ts";
import { courtCalendar } from "../case-calendar.ts";
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

const isAccess = (kind: PaperKind): boolean => accessKinds.some((access) => access === kind);
const isSubpoena = (kind: PaperKind): boolean => subpoenaKinds.some((subpoena) => subpoena === kind);

function clock(id: string, counted: DueDate, trigger: string, what: string): ClockReading {
  return reading({
    id,
    dueOn: counted.dueOn,
    trigger,
    steps: [...counted.steps, `${what} by ${inWords(counted.dueOn)}.`],
    citation: policy.citation,
    ruleId: `us.state-default.${id}`,
  });
}

/** Objections within a week, or two business days before the return date if that is sooner. */
function objectSoon(caseFile: CaseFile, cameOn: string, trigger: string): ClockReading {
  const calendar = courtCalendar(caseFile);
  const inAWeek = computeDueDate(cameOn, objection, calendar);
  const compliance = complianceDate(caseFile);
  const week = clock("def-object", inAWeek, trigger, "Objections are out");
  if (compliance === undefined) return week;
  const before = computeDueDate(compliance.on, beforeReturn, calendar);
  return before.dueOn < inAWeek.dueOn
    ? clock("def-object", before, compliance.pointer, "Objections are out")
    : week;
}

/**
 * The practice's own short clocks while no state law is settled for the case, and for objections also where the state's
 * law, as far as it was read, sets no day.
 */
export function stateDefaultClocks(
  { caseFile, paper, layer }: CaseScene,
  hasStateObjection: boolean,
): ClockReading {
  const cameOn = requestCameOn(caseFile);
  if (layer.kind === "cleared" || cameOn === undefined) return silent;
  const trigger =
    caseFile.instrument?.servedOn === cameOn ? "/instrument/servedOn" : "/instrument/receivedOn";
  const open = layer.kind === "open";
  if (isAccess(paper.kind) && open)
    return clock(
      "def-access",
      computeDueDate(cameOn, accessTarget, courtCalendar(caseFile)),
      trigger,
      "The practice aims to answer",
    );
  if (!isSubpoena(paper.kind)) return silent;
  const gagged = caseFile.instrument?.nonDisclosureOrder?.exists === true;
  const told = computeDueDate(cameOn, notice, courtCalendar(caseFile));
  const inStateCourt = caseFile.forum?.system === "state" && !hasStateObjection;
  return together(
    open && !gagged ? clock("def-patient-notice", told, trigger, "The practice tells the patient") : silent,
    inStateCourt ? objectSoon(caseFile, cameOn, trigger) : silent,
  );
}

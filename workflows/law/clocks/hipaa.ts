import type { CaseFile } from "../../contract/case-file.ts";
import type { Deadline } from "../../contract/determination.ts";
import { addDays, inWords } from "../../deadlines/civil-calendar.ts";
import { businessDayOnOrBefore, computeDueDate } from "../../deadlines/compute-due-date.ts";
import { countingRules } from "../../deadlines/counting-rule.ts";
import type { CalendarDate } from "../../vocabulary/dates.ts";
import type { PaperKind } from "../paper.ts";
import { accessKinds } from "../predicates/paper.ts";
import { due, reading, silent, together, waitingFor, type ClockReading, type ClockView } from "./clock.ts";
import { courtCalendar } from "../case-calendar.ts";

const isAccess = (kind: PaperKind): boolean => accessKinds.some((access) => access === kind);

/** Answer to an access request (45 CFR 164.524(b)(2)); calendar days that never roll. */
function access({ caseFile, paper }: ClockView): ClockReading {
  if (!isAccess(paper.kind)) return silent;
  const { receivedOn, servedOn } = caseFile.instrument ?? {};
  const cameOn = receivedOn ?? servedOn;
  const trigger = receivedOn === undefined ? "/instrument/servedOn" : "/instrument/receivedOn";
  if (cameOn === undefined) return waitingFor("us.clock.access-due", "/instrument/receivedOn");
  const first = due("access-due", cameOn, trigger, countingRules.access);
  const safeOn = businessDayOnOrBefore(first.dueOn, courtCalendar(caseFile));
  const inTime = caseFile.events?.some(
    (event) =>
      event.type === "access-extension-letter-sent" &&
      event.reasonAndNewDateStated === true &&
      (event.occurredOn ?? event.occurredAt?.slice(0, 10) ?? "9999") <= first.dueOn,
  );
  const isPossible = inTime === true || caseFile.asOf.assessedOn <= first.dueOn;
  const extended = due("access-extended-due", cameOn, trigger, countingRules.accessExtended);
  const condition = "Only with a letter inside the first 30 days that gives the reasons and the new date.";
  return reading(
    { ...first, safeOn, steps: [...first.steps, `Finish by ${inWords(safeOn)}, the last business day.`] },
    ...(isPossible ? [{ ...extended, steps: [...extended.steps, condition] }] : []),
  );
}

/** Accounting of disclosures (45 CFR 164.528): answer, extension, how far back. */
function accounting({ caseFile, paper }: ClockView): ClockReading {
  if (paper.kind !== "accounting") return silent;
  const { requestedOn, extensionNoticeSent } = caseFile.accounting ?? {};
  const trigger = "/accounting/requestedOn";
  if (requestedOn === undefined) return waitingFor("us.clock.accounting-due", trigger);
  const first = due("accounting-due", requestedOn, trigger, countingRules.accounting);
  const back = computeDueDate(requestedOn, countingRules.accountingLookback);
  const isPossible = caseFile.asOf.assessedOn <= first.dueOn || extensionNoticeSent === true;
  return reading(
    first,
    ...(isPossible
      ? [due("accounting-extended-due", requestedOn, trigger, countingRules.accountingExtended)]
      : []),
    {
      id: "accounting-lookback",
      earliestOn: back.dueOn,
      trigger,
      steps: [...back.steps],
      citation: countingRules.accountingLookback.citation,
      ruleId: "us.clock.accounting-lookback",
    },
  );
}

/** End of a suspension of the accounting; an oral statement lasts 30 days unless a written one comes. */
function suspension({ caseFile }: ClockView): ClockReading {
  const requests = caseFile.events
    ?.map((event, index) => ({ ...event, at: `/events/${index}` }))
    .filter(({ type }) => type === "accounting-suspension-requested");
  const written = requests?.findLast(({ suspendUntilOn }) => suspendUntilOn !== undefined);
  if (written?.suspendUntilOn !== undefined) {
    const dueOn = written.suspendUntilOn;
    return reading({
      id: "accounting-suspension-ends",
      dueOn,
      trigger: `${written.at}/suspendUntilOn`,
      steps: [`The agency's written statement asks for suspension until ${inWords(dueOn)}.`],
      citation: "45 CFR 164.528(a)(2)(i)",
      ruleId: "us.clock.accounting-suspension-ends",
    });
  }
  const oral = requests?.findLast(({ occurredOn }) => occurredOn !== undefined);
  if (oral?.occurredOn === undefined) return silent;
  return reading(
    due("accounting-suspension-ends", oral.occurredOn, `${oral.at}/occurredOn`, countingRules.oralSuspension),
  );
}

type Delay = NonNullable<NonNullable<CaseFile["incident"]>["lawEnforcementDelay"]>;

/** The last day of a delay that a law-enforcement official asked for: a written one's own, an oral one's thirtieth at most. */
function lastDayOf({ statement, statedOn, untilOn }: Delay): CalendarDate {
  const most = computeDueDate(statedOn, countingRules.oralDelayOfNotice).dueOn;
  return statement === "oral" && untilOn > most ? most : untilOn;
}

/**
 * A notice under a delay (45 CFR 164.412): nobody is told before it is over. No provision that was read adds the days to the
 * sixty, so that the notice is due the day after the delay where the sixty are over by then, and else on its own date.
 */
function delayed(notice: Deadline & { readonly dueOn: CalendarDate }, delay: Delay | undefined): Deadline {
  if (delay === undefined) return notice;
  const last = lastDayOf(delay);
  const earliestOn = addDays(last, 1);
  const { citation, form } = {
    written: { citation: "45 CFR 164.412(a)", form: "in writing" },
    oral: { citation: "45 CFR 164.412(b)", form: "by word of mouth, which delays for 30 days at most" },
  }[delay.statement];
  const moved = notice.dueOn < earliestOn;
  return {
    ...notice,
    dueOn: moved ? earliestOn : notice.dueOn,
    earliestOn,
    citation: moved ? citation : notice.citation,
    steps: [
      ...notice.steps,
      `A law-enforcement official asked for delay on ${inWords(delay.statedOn)} ${form}: nobody is told before ${inWords(earliestOn)} (${citation}).`,
    ],
  };
}

/** Breach notices (45 CFR 164.404, 164.408, 164.412); sixty days are a ceiling. */
function breachNotices({ caseFile, paper }: ClockView): ClockReading {
  const incident = caseFile.incident;
  if (paper.kind !== "misdirected" && incident === undefined) return silent;
  if (incident?.lowProbabilityDocumented === true || incident?.unsecured === false) return silent;
  const [discoveredOn, delay] = [incident?.discoveredOn, incident?.lawEnforcementDelay];
  const trigger = "/incident/discoveredOn";
  if (discoveredOn === undefined) return waitingFor("us.clock.breach-individual-notice", trigger);
  const toIndividuals = due(
    "breach-individual-notice",
    discoveredOn,
    trigger,
    countingRules.breachIndividuals,
  );
  const many = incident?.affectedIndividuals;
  if (many === undefined)
    return together(
      reading(delayed(toIndividuals, delay)),
      waitingFor("us.clock.breach-hhs-notice", "/incident/affectedIndividuals"),
    );
  const yearEnd = `${discoveredOn.slice(0, 4)}-12-31`;
  const toSecretary =
    many >= 500
      ? due("breach-hhs-notice", discoveredOn, trigger, countingRules.breachManyToSecretary)
      : due("breach-hhs-notice", yearEnd, trigger, countingRules.breachFewToSecretary);
  return reading(delayed(toIndividuals, delay), delayed(toSecretary, delay));
}

/** The fiftieth anniversary of death, after which the information is no longer protected by HIPAA. */
function afterDeath({ caseFile }: ClockView): ClockReading {
  const diedOn = caseFile.patient?.diedOn;
  if (diedOn === undefined) return silent;
  const counted = computeDueDate(diedOn, countingRules.protectionAfterDeath);
  const earliestOn = addDays(counted.dueOn, 1);
  return reading({
    id: "hipaa-protection-ends",
    limitOn: counted.dueOn,
    earliestOn,
    trigger: "/patient/diedOn",
    steps: [
      ...counted.steps,
      `From ${inWords(earliestOn)} on it is no longer PHI; state law may still protect it.`,
    ],
    citation: countingRules.protectionAfterDeath.citation,
    ruleId: "us.clock.hipaa-protection-ends",
  });
}

/** How long the forms of the case are kept: six years from the last date any of them was in effect. */
function retention({ caseFile }: ClockView): ClockReading {
  const last = caseFile.authorizations
    ?.flatMap((form, index) =>
      (["signedOn", "expiresOn", "expiryEventOccurredOn"] as const).flatMap((field) => {
        const on = form[field];
        return on === undefined ? [] : [{ on, pointer: `/authorizations/${index}/${field}` }];
      }),
    )
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .at(-1);
  return last === undefined
    ? silent
    : reading(due("retain-until", last.on, last.pointer, countingRules.retention));
}

/** Every date that the HIPAA rules set. */
export const hipaaClocks = (view: ClockView): ClockReading =>
  together(
    access(view),
    accounting(view),
    suspension(view),
    breachNotices(view),
    afterDeath(view),
    retention(view),
  );

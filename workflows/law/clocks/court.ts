import type { CaseFile } from "../../contract/case-file.ts";
import type { Deadline } from "../../contract/determination.ts";
import { addDays, inWords } from "../../deadlines/civil-calendar.ts";
import { businessDayBefore, computeDueDate } from "../../deadlines/compute-due-date.ts";
import { countingRules } from "../../deadlines/counting-rule.ts";
import { practicePolicy, thePaper } from "../../vocabulary/citation.ts";
import { calendarBeforeAnEvent, courtCalendar, holidaysAreKnown, listOfTheCourt } from "../case-calendar.ts";
import type { PaperKind } from "../paper.ts";
import { compulsoryKinds } from "../predicates/paper.ts";
import { reading, silent, together, waitingFor, type ClockReading, type ClockView } from "./clock.ts";
import { complianceDate, dateOnThePaper, signedExtension } from "./compliance.ts";

const earlier = (one: string, other: string | undefined): string =>
  other === undefined || one < other ? one : other;

/** Whether the paper commands the therapist to speak. */
export function commandsTestimony({ instrument }: CaseFile): boolean {
  const { commands, type } = instrument ?? {};
  return type === "testimony-subpoena" || commands?.includes("testify") === true;
}

/** Whether the paper commands production; a subpoena that says nothing else is read so. */
export function commandsProduction({ instrument }: CaseFile): boolean {
  const { commands, type } = instrument ?? {};
  if (commands === undefined) return type !== "testimony-subpoena";
  return commands.includes("produce") || commands.includes("inspect");
}

const isFederalForum = (caseFile: CaseFile): boolean =>
  caseFile.forum?.system === undefined || caseFile.forum.system === "federal";

/** By whose list the court's holidays were counted, where they were not recorded for the court. */
function holidaysCounted(caseFile: CaseFile): readonly string[] {
  const list = listOfTheCourt(caseFile);
  if (list === undefined) return [];
  return list.confidence === "verified"
    ? [`Holidays of ${list.name} are counted as ${list.cite} has them (FRCP 6(a)(6)(C)).`]
    : [
        `The holidays of ${list.name} were not read in its law; they give no more time until they are recorded.`,
      ];
}

/** Written objections to a federal civil production subpoena (FRCP 45(d)(2)(B)). */
function objectBy({ caseFile, paper }: ClockView): ClockReading {
  const civil = ["civil", undefined].includes(caseFile.forum?.nature);
  if (paper.kind !== "civil-subpoena" || !civil || !commandsProduction(caseFile) || !isFederalForum(caseFile))
    return silent;
  const servedOn = caseFile.instrument?.servedOn;
  const ruleId = "us.frcp.45-d-2-b.objection";
  const face = dateOnThePaper(caseFile);
  const noReturn = face === undefined ? waitingFor(ruleId, "/instrument/returnOn") : silent;
  if (servedOn === undefined) return together(waitingFor(ruleId, "/instrument/servedOn"), noReturn);
  const calendar = courtCalendar(caseFile);
  const counted = computeDueDate(servedOn, countingRules.objections, calendar);
  const extended = signedExtension(caseFile)?.extendsObjectionsToOn;
  const limit = earlier(counted.dueOn, face?.on);
  const strict = caseFile.policy?.day14Counts === false ? earlier(limit, addDays(counted.rawOn, -1)) : limit;
  const limitOn = extended ?? strict;
  const safeOn = businessDayBefore(earlier(counted.rawOn, face?.on), calendar);
  const deadline: Deadline = {
    id: "object-by",
    rawOn: counted.rawOn,
    limitOn,
    ...(face?.at !== undefined && limitOn === face.on ? { limitAt: face.at } : {}),
    safeOn,
    trigger: "/instrument/servedOn",
    steps: [
      ...counted.steps,
      ...holidaysCounted(caseFile),
      ...(face === undefined
        ? []
        : [`Compliance is demanded by ${inWords(face.on)}; the earlier of the two is the limit.`]),
      ...(strict === limit ? [] : ["Counsel's switch says that day 14 itself is too late."]),
      ...(extended === undefined
        ? []
        : [`A signed writing extends objections too, to ${inWords(extended)}.`]),
      `The last safe business day before all of it is ${inWords(safeOn)}; no days are added for mail.`,
    ],
    citation: countingRules.objections.citation,
    ruleId,
  };
  const unknownHolidays =
    counted.mayMove || !holidaysAreKnown(caseFile) ? waitingFor(ruleId, "/forum/courtHolidays") : silent;
  return together(reading(deadline), noReturn, unknownHolidays);
}

/** Whether the time for written objections is known to have run out on the day of assessment. */
export function objectionsAreLate(caseFile: CaseFile, deadlines: readonly Deadline[]): boolean {
  const limitOn = deadlines.find(({ id }) => id === "object-by")?.limitOn;
  return limitOn !== undefined && limitOn < caseFile.asOf.assessedOn;
}

const motionKinds: readonly PaperKind[] = ["criminal-subpoena", "grand-jury", "doj-subpoena"];

/** Motion to quash or petition: before the compliance date. */
function moveBefore({ caseFile, paper }: ClockView, late: boolean): ClockReading {
  const spoken = paper.kind === "civil-subpoena" && commandsTestimony(caseFile);
  if (!spoken && !motionKinds.includes(paper.kind) && !late) return silent;
  const compliance = complianceDate(caseFile);
  const ruleId = "us.clock.move-before";
  if (compliance === undefined) return waitingFor(ruleId, "/instrument/returnOn");
  const safeOn = businessDayBefore(compliance.on, courtCalendar(caseFile));
  const citations: Partial<Record<PaperKind, string>> = {
    "criminal-subpoena": "FRCrP 17(c)(2)",
    "grand-jury": "FRCrP 17(c)(2)",
  };
  // A federal rule of procedure is no authority in a state's court, and no rule of a state on this was read.
  const ofTheCourt =
    caseFile.forum?.system === "state" ? practicePolicy : (citations[paper.kind] ?? "FRCP 45(d)(3)(A)");
  return reading({
    id: "move-before",
    limitOn: compliance.on,
    ...(compliance.at === undefined ? {} : { limitAt: compliance.at }),
    safeOn,
    trigger: compliance.pointer,
    steps: [
      ...compliance.steps,
      `A motion is safe if filed by ${inWords(safeOn)}, the last business day before it.`,
    ],
    citation: paper.kind === "doj-subpoena" ? "18 USC 3486(a)(5)" : ofTheCourt,
    ruleId,
  });
}

/** The federal rule of a subpoena of a federal civil case; elsewhere the date rests on the paper that bears it. */
function returnCitation({ caseFile, paper: { kind } }: ClockView): string {
  if (kind === "judge-order" || kind === "unsigned-order") return "45 CFR 164.512(e)(1)(i)";
  const federal = kind === "civil-subpoena" && caseFile.forum?.system === "federal";
  return federal ? "FRCP 45(a)(1)(A)(iii)" : thePaper;
}

/** The compliance or return date of a compulsory paper or order. */
function returnDate(view: ClockView): ClockReading {
  const { caseFile, paper } = view;
  const compliance = complianceDate(caseFile);
  if (!compulsoryKinds.some((kind) => kind === paper.kind) || compliance === undefined) return silent;
  if (caseFile.order?.vacated === true || caseFile.order?.stayed === true) return silent;
  return reading({
    id: "return-date",
    dueOn: compliance.on,
    trigger: compliance.pointer,
    steps: [...compliance.steps],
    citation: returnCitation(view),
    ruleId: "us.clock.return-date",
  });
}

/** The first day after a running notice period, and the last look for objections before compliance. */
function noticePeriod({ caseFile, paper }: ClockView): ClockReading {
  if (!["civil-subpoena", "criminal-subpoena", "doj-subpoena", "party-discovery"].includes(paper.kind))
    return silent;
  const endsOn = (["notice", "practiceNotice"] as const).flatMap((side) => {
    const on = caseFile.assurances?.[side]?.objectionPeriodEndsOn;
    return on !== undefined && on >= caseFile.asOf.assessedOn ? [{ on, side }] : [];
  });
  const [running] = endsOn;
  if (running === undefined) return silent;
  const earliestOn = addDays(running.on, 1);
  return reading({
    id: "earliest-release",
    earliestOn,
    trigger: `/assurances/${running.side}/objectionPeriodEndsOn`,
    steps: [
      `The time to object ends on ${inWords(running.on)}.`,
      `Nothing goes before the day after, ${inWords(earliestOn)}; look for objections again on that day.`,
    ],
    citation: "45 CFR 164.512(e)(1)(iii)(C)",
    ruleId: "us.hipaa.164-512-e-1-iii-c-1.time-to-object",
  });
}

function recheck({ caseFile, paper }: ClockView): ClockReading {
  const compliance = complianceDate(caseFile);
  const noticed =
    caseFile.assurances?.notice?.statement === true || caseFile.assurances?.practiceNotice !== undefined;
  if (paper.kind !== "civil-subpoena" || compliance === undefined || !noticed) return silent;
  const dueOn = businessDayBefore(compliance.on, courtCalendar(caseFile));
  return reading({
    id: "recheck-objections",
    dueOn,
    trigger: compliance.pointer,
    steps: [...compliance.steps, `The last look for objections or rulings is on ${inWords(dueOn)}.`],
    citation: "45 CFR 164.512(e)(1)(iii)(C)",
    ruleId: "us.clock.recheck-objections",
  });
}

/** Response of the practice as a party to a request for production. */
function partyDiscovery({ caseFile, paper }: ClockView): ClockReading {
  if (paper.kind !== "party-discovery" || !isFederalForum(caseFile)) return silent;
  const servedOn = caseFile.instrument?.servedOn;
  const serviceMethod = caseFile.instrument?.serviceMethod;
  if (servedOn === undefined) return waitingFor("us.clock.party-discovery-response", "/instrument/servedOn");
  const byMail = serviceMethod === "mail" || serviceMethod === "certified-mail";
  const rule = byMail ? countingRules.partyDiscoveryByMail : countingRules.partyDiscovery;
  const counted = computeDueDate(servedOn, rule, courtCalendar(caseFile));
  return reading({
    id: "party-discovery-response",
    rawOn: counted.rawOn,
    dueOn: counted.dueOn,
    trigger: "/instrument/servedOn",
    steps: [...counted.steps, ...holidaysCounted(caseFile)],
    citation: byMail ? "FRCP 34(b)(2)(A); FRCP 6(d)" : rule.citation,
    ruleId: "us.clock.party-discovery-response",
  });
}

/** Motion papers before a hearing that is set (FRCP 6(c)(1)). */
function motionPapers({ caseFile }: ClockView): ClockReading {
  const hearingOn = caseFile.forum?.hearingOn;
  if (hearingOn === undefined || !isFederalForum(caseFile)) return silent;
  const counted = computeDueDate(hearingOn, countingRules.motionPapers, calendarBeforeAnEvent(caseFile));
  return reading({
    id: "serve-motion-papers",
    rawOn: counted.rawOn,
    dueOn: counted.dueOn,
    trigger: "/forum/hearingOn",
    steps: [...counted.steps],
    citation: countingRules.motionPapers.citation,
    ruleId: "us.clock.serve-motion-papers",
  });
}

/** Every date that a court's paper or rule sets. */
export function courtClocks(view: ClockView): ClockReading {
  const objection = objectBy(view);
  const late = objectionsAreLate(view.caseFile, objection.deadlines);
  return together(
    objection,
    moveBefore(view, late),
    returnDate(view),
    noticePeriod(view),
    recheck(view),
    partyDiscovery(view),
    motionPapers(view),
  );
}

import type { BreachDelay } from "../contract/incident.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "../request/events.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { forgetFacts, mergeFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { extensionIsRecorded } from "./clock-facts.ts";
import { happened } from "./happened.ts";
import * as patient from "./patient-side-facts.ts";

/** What an event alone does not say: today's date where the practice is, and the proposal that an answer speaks of. */
export type Known = {
  readonly on: CalendarDate;
  /** The incident that an assessment is of. */
  readonly incident?:
    | {
        readonly occurredOn: CalendarDate | null;
        readonly discoveredOn: CalendarDate;
        readonly delay: BreachDelay | null;
      }
    | undefined;
  /** Whether a match takes the place of another person's. */
  readonly personChanges?: boolean;
  /** Whether the paper that was let in is process of a party, and joins others. */
  readonly anotherProcess?: boolean;
  readonly proposal?:
    | { readonly newReturnOn?: CalendarDate | undefined; readonly extendsObjections?: boolean | undefined }
    | undefined;
};

type Reading<Type extends RequestEventType> = (
  facts: Facts,
  event: RequestEventOf<Type>,
  known: Known,
) => Facts;

// What was recorded of one person says nothing of another; what the paper says of its case stays.
const ofThePerson = [
  "/patient",
  "/privilege",
  "/decisions",
  "/order/namesPatient",
  "/assurances/practiceNotice",
  "/assurances/notice/address",
  "/forum/patientRole",
  "/forum/actionBroughtBy",
];
// Whoever was verified was verified as the former person, or for them (45 CFR 164.514(h)(1)). That it failed stays.
const verificationOf = ({ requester }: Facts): readonly string[] =>
  (["identityVerified", "authorityVerified"] as const)
    .filter((fact) => requester?.[fact] === true)
    .map((fact) => `/requester/${fact}`);

// The office, the letters or the order that was looked at is that of who asked then, on the paper that it was then.
const authorityRestsOn = ({ requester, instrument }: Facts) => [
  requester?.role,
  requester?.onBehalfOf,
  instrument?.type,
];
/** Authority that was verified says nothing of somebody else, or on another paper (45 CFR 164.514(h)(2)). */
function authorityOf(before: Facts, after: Facts): readonly string[] {
  const now = authorityRestsOn(after);
  const moved = authorityRestsOn(before).some((fact, n) => fact !== undefined && fact !== now[n]);
  return moved && after.requester?.authorityVerified === true ? ["/requester/authorityVerified"] : [];
}
/** More time that the other side agreed to in writing; the time to object moves only where the proposal says so. */
function moreTimeAgreed(facts: Facts, on: CalendarDate, proposal: Known["proposal"]): Facts {
  if (proposal?.newReturnOn === undefined) return facts;
  const objectionsMentioned = proposal.extendsObjections === true;
  return happened(facts, {
    type: "extension-agreed",
    occurredOn: on,
    form: "written",
    newReturnOn: proposal.newReturnOn,
    objectionsMentioned,
    ...(objectionsMentioned ? { extendsObjectionsToOn: proposal.newReturnOn } : {}),
  });
}

/** The events that say something to the law, and what. Every other event leaves the facts alone. */
const readings: { readonly [Type in RequestEventType]?: Reading<Type> } = {
  "request.opened": (facts, { asks, court, docket }) =>
    mergeFacts(facts, {
      instrument: {
        requestedClasses: asks.classes,
        requestedRange: asks.range,
        seeksTestimony: asks.testimony,
      },
      ...(court === undefined && docket === undefined ? {} : { forum: { court, docket } }),
    }),
  "facts.recorded": (facts, { patch, unknownAgain }) => {
    const { events = [], ...told } = patch;
    const read = forgetFacts(mergeFacts(facts, told), unknownAgain ?? []);
    const after = forgetFacts(read, authorityOf(facts, read));
    // What happened stays: a list in a patch must not leave out a motion or an objection that a command recorded.
    const known = new Set(after.events?.map((event) => JSON.stringify(event)));
    return events.filter((event) => !known.has(JSON.stringify(event))).reduce(happened, after);
  },
  "patient.matched": (facts, _event, { personChanges = false }) =>
    personChanges ? forgetFacts(facts, [...ofThePerson, ...verificationOf(facts)]) : facts,
  "requester.identity-verified": (facts, { authorityVerified }) =>
    mergeFacts(facts, {
      requester: {
        identityVerified: true,
        // Not verified is unknown, not false: nobody has shown that the authority is missing.
        authorityVerified: authorityVerified || undefined,
      },
    }),
  // Each process needs a notice, or an assurance of one, of its own (45 CFR 164.512(e)(1)(ii)(A), (iii)).
  "document.admitted": (facts, _event, { anotherProcess = false }) =>
    anotherProcess
      ? forgetFacts(facts, ["/assurances/notice", "/assurances/practiceNotice", "/assurances/stateNotice"])
      : facts,
  "negotiation.answered": (facts, { answer }, { on, proposal }) =>
    answer === "declined" ? facts : moreTimeAgreed(facts, on, proposal),
  "negotiation.rows-answered": (facts, { moreTime, answeredOn }, { proposal }) =>
    moreTime === "agreed" ? moreTimeAgreed(facts, answeredOn, proposal) : facts,
  "clock.extended": extensionIsRecorded,
  "objection.served": (facts, { servedOn }) =>
    happened(facts, { type: "objection-served", occurredOn: servedOn, by: "practice", form: "written" }),
  // To whom the records go after the look is the ruling's to say, and read off it.
  "in-camera.ruled": (facts) => mergeFacts(facts, { order: { inCameraReviewDone: true } }),
  "order.stayed": (facts) => mergeFacts(facts, { order: { stayed: true } }),
  "order.vacated": (facts) => mergeFacts(facts, { order: { vacated: true } }),
  // In force is what was recorded to be: a stay that ends makes no order of a paper that is none.
  "order.reinstated": (facts) => forgetFacts(facts, ["/order/stayed", "/order/vacated"]),
  "patient-notice.sent": patient.noticeIsSent,
  "patient.objected": patient.patientObjects,
  "patient-notice.cleared": patient.noticeIsCleared,
  "privilege.claimed": patient.privilegeIsClaimed,
  "privilege.waived": patient.privilegeIsWaived,
  "privilege.overruled": patient.privilegeIsOverruled,
  "motion-to-quash.filed": (facts, { filedOn, by }) =>
    happened(facts, {
      type: by === "patient" ? "patient-motion-to-quash-filed" : "motion-to-quash-filed",
      occurredOn: filedOn,
      form: "court-filing",
      by,
    }),
  "motion-to-quash.decided": (facts, { decidedOn, result, by }) =>
    happened(facts, {
      type: "motion-decided",
      occurredOn: decidedOn,
      result,
      by,
    }),
  "motion-to-quash.appealed": (facts, { appealedOn, by }) =>
    happened(facts, { type: "ruling-appealed", occurredOn: appealedOn, form: "court-filing", by }),
  "protective-order.sought": (facts, { by }) => {
    // Only the party that wants the records can give this assurance, or the practice itself (45 CFR 164.512(e)(1)(iv), (vi)).
    if (by === "patient") return facts;
    const qpo = by === "practice" ? { requestedByPractice: true } : { requestedFromCourt: true };
    return mergeFacts(facts, { assurances: { qpo } });
  },
  "protective-order.entered": (facts, { enteredOn, limitsUse, returnOrDestroy }) =>
    mergeFacts(facts, {
      assurances: { qpo: { documented: true, entered: true, enteredOn, limitsUse, returnOrDestroy } },
    }),
  "incident.opened": (facts, { kind, occurredOn, discoveredOn, affectedIndividuals }) => ({
    ...(kind === "wrong-recipient" ? forgetFacts(facts, verificationOf(facts)) : facts),
    // Another incident is another matter than the last.
    incident: { ...(occurredOn ? { occurredOn } : {}), discoveredOn, affectedIndividuals },
  }),
  "incident.assessed": (facts, { finding, affectedIndividuals }, { incident }) => {
    const { incident: _before, ...others } = facts;
    if (incident === undefined) return facts;
    const { occurredOn, discoveredOn, delay } = incident;
    const known = {
      ...(occurredOn ? { occurredOn } : {}),
      discoveredOn,
      affectedIndividuals,
      ...(delay === null ? {} : { lawEnforcementDelay: delay }),
    };
    switch (finding) {
      case "breach":
        return { ...others, incident: { ...known, lowProbabilityDocumented: false } };
      case "low-probability":
        return { ...others, incident: { ...known, lowProbabilityDocumented: true } };
      case "secured":
        return { ...others, incident: { ...known, unsecured: false } };
      // Neither is a breach at all, so that nothing presumes one (45 CFR 164.402(1)).
      case "exclusion":
      case "permitted":
        return others;
    }
  },
  // An incident that is found to be no breach has no facts, and nothing to delay.
  "incident.delay-asked": (facts, { statement, statedOn, untilOn }) =>
    facts.incident === undefined
      ? facts
      : {
          ...facts,
          incident: { ...facts.incident, lawEnforcementDelay: { statement, statedOn, untilOn } },
        },
  // A request that was denied is no longer before the court and assures of nothing (45 CFR 164.512(e)(1)(iv)).
  "protective-order.denied": (facts) =>
    mergeFacts(facts, {
      assurances: {
        qpo: {
          entered: false,
          requestedFromCourt: false,
          requestedByPractice: false,
          presentedToCourt: false,
        },
      },
    }),
};

/** The facts after an event: what the lifecycle records is known to the law too, without being typed twice. */
export function recordFact(facts: Facts, event: RequestEvent, known: Known): Facts {
  const reading = readings[event.type] as Reading<RequestEventType> | undefined;
  return reading === undefined ? facts : reading(facts, event, known);
}

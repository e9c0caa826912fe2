import type { RequestEventOf } from "../request/events.ts";
import { forgetFacts, mergeFacts } from "./facts.ts";
import type { Facts } from "./facts.ts";
import { happened } from "./happened.ts";

// What passes between the practice and its patient, as the law reads it (45 CFR 164.512(e)(1)(iii), (vi); FRE 501).

/** The practice's own effort to tell the patient: its words, its address and the last day to object. */
export const noticeIsSent = (facts: Facts, event: RequestEventOf<"patient-notice.sent">): Facts =>
  mergeFacts(facts, {
    assurances: {
      practiceNotice: {
        writtenNoticeAttempted: true,
        address: event.to,
        sentOn: event.sentOn,
        contentSufficient: event.saysEnough,
        objectionPeriodEndsOn: event.objectBy,
      },
    },
  });

/** One filed with the court is pending until the court rules; one told to the practice alone is not (45 CFR 164.512(e)(1)(iii)(C)). */
export const patientObjects = (
  facts: Facts,
  { objectedOn, how }: RequestEventOf<"patient.objected">,
): Facts => {
  const told = happened(facts, {
    type: "patient-objected",
    occurredOn: objectedOn,
    by: "patient",
    form: how,
  });
  const filed = how === "court-filing";
  return filed && told.assurances?.practiceNotice
    ? answeredNotice(told, { objectionsFiled: true, objectionsResolved: false })
    : told;
};

/** How the patient's time, or the objection, ended; a ruling is the law's only where something was filed. */
export function noticeIsCleared(
  facts: Facts,
  { clearedOn, how }: RequestEventOf<"patient-notice.cleared">,
): Facts {
  const last = facts.events?.findLast(({ type }) => type === "patient-objected");
  const result = {
    withdrawn: "withdrawn",
    overruled: "denied",
    "overruled-in-part": "granted-in-part",
  } as const;
  const ruled =
    how === "no-objection" || last?.form !== "court-filing"
      ? facts
      : happened(facts, {
          type: "motion-decided",
          occurredOn: clearedOn,
          result: result[how],
          by: "patient",
        });
  if (ruled.assurances?.practiceNotice === undefined) return ruled;
  if (how === "no-objection" || how === "withdrawn")
    return answeredNotice(ruled, { objectionsFiled: false, docketCheckedOn: clearedOn });
  return answeredNotice(ruled, {
    objectionsFiled: true,
    objectionsResolved: true,
    // Of a ruling in part somebody has to read whether what is asked still fits it.
    ...(how === "overruled" ? { requestMatchesResolution: true } : {}),
  });
}

type Answer = NonNullable<NonNullable<Facts["assurances"]>["practiceNotice"]>;
const ofResolution = ["objectionsResolved", "requestMatchesResolution", "resolvedForClasses"];
/** What became of the notice takes the place of what was known of it before. */
const answeredNotice = (facts: Facts, practiceNotice: Answer): Facts =>
  mergeFacts(
    forgetFacts(
      facts,
      ofResolution.map((fact) => `/assurances/practiceNotice/${fact}`),
    ),
    { assurances: { practiceNotice } },
  );

export const privilegeIsClaimed = (facts: Facts, { by }: RequestEventOf<"privilege.claimed">): Facts =>
  mergeFacts(forgetFacts(facts, ["/privilege/waiver"]), {
    privilege: { status: "claimed", ...(by === "practice" ? { assertedByPractice: true } : {}) },
  });

export const privilegeIsWaived = (
  facts: Facts,
  { waivedOn, signedBy, coversClasses, coversTestimony }: RequestEventOf<"privilege.waived">,
): Facts =>
  mergeFacts(forgetFacts(facts, ["/privilege/waiver"]), {
    privilege: {
      status: "waived-in-writing",
      waiver: { signedBy, documentOn: waivedOn, coversClasses, coversTestimony },
    },
  });

/** Only the court itself, or the patient's writing, frees what the privilege covers. */
export const privilegeIsOverruled = (
  facts: Facts,
  { ruledOn, coversClasses, coversTestimony }: RequestEventOf<"privilege.overruled">,
): Facts =>
  mergeFacts(forgetFacts(facts, ["/privilege/waiver"]), {
    privilege: {
      status: "waived-by-court",
      waiver: { signedBy: "court", documentOn: ruledOn, coversClasses, coversTestimony },
    },
  });

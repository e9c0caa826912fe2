import {
  all,
  any,
  isFalse,
  isOneOf,
  isTrue,
  known,
  lists,
  not,
  question,
  settled,
  waiting,
  type Predicate,
} from "../predicate.ts";
import { undecided } from "../motions.ts";
import type { Scene } from "../scene.ts";

type Side = "notice" | "practiceNotice";

const showsNotice = [
  "notice-copy",
  "proof-of-mailing",
  "affidavit",
  "certificate-of-service",
  "return-receipt",
  "court-ruling",
];

/** Whether a written statement came with documents that show the notice; a docket sheet alone shows none. */
export const noticeIsDocumented: Predicate = all(
  isTrue("/assurances/notice/statement"),
  lists("/assurances/notice/documentation", ...showsNotice),
);

/** Whether the day on which the notice was sent, if it is recorded, has come: what is still to be sent tells nobody. */
const noticeIsSent = (side: Side): Predicate => {
  const at = `/assurances/${side}/sentOn`;
  return question(`the day of ${at}, if recorded, has come`, ({ caseFile }) => {
    const on = caseFile.assurances?.[side]?.sentOn;
    return on === undefined ? settled(true) : settled(on <= caseFile.asOf.assessedOn, at);
  });
};

/** N1: whether a good-faith attempt at written notice was made by today, not to an address known to be old. */
export const noticeWasAttempted = (side: Side): Predicate =>
  all(
    isTrue(`/assurances/${side}/writtenNoticeAttempted`),
    noticeIsSent(side),
    not(known(isOneOf(`/assurances/${side}/address`, "old"))),
    not(
      known(all(isOneOf(`/assurances/${side}/address`, "last-known"), isTrue("/patient/knownWhereabouts"))),
    ),
  );

/** N2: whether the notice said enough about case and request to object. */
export const noticeSaidEnough = (side: Side): Predicate => isTrue(`/assurances/${side}/contentSufficient`);

/** N3: whether the time to object has run on the date of assessment; none has where the notice went on its last day, or later. */
export const objectionPeriodHasRun = (side: Side): Predicate => {
  const at = `/assurances/${side}/objectionPeriodEndsOn`;
  return question(`the time to object, to ${at}, has run`, (scene) => {
    const { objectionPeriodEndsOn: endsOn, sentOn } = scene.caseFile.assurances?.[side] ?? {};
    if (endsOn === undefined) return waiting(at);
    if (sentOn !== undefined && sentOn >= endsOn) return settled(false, at, `/assurances/${side}/sentOn`);
    return settled(endsOn < scene.caseFile.asOf.assessedOn, at);
  });
};

/** Events by which somebody other than the practice asked a court to stop the production, still undecided. */
export const pendingMotions = ({ caseFile }: Pick<Scene, "caseFile">): readonly number[] =>
  undecided(caseFile, (event) => event.form === undefined || event.form === "court-filing");

/** Whether no motion of the patient or another person is pending. */
export const noMotionIsPending: Predicate = question(
  "no motion to stop the production is pending",
  (scene) => {
    const pending = pendingMotions(scene);
    return settled(pending.length === 0, ...pending.map((index) => `/events/${index}`));
  },
);

const rulings = ({ caseFile }: Scene, ...results: readonly (string | undefined)[]): readonly string[] =>
  (caseFile.events ?? []).flatMap((event, index) =>
    event.type === "motion-decided" && results.includes(event.result) ? [`/events/${index}`] : [],
  );

/** Whether a court granted a motion to quash, whoever brought it. */
export const processIsQuashed: Predicate = question("a court quashed the process", (scene) => {
  const granted = rulings(scene, "granted");
  return settled(granted.length > 0, ...granted);
});

/** Whether a court granted a motion in part, or ruled in a way that is not recorded. */
export const processMayBeModified: Predicate = question("a court may have modified the process", (scene) => {
  const modified = rulings(scene, "granted-in-part", undefined);
  return settled(modified.length > 0, ...modified);
});

/** Whether the court's resolution of objections allows this class, where it lists classes. */
const resolutionAllowsClass = (side: Side): Predicate => {
  const at = `/assurances/${side}/resolvedForClasses`;
  return question(`the court's resolution, if ${at} lists classes, allows this one`, (scene) => {
    const classes = scene.caseFile.assurances?.[side]?.resolvedForClasses;
    return classes === undefined ? settled(true) : settled(classes.includes(scene.class), at);
  });
};

/** Whether the docket, if it is recorded when, was looked at between the last day to object and today. */
const docketWasCheckedInTime = (side: Side): Predicate => {
  const at = `/assurances/${side}/docketCheckedOn`;
  return question(`${at}, if recorded, is after the time to object and not to come`, ({ caseFile }) => {
    const { docketCheckedOn: on, objectionPeriodEndsOn: endsOn } = caseFile.assurances?.[side] ?? {};
    if (on === undefined) return settled(true);
    const tooEarly = endsOn !== undefined && on <= endsOn;
    return settled(!tooEarly && on <= caseFile.asOf.assessedOn, at);
  });
};

/** N4: whether no objection was filed, as far as the docket could tell, or the court resolved every one and the request fits. */
export const objectionsAreResolved = (side: Side): Predicate =>
  all(
    noMotionIsPending,
    any(
      all(isFalse(`/assurances/${side}/objectionsFiled`), docketWasCheckedInTime(side)),
      all(
        not(known(isFalse(`/assurances/${side}/objectionsFiled`))),
        isTrue(`/assurances/${side}/objectionsResolved`),
        isTrue(`/assurances/${side}/requestMatchesResolution`),
        resolutionAllowsClass(side),
      ),
    ),
  );

/** Whether what is still asked fits what the court left of the process. */
export const requestFitsTheRuling: Predicate = all(
  isTrue("/assurances/notice/requestMatchesResolution"),
  resolutionAllowsClass("notice"),
);

/** Whether the requester's assurance of notice is complete: statement, documents and N1 to N4. */
export const noticeAssuranceIsComplete: Predicate = all(
  noticeIsDocumented,
  noticeWasAttempted("notice"),
  noticeSaidEnough("notice"),
  objectionPeriodHasRun("notice"),
  objectionsAreResolved("notice"),
);

const orderIsRecordedAsEntered: Predicate = isTrue("/assurances/qpo/entered");

const aJudgeSignedTheOrder: Predicate = question("a judge has signed the protective order", (scene) => {
  const on = scene.caseFile.assurances?.qpo?.enteredOn;
  // What a day to come says holds from that day on.
  if (on !== undefined && on > scene.caseFile.asOf.assessedOn)
    return settled(false, "/assurances/qpo/enteredOn");
  return orderIsRecordedAsEntered.ask(scene);
});

/** Q1 or Q2: whether the order was agreed and presented, or asked for by the seeking party, or is entered. */
export const protectiveOrderIsSought: Predicate = any(
  all(isTrue("/assurances/qpo/agreedByParties"), isTrue("/assurances/qpo/presentedToCourt")),
  isTrue("/assurances/qpo/requestedFromCourt"),
  aJudgeSignedTheOrder,
);

/** Whether the order bars other use and requires return or destruction: both, or it is not a qualified one. */
export const protectiveOrderHasBothTerms: Predicate = all(
  isTrue("/assurances/qpo/limitsUse"),
  isTrue("/assurances/qpo/returnOrDestroy"),
);

/** Whether a judge entered a qualified protective order; asking for one, or agreeing on it, is less. */
export const protectiveOrderIsEntered: Predicate = all(aJudgeSignedTheOrder, protectiveOrderHasBothTerms);

/** Whether the requester's assurance by qualified protective order is complete. */
export const protectiveOrderAssuranceIsComplete: Predicate = all(
  isTrue("/assurances/qpo/documented"),
  protectiveOrderIsSought,
  protectiveOrderHasBothTerms,
);

/** Whether the practice itself gave notice with the required content, or asked for a qualified protective order. */
export const practiceMadeItsOwnEfforts: Predicate = any(
  all(
    noticeWasAttempted("practiceNotice"),
    noticeSaidEnough("practiceNotice"),
    objectionPeriodHasRun("practiceNotice"),
    objectionsAreResolved("practiceNotice"),
  ),
  all(isTrue("/assurances/qpo/requestedByPractice"), protectiveOrderHasBothTerms),
);

/** Whether some satisfactory assurance is complete. */
export const assuranceIsComplete: Predicate = any(
  noticeAssuranceIsComplete,
  protectiveOrderAssuranceIsComplete,
  practiceMadeItsOwnEfforts,
);

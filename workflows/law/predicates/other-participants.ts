import { sessionSettingSchema } from "../../contract/case-file-record.ts";
import { all, any, isFalse, isOneOf, isRecorded, isTrue, known, not, type Predicate } from "../predicate.ts";
import { formCoversSegment } from "./authorization.ts";
import { aJudgeOrderReachesSegment } from "./order.ts";
import { accessKinds, classIs, isPsychotherapyNotes, kindIs, noFormHelps, subpoenaKinds } from "./paper.ts";

const identified = "/segments/*/participants/othersIdentified";
const separable = "/segments/*/participants/separable";
const jointSettings = sessionSettingSchema.options.filter((setting) => setting !== "individual");

const othersAreIdentified: Predicate = known(isTrue(identified));

/** Whether the session was one of several people, and nobody has recorded whether its note shows the others. */
const nobodyLookedForOthers: Predicate = all(
  known(isOneOf("/segments/*/participants/setting", ...jointSettings)),
  not(isRecorded(identified)),
  not(classIs("testimony")),
);

/** Whether others who took part can be told from the segment, or nobody has looked into a joint session for them. */
export const othersMayBeIdentified: Predicate = any(othersAreIdentified, nobodyLookedForOthers);

/** Whether what concerns the others can be taken out; where only that is unrecorded it is asked, and closes nothing. */
export const othersCanBeTakenOut: Predicate = all(isTrue(identified), not(known(isFalse(separable))));

/** Whether somebody still has to look if the other participants' part can be separated. */
export const separabilityIsUnknown: Predicate = all(othersAreIdentified, not(isRecorded(separable)));

const formIsTheWay: Predicate = all(known(formCoversSegment), not(kindIs(...accessKinds, ...noFormHelps)));

/**
 * Whether the segment would go without anybody having heard the others: on one participant's form, on process of which only
 * the patient is told, for the payment of one, or as notes that the clinician gives by choice. The right of access takes in
 * what is about the person who was there, treatment needs nobody's form, and an order says itself what goes.
 */
export const othersAreNotHeard: Predicate = all(
  any(
    formIsTheWay,
    kindIs(...subpoenaKinds, "oversight-letter", "directive", "party-discovery", "defense-use"),
    kindIs("plan-review", "payer-review", "workers-comp"),
    all(kindIs("patient-access"), isPsychotherapyNotes),
  ),
  not(known(aJudgeOrderReachesSegment)),
);

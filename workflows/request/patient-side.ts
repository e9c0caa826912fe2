import type { Judged } from "./guards.ts";
import { amended } from "./nullable.ts";
import type { RequestContext } from "./context.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// The patient's own part: the practice's notice (45 CFR 164.512(e)(1)(vi)), the patient's objection, and the privilege.

type Remembered = { readonly context: RequestContext };
type Asked = Remembered & { readonly event: Recorded };
type AskedOf<Type extends Recorded["type"]> = Remembered & { readonly event: RecordedOf<Type> };
type Change = Partial<RequestContext>;

// notice and objection
/** While the patient may still object, or has objected and nothing settled it, nothing goes. */
export const noticeDoesNotRun = ({ context }: Remembered): boolean =>
  context.patientNotice?.cleared !== false;
export const patientDoesNotObject = ({ context }: Remembered): boolean => context.patientObjects === null;
export const patientIsQuiet = (asked: Remembered): boolean =>
  noticeDoesNotRun(asked) && patientDoesNotObject(asked);
export const noticeMayBeGiven = ({ event }: Asked): boolean => event.judgement.tellsNoPatient !== true;
export const noticeLeavesTime = ({ event }: AskedOf<"patient-notice.sent">): boolean =>
  event.objectBy > event.sentOn;
/** What was only told to the practice may still be filed. */
export const objectionIsNews = ({ context, event }: AskedOf<"patient.objected">): boolean =>
  context.patientObjects === null || (context.patientObjects === "told" && event.how === "court-filing");
/** Nobody objected to the court by the last day, which is looked up on a later one (45 CFR 164.512(e)(1)(iii)(C)(1)). */
export const timeToObjectHasRun = ({ context, event }: AskedOf<"patient-notice.cleared">): boolean =>
  event.how !== "no-objection" ||
  (context.patientNotice !== null && event.clearedOn > context.patientNotice.objectBy);
export const somethingIsToBeCleared = ({ context, event }: AskedOf<"patient-notice.cleared">): boolean => {
  const { patientNotice, patientObjects } = context;
  if (event.how === "no-objection")
    return patientObjects !== "filed" && (patientObjects === "told" || patientNotice?.cleared === false);
  return event.how === "withdrawn" ? patientObjects !== null : patientObjects === "filed";
};
/** An objection that is withdrawn before its time has run may be made again. */
export const timeStillRuns = ({ context, event }: Asked): boolean =>
  event.type === "patient-notice.cleared" &&
  event.how === "withdrawn" &&
  context.patientNotice !== null &&
  event.clearedOn <= context.patientNotice.objectBy;
/** Another person's notice, waiver or ruling says nothing of this one. */
export const personChanges = ({ context, event }: Asked): boolean =>
  event.type === "patient.matched" && context.patientRef !== null && context.patientRef !== event.patientRef;

export const noticeSent = ({ event }: AskedOf<"patient-notice.sent">): Change => ({
  patientNotice: { sentOn: event.sentOn, objectBy: event.objectBy, cleared: false },
});
export const patientObjected = ({ event }: AskedOf<"patient.objected">): Change => ({
  patientObjects: event.how === "court-filing" ? "filed" : "told",
});
export const noticeCleared = ({ context }: Remembered): Change => ({
  patientNotice: amended(context.patientNotice, { cleared: true }),
  patientObjects: null,
});
/** What is withdrawn within the time leaves the time, whatever had cleared the notice before. */
export const timeRunsOn = ({ context }: Remembered): Change => ({
  patientNotice: amended(context.patientNotice, { cleared: false }),
  patientObjects: null,
});

// the privilege
/** A claim keeps communications here; what records none is not privileged, and must still be produced in time (FRCP 45(e)(2)(A)). */
export const noClaimedRecordIsApproved = ({ context, event }: Judged): boolean =>
  !context.privilegeClaimed || event.judgement.communications === "none";
export const privilegeIsNotClaimed = ({ context }: Remembered): boolean => !context.privilegeClaimed;
/** Whether the patient's own part leaves what is released free to be handed over still. */
export const patientLetsItGo = (asked: Asked): boolean =>
  patientIsQuiet(asked) && noClaimedRecordIsApproved(asked);

import type { Edit } from "./edit.ts";

const requirements = "workflows/request/requirements-of-production.ts";
const conditions = "workflows/request/conditions.ts";
const motions = "workflows/request/motions.ts";

/** What a court, the patient or the practice set against a release. */
export const contestBugs = {
  "a hold does not stop a release": [
    {
      file: requirements,
      find: "    ...quiet,\n    {\n      holds: certifiedWhereAsked,",
      put: "    {\n      holds: certifiedWhereAsked,",
    },
  ],
  "a pause is not looked at": [
    { file: conditions, find: "    holds: ask.nothingIsHeld,", put: "    holds: () => true," },
  ],
  "a motion before the court is not looked at": [
    { file: conditions, find: "    holds: noMotionIsLive,", put: "    holds: () => true," },
  ],
  "a protective order that is sought is not waited for": [
    { file: conditions, find: "    holds: ask.noOrderIsSought,", put: "    holds: () => true," },
  ],
  "an objection that was served is not looked at": [
    { file: conditions, find: "    holds: ask.noObjectionIsLive,", put: "    holds: () => true," },
  ],
  "a stay is not looked at": [
    { file: conditions, find: "    holds: orderIsNotStayed,", put: "    holds: () => true," },
  ],
  "a look in camera is not waited for": [
    { file: conditions, find: "    holds: courtDoesNotLook,", put: "    holds: () => true," },
  ],
  "an objection of the patient is not looked at": [
    { file: conditions, find: "    holds: patientDoesNotObject,", put: "    holds: () => true," },
  ],
  "the time to object is not waited for": [
    { file: conditions, find: "    holds: noticeDoesNotRun,", put: "    holds: () => true," },
  ],
  "that nobody objected is known before the time has run": [
    {
      file: "workflows/request/patient-side.ts",
      find: `event.how !== "no-objection" ||
  (context.patientNotice !== null && event.clearedOn > context.patientNotice.objectBy);`,
      put: 'event.how !== "no-objection" || context.patientNotice !== null;',
    },
  ],
  "a claim of the privilege is only noted": [
    { file: conditions, find: "    holds: noClaimedRecordIsApproved,", put: "    holds: () => true," },
    {
      file: "workflows/facts/record-fact.ts",
      find: `  "privilege.claimed": patient.privilegeIsClaimed,
`,
      put: "",
    },
  ],
  "the practice goes to court without counsel": [
    {
      file: "workflows/request/counsel.ts",
      find: "return on !== undefined && on <= by;",
      put: "return on === undefined || on <= by;",
    },
  ],
  "counsel signs off once and for all": [
    {
      file: "workflows/request/counsel.ts",
      find: "return { signedOff, signedDrafts };",
      put: "return { signedOff: context.signedOff, signedDrafts: context.signedDrafts };",
    },
  ],
  "one motion that is decided settles them all": [
    {
      file: motions,
      find: `  motionsFiled: left({ context, event }),
  motionDrafted: context.motionDrafted`,
      put: `  motionsFiled: [],
  motionDrafted: context.motionDrafted`,
    },
  ],
  "an appeal is not pending": [
    {
      file: motions,
      find: `  motionsFiled: [...context.motionsFiled, event.by],
  motionsLost: lostWithout(context, event.by),
  ...(event.by === "practice" ? signOffUsed(context, "appeal")`,
      put: `  motionsLost: lostWithout(context, event.by),
  ...(event.by === "practice" ? signOffUsed(context, "appeal")`,
    },
  ],
} as const satisfies Readonly<Record<string, readonly Edit[]>>;

import { courtDoesNotLook, courtLetsItGo, orderIsNotStayed } from "./court-at-work.ts";
import type { RequestContext } from "./context.ts";
import { reportComesLate } from "./assemblies.ts";
import * as ask from "./guards.ts";
import { somethingWasReleased } from "./phases.ts";
import { noMotionIsLive } from "./motions.ts";
import { noClaimedRecordIsApproved, noticeDoesNotRun, patientDoesNotObject } from "./patient-side.ts";

// Conditions that several events share, with what their sender is told when one does not hold.

export const open = {
  holds: ask.requestIsOpen,
  atEveryStep: true,
  code: "wrong-state",
  words:
    "This is possible from submission until release. A request that was released is closed first, and one that is closed is reopened.",
} as const;
export const underWay = {
  holds: ask.requestIsUnderWay,
  atEveryStep: true,
  code: "wrong-state",
  words: "The request is closed. Reopen it first.",
} as const;
/** From submission on, whatever was released or delivered since. */
export const begun = {
  holds: ({ context }: { readonly context: RequestContext }) =>
    context.stage === "open" || context.stage === "released",
  atEveryStep: true,
  code: "wrong-state",
  words:
    "This is recorded from submission on, until the request is closed. One that is closed is reopened first.",
} as const;
/** From submission on; once it is closed, while what was released lies with somebody: what they owe depends on it. */
export const begunOrLeft = {
  holds: ({ context }: { readonly context: RequestContext }) =>
    context.stage === "open" ||
    context.stage === "released" ||
    (context.stage === "closed" && somethingWasReleased({ context })),
  atEveryStep: true,
  code: "wrong-state",
  words:
    "This is recorded from submission on, and of a closed request if something of it was released. Nothing was: reopen it first.",
} as const;
export const notReleased = {
  holds: ask.requestLooksUnreleased,
  code: "wrong-state",
  words: "The production has been released already, or the request is closed: it can no longer be withdrawn.",
} as const;
export const notDelivered = {
  holds: ask.somethingCanBeHeld,
  code: "wrong-state",
  words:
    "A request is put on hold between submission and delivery. This one is a draft, was delivered or is closed: nothing is left to hold back.",
} as const;
export const lawReleases = {
  holds: ask.lawReleasesEveryApprovedRecord,
  code: "refused-by-law",
  words:
    "The law, read again just now, no longer releases every approved record. Return the request for changes and review the records whose outcome is not release.",
  citations: ["45 CFR 164.502(a)"],
} as const;
export const sameRecipient = {
  holds: ask.recipientStands,
  code: "refused-by-law",
  words:
    "The law, read again just now, sends this to another recipient than the one it was confirmed for: the court alone instead of the requester, or the other way round. Return the request for changes and have it confirmed again.",
  citations: ["45 CFR 164.512(e)(1)(i)"],
} as const;
export const groundFits = {
  holds: ask.theGroundFits,
  code: "invalid-field",
  words:
    "The law would release this record. To keep it back choose a ground that the law knows against this paper; your own words stay inside.",
  citations: ["FRCP 45(e)(2)(A)"],
} as const;
export const withheldOnGrounds = {
  holds: ask.everyWithholdingHasItsGround,
  code: "wrong-state",
  words:
    "The law, read again just now, would release a record that was withheld without a ground of its own, or on one that cannot be held against this paper. Return the request for changes: the clinician chooses one, or approves.",
  citations: ["FRCP 45(e)(2)(A)"],
} as const;
export const vaultReady = {
  holds: ask.vaultIsReadyIfNeeded,
  code: "refused-by-law",
  words:
    "Psychotherapy notes are among the approved records. Two persons must approve the vault for exactly these notes, under an authorization, an order or a recorded exception that opens them, before the release can be confirmed.",
  citations: ["45 CFR 164.508(a)(2)"],
} as const;
export const authorityOpens = {
  holds: ask.vaultAuthorityOpens,
  code: "refused-by-law",
  words:
    "The authority named does not open these psychotherapy notes: it must be a valid authorization for psychotherapy notes that covers each of them, an order in force that names them, or an exception of the closed list whose facts are recorded.",
  citations: ["45 CFR 164.508(a)(2)", "45 CFR 164.508(b)(3)(ii)"],
  missingFacts: ["/authorizations", "/order"],
} as const;

/** What keeps records from going while somebody still contests it, or nobody has looked. */
export const quiet = [
  {
    holds: ask.nothingIsHeld,
    code: "wrong-state",
    words: "The request is on hold. Lift the hold first.",
  },
  {
    holds: ask.noExtensionIsOpen,
    code: "wrong-state",
    words: "A proposal to move the return date is open. Answer it, or wait for the answer.",
  },
  {
    holds: noMotionIsLive,
    code: "wrong-state",
    words:
      "A motion to quash is being drafted or is before the court. Record the decision, or that it was withdrawn.",
    citations: ["FRCP 45(d)(3)"],
  },
  {
    holds: ask.noOrderIsSought,
    code: "wrong-state",
    words: "A protective order has been sought and the court has not ruled. Record the ruling.",
    citations: ["45 CFR 164.512(e)(1)(iv)"],
  },
  {
    holds: ask.noObjectionIsLive,
    code: "wrong-state",
    words:
      "An objection has been served. Production waits until it is withdrawn, settled or overruled; record which.",
    citations: ["FRCP 45(d)(2)(B)"],
  },
  {
    holds: orderIsNotStayed,
    code: "wrong-state",
    words: "The order is stayed: nothing goes before it is reinstated or vacated. Record which.",
    citations: ["45 CFR 164.512(e)(1)(i)"],
  },
  {
    holds: courtDoesNotLook,
    code: "wrong-state",
    words:
      "The court looks at the records in camera before anybody else receives them. Record the ruling, or that the court declined to look.",
    citations: ["45 CFR 164.512(e)(1)(i)"],
  },
  {
    holds: courtLetsItGo,
    code: "wrong-state",
    words:
      "The court looked at the records in camera and keeps them from the parties. Close the request with the outcome that says why, or record a later ruling.",
    citations: ["45 CFR 164.512(e)(1)(i)"],
  },
  {
    holds: patientDoesNotObject,
    code: "wrong-state",
    words:
      "The patient objects, and nothing has settled it. Record under Notice and privilege how the objection ended.",
    citations: ["45 CFR 164.512(e)(1)(iii)(C)"],
  },
  {
    holds: noticeDoesNotRun,
    code: "wrong-state",
    words:
      "The practice's notice to the patient has not been cleared. Once the last day to object has passed, look at the docket and record under Notice and privilege that nobody objected, or the objection.",
    citations: ["45 CFR 164.512(e)(1)(iii)(C)"],
  },
  {
    holds: noClaimedRecordIsApproved,
    code: "wrong-state",
    words:
      "The privilege is claimed, and a record of what the patient told a therapist is among the approved. Return the request for changes and withhold it on that ground, or record the signed waiver or the ruling.",
    citations: ["FRE 501", "FRCP 45(e)(2)(A)"],
  },
  {
    holds: ask.everyPaperIsRead,
    code: "wrong-state",
    words:
      "A paper has come in that nobody of the practice has opened. Open it first: it may be a revocation or a motion.",
    citations: ["45 CFR 164.508(b)(5)"],
  },
] as const;

export const identityVerified = {
  holds: ask.identityIsVerified,
  code: "refused-by-law",
  words: "The requester's identity has not been verified. Verify it and record how.",
  citations: ["45 CFR 164.514(h)(1)"],
  missingFacts: ["/requester/identityVerified"],
} as const;
export const authorityVerified = {
  holds: ask.authorityIsVerified,
  code: "refused-by-law",
  words:
    "An official asks, or somebody in the patient's place, and nobody has recorded that their authority was verified. Look at the office, the appointment, the letters or the order, and record it under People.",
  citations: ["45 CFR 164.514(h)(1)", "45 CFR 164.514(h)(2)"],
  missingFacts: ["/requester/authorityVerified"],
} as const;
export const speaksForTheSide = {
  holds: ask.sideIsTheSpeakers,
  code: "invalid-field",
  words:
    "Each side speaks for itself: the practice cannot speak for a requester who uses the portal, nor the other way round.",
} as const;
export const thisProduction = {
  holds: ask.productionIsThisOne,
  code: "wrong-state",
  words:
    "This is not the production in hand: it was superseded or never begun. Use the one the request shows now.",
} as const;
export const aProductionOfOurs = {
  ...thisProduction,
  holds: (asked: Parameters<typeof ask.reportIsOfThisProduction>[0]) =>
    ask.reportIsOfThisProduction(asked) || reportComesLate(asked),
} as const;
export const paperKnown = {
  holds: ask.paperIsAdmitted,
  code: "not-found",
  words: "No admitted paper of this request has this id.",
} as const;

export const weightStands = {
  holds: ask.weightStands,
  code: "refused-by-law",
  words:
    "The weight of the paper, judged again just now, is not the one that was confirmed. Record the facts, then confirm the weight again.",
  missingFacts: ["/instrument/type", "/instrument/signerRole"],
} as const;

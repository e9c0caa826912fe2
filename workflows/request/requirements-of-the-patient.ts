import { begun, notDelivered, paperKnown, underWay } from "./conditions.ts";
import * as ask from "./guards.ts";
import * as patient from "./patient-side.ts";
import type { Requirements } from "./requirement.ts";

const matched = {
  holds: ask.patientIsMatched,
  code: "wrong-state",
  words: "Match the patient first: a notice goes to a person of the practice's files.",
} as const;

const holderIsKnown = {
  ...matched,
  words: "Match the patient first: only the holder of the privilege, or who acts for the holder, waives it.",
  citations: ["FRE 501"],
} as const;

/** What the practice's notice, the patient's objection and the privilege must meet. */
export const ofThePatient = {
  "patient-notice.sent": [
    notDelivered,
    matched,
    {
      holds: patient.noticeMayBeGiven,
      code: "refused-by-law",
      words: "An order forbids telling the patient. Ask counsel before anybody does.",
      citations: ["18 USC 3486(a)(6)"],
      missingFacts: ["/instrument/nonDisclosureOrder/exists"],
    },
    {
      holds: patient.noticeLeavesTime,
      code: "invalid-field",
      words:
        "The last day to object must come after the day the notice was sent: a notice that leaves no time is none.",
      citations: ["45 CFR 164.512(e)(1)(iii)(B)"],
    },
  ],
  "patient.objected": [
    notDelivered,
    {
      holds: patient.objectionIsNews,
      code: "wrong-state",
      words: "The patient's objection is recorded already. Record how it ended, then what came after.",
    },
  ],
  "patient-notice.cleared": [
    underWay,
    {
      holds: patient.somethingIsToBeCleared,
      code: "wrong-state",
      words:
        "There is nothing of this kind to clear. A notice that runs ends with no objection; an objection ends withdrawn, and one that was filed with the court by the court's ruling.",
    },
    {
      holds: patient.timeToObjectHasRun,
      code: "refused-by-law",
      words:
        "That nobody objected can be known only after the last day to object which the notice names. Look at the docket on a later day, and record it then.",
      citations: ["45 CFR 164.512(e)(1)(iii)(C)"],
    },
  ],
  "privilege.claimed": [
    notDelivered,
    {
      holds: patient.privilegeIsNotClaimed,
      code: "wrong-state",
      words: "The privilege is claimed already.",
    },
  ],
  "privilege.waived": [begun, holderIsKnown, paperKnown],
  "privilege.overruled": [begun],
} as const satisfies Partial<Requirements>;

import { caseFileSchema, type CaseFile } from "../../../workflows/contract/case-file.ts";
import { changed, type Plain } from "../changed.ts";
import type { Vignette } from "../vignette.ts";

/** A case beside the kept ones: the same state, other facts. */
export type Neighbour = {
  readonly title: string;
  readonly caseFile: CaseFile;
  readonly expect: Vignette["expect"];
};

const written = { author: { role: "mental-health-professional", license: "psychologist" } };

/** A session note kept apart from the chart. */
export const notes: Plain = {
  id: "notes",
  kind: "session-note",
  ...written,
  storage: { heldSeparately: true },
  content: ["conversation-content"],
};

/** A session note in the chart. */
export const progress: Plain = { ...notes, id: "progress", storage: { heldSeparately: false } };

/** Dates and charges. */
export const billing: Plain = { id: "billing", kind: "billing", content: ["attendance-dates", "fees"] };

/** What the therapist could say. */
export const testimony: Plain = { id: "testimony", kind: "testimony", ...written };

/** The same piece written by somebody with another licence. */
export const by = (license: string, piece: Plain): Plain =>
  changed(piece, { author: { role: "mental-health-professional", license } });

/** A lawyer's subpoena of the state's own civil court. */
export const subpoena: Plain = {
  requester: { role: "opposing-counsel", purpose: "litigation" },
  instrument: {
    type: "attorney-subpoena",
    signerRole: "attorney",
    judgeSigned: false,
    commands: ["produce"],
  },
  forum: { system: "state", nature: "civil" },
  authorizations: [],
};

/** A complete assurance of notice under HIPAA. */
export const noticeComplete: Plain = {
  assurances: {
    notice: {
      statement: true,
      documentation: ["notice-copy", "proof-of-mailing"],
      writtenNoticeAttempted: true,
      contentSufficient: true,
      objectionsFiled: false,
      objectionPeriodEndsOn: "2026-11-01",
    },
  },
};

/** A form that meets HIPAA for everything but psychotherapy notes. */
export const form: Plain = {
  id: "form",
  form: "hipaa-authorization",
  elements: {
    information: true,
    discloser: true,
    recipient: true,
    purpose: true,
    expiry: true,
    signatureAndDate: true,
  },
  statements: { revocation: true, conditioning: true, redisclosure: true },
  coversAllRecords: true,
  mentionsPsychotherapyNotes: false,
  compoundWith: [],
  signers: [{ role: "patient" }],
  recipientMatchesRequester: true,
  signedOn: "2026-10-01",
  statedExpiry: "date",
  expiresOn: "2027-03-01",
};

/** A lawyer's letter with the patient's form. */
export const letterWith = (change: Plain = {}): Plain => ({
  requester: { role: "opposing-counsel", purpose: "litigation" },
  instrument: { type: "attorney-letter-with-authorization", signerRole: "attorney" },
  authorizations: [changed(form, change)],
});

/** A writing of the patient that waives the privilege for the chart. */
export const waived: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes", "chart-other"] },
  },
};

/** An order of the state's own judge for the chart. */
export const order: Plain = {
  instrument: { type: "court-order", signerRole: "judge", judgeSigned: true, commands: ["produce"] },
  forum: { system: "state", nature: "civil" },
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
};

/** A board's subpoena about the author of the notes. */
export const boardSubpoena: Plain = {
  requester: {
    role: "licensing-board",
    authorityVerified: true,
    purpose: "oversight",
    oversees: "note-author",
  },
  instrument: {
    type: "licensing-board-subpoena",
    signerRole: "board-official",
    judgeSigned: false,
    commands: ["produce"],
    legalBasis: { citesAuthority: true },
  },
  forum: { system: "state", nature: "investigative" },
};

/** The patient asks for the record. */
export const accessRequest: Plain = {
  requester: { role: "patient" },
  instrument: { type: "patient-access-request", signerRole: "patient", receivedOn: "2026-10-05" },
};

/** A parent asks for the record of a minor. */
export const parentAsks: Plain = {
  requester: { role: "parent" },
  instrument: { type: "representative-access-request", signerRole: "parent", receivedOn: "2026-10-05" },
  patient: {
    ageYears: 14,
    alive: true,
    representatives: [{ role: "parent", isRequester: true, custody: "joint-legal" }],
  },
};

/** The minor consented to the service alone, and lawfully. */
export const ownService: Plain = {
  patient: { consent: { minorConsentedAlone: true, lawfulWithoutParent: true, otherConsentRequired: false } },
};

/** A part of the chart that records a threat. */
export const threat: Plain = { ...progress, content: ["threat-statement"] };

/** A warning by the practice itself. */
export const warning = (recipientRole: string): Plain => ({
  requester: { role: "practice", purpose: "threat-prevention", recipientRole },
  instrument: { type: "self-initiated-disclosure", signerRole: "clinician" },
  decisions: { threat: { goodFaithBelief: true, seriousAndImminent: true, recipientCanPrevent: true } },
});

/** A case of a practice in a state, from fragments laid over one another. */
export function caseIn(state: string, segments: readonly Plain[], ...fragments: readonly Plain[]): CaseFile {
  const base: Plain = {
    schemaVersion: 1,
    asOf: { assessedOn: "2026-11-23", timeZone: "America/New_York" },
    practice: { state, hipaaCoveredEntity: true, part2Program: false, partyToCase: false },
    requester: { identityVerified: true },
    policy: { stateLayer: "apply" },
    segments,
  };
  const whole = fragments.reduce(changed, base);
  const placed = "forum" in whole ? changed({ forum: { state } }, whole) : whole;
  return caseFileSchema.parse(placed);
}

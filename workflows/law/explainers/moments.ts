import type { CaseFile, DocumentClass } from "../../contract/case-file.ts";
import type { MomentId } from "../../contract/guidance-words.ts";

/** One moment: the federal rules in reading order, and cases by which a state's are found. */
export type Moment = {
  readonly rules: readonly string[];
  /** Ordinary cases of the moment; what a state says of one of them is shown too. */
  readonly cases: readonly Pick<CaseFile, "instrument" | "requester" | "patient" | "order">[];
  readonly classes: readonly DocumentClass[];
  /** What is said of this class as well is left out, being no matter of the distinction. */
  readonly unlessSaidOf?: DocumentClass;
};

const asks = (
  type: NonNullable<NonNullable<CaseFile["instrument"]>["type"]>,
): Pick<CaseFile, "instrument"> => ({ instrument: { type } });

const judgesOrder: Pick<CaseFile, "instrument" | "order"> = {
  instrument: { type: "court-order", signerRole: "judge", judgeSigned: true },
  order: { exists: true, inForce: true },
};

const bothKinds: readonly DocumentClass[] = ["psychotherapy-notes", "progress-notes"];

/** What is said at each moment. */
export const momentsOfLaw: Readonly<Record<MomentId, Moment>> = {
  insurer: {
    rules: [
      "us.hipaa.164-506-c-3.payment",
      "us.hipaa.164-502-b.minimum-necessary",
      "us.hipaa.164-508-a-2.notes-authorization",
      "us.hipaa.164-508-b-4.benefit-conditioned",
      "us.hipaa.164-522-a-1-vi.self-paid",
    ],
    cases: [asks("health-plan-review")],
    classes: bothKinds,
  },
  "subpoena-or-order": {
    rules: [
      "us.frcp.45-a-3.issued-without-a-judge",
      "us.hipaa.164-512-e-1-iii.statement-and-documentation",
      "us.hipaa.164-512-e-1-ii-a.notice-assurance",
      "us.hipaa.164-512-e-1-ii-b.protective-order-assurance",
      "us.hipaa.164-512-e-1-i.order",
      "us.hipaa.164-512-e-1-i.order-signer",
      "us.hipaa.164-508-a-2-ii.order",
      "us.fre.501.privilege",
      "us.frcp.45-d-2-b.objection",
      "us.frcp.45-d-3-a.quash-privilege",
    ],
    cases: [asks("attorney-subpoena"), judgesOrder],
    classes: bothKinds,
  },
  "other-provider": {
    rules: [
      "us.hipaa.164-506-c-2.treatment-by-another",
      "us.hipaa.164-502-b-2-i.no-minimum-for-treatment",
      "us.hipaa.164-508-a-2.notes-authorization",
      "us.hipaa.164-508-a-2-i-a.originator",
    ],
    cases: [asks("provider-request")],
    classes: bothKinds,
  },
  "own-request": {
    rules: [
      "us.hipaa.164-524-a-1.right-of-access",
      "us.hipaa.164-524-a-1-i.notes-outside-access",
      "us.hipaa.164-508-a-2.notes-to-individual",
      "us.hipaa.164-524-a-2-i.unreviewable",
      "us.hipaa.164-524-a-3.harm",
      "us.hipaa.164-524-a-3.distress-is-no-ground",
      "us.hipaa.164-524-d.denial",
      "us.hipaa.164-502-g.personal-representative",
      "us.hipaa.164-502-g-3-i.parent-of-minor",
    ],
    cases: [
      asks("patient-access-request"),
      {
        ...asks("representative-access-request"),
        requester: { role: "parent" },
        patient: { ageYears: 14, consent: { minorConsentedAlone: true } },
      },
    ],
    classes: bothKinds,
  },
  documentation: {
    rules: [
      "us.hipaa.164-501.definition",
      "us.hipaa.164-508-a-2.notes-authorization",
      "us.hipaa.164-508-b-2-iv.compound-or-conditioned",
      "us.hipaa.164-501.separability",
    ],
    cases: [asks("attorney-subpoena"), asks("patient-access-request"), asks("provider-request")],
    classes: ["psychotherapy-notes"],
    unlessSaidOf: "progress-notes",
  },
  training: {
    rules: ["us.hipaa.164-508-a-2-i-b.own-training", "us.hipaa.164-508-a-2.notes-authorization"],
    cases: [asks("internal-training-use")],
    classes: ["psychotherapy-notes"],
  },
  "board-or-malpractice": {
    rules: [
      "us.hipaa.164-512-d-1.health-oversight",
      "us.hipaa.164-508-a-2-ii.oversight-of-author",
      "us.hipaa.164-508-a-2-ii.statutory-board-subpoena",
      "us.hipaa.164-506-c-1.own-operations",
      "us.hipaa.164-508-a-2-i-c.own-defense",
      "us.hipaa.164-524-a-1-ii.file-of-counsel-compelled",
    ],
    cases: [asks("licensing-board-subpoena")],
    classes: bothKinds,
  },
  release: {
    rules: [
      "us.hipaa.164-514-h-1-i.identity",
      "us.hipaa.164-508-a-1.authorization",
      "us.hipaa.164-508-b-5-i.revoked",
      "us.hipaa.164-502-b.not-requested",
      "us.hipaa.164-502-b.minimum-necessary",
      "us.hipaa.164-508-a-2.notes-authorization",
      "us.hipaa.164-501.other-participants",
      "us.part-2.2-31-a.consent",
      "us.hipaa.160-203-b.more-protective",
    ],
    cases: [],
    classes: [],
  },
};

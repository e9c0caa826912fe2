import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  caseIn,
  form,
  letterWith,
  noticeComplete,
  notes,
  order,
  ownService,
  parentAsks,
  progress,
  subpoena,
  threat,
  waived,
  warning,
  type Neighbour,
} from "./case.ts";

const DC = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("DC", segments, ...fragments);
const secrets: Plain = { ...notes, content: ["third-party-confidence"] };
const notesForm = {
  coversAllRecords: false,
  coversClasses: ["psychotherapy-notes"],
  mentionsPsychotherapyNotes: true,
  psychotherapyNotesOnly: true,
};
const planAsks: Plain = {
  requester: { role: "health-plan", purpose: "payment" },
  instrument: { type: "health-plan-review", signerRole: "insurer" },
};
/** District of Columbia beside the kept cases. */
export const washingtonian: readonly Neighbour[] = [
  {
    title: "D.C.: complete HIPAA notice opens nothing, not even the charges",
    caseFile: DC([progress, billing], subpoena, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustActions: ["request-authorization", "assert-privilege"],
      mustCite: ["D.C. Code 7-1201.02", "D.C. Code 14-307(b)"],
    },
  },
  {
    title: "D.C.: a form of less than a year and a waiver open the chart, with the warning and the log",
    caseFile: DC([progress, billing], subpoena, { authorizations: [form] }, waived),
    expect: {
      outcomes: { "progress-notes": "release", "billing-logistics": "release" },
      mustActions: ["attach-redisclosure-notice", "log-accounting"],
      deadlines: [{ id: "dc-auth-max-life", limitOn: "2027-10-01" }],
    },
  },
  {
    title: "D.C.: a form that runs for two years is void from the start",
    caseFile: DC([progress], letterWith({ expiresOn: "2028-10-01" })),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: false, defects: ["ST"] } },
      controlling: "state",
      mustCite: ["D.C. Code 7-1202.02(a)(5)"],
    },
  },
  {
    title: "D.C.: a form whose event has not come dies with its 365th day",
    caseFile: DC(
      [progress],
      letterWith({
        signedOn: "2025-11-22",
        statedExpiry: "event",
        expiresOn: null,
        practiceKnowsEventOccurred: false,
      }),
    ),
    expect: { authorizations: { form: { valid: false, defects: ["ST"] } } },
  },
  {
    title: "D.C.: on the 365th day it still lives",
    caseFile: DC(
      [progress],
      letterWith({
        signedOn: "2025-11-23",
        statedExpiry: "event",
        expiresOn: null,
        practiceKnowsEventOccurred: false,
      }),
    ),
    expect: { outcomes: { "progress-notes": "release" }, authorizations: { form: { valid: true } } },
  },
  {
    title: "D.C.: client of sixteen and father sign together",
    caseFile: DC(
      [progress],
      letterWith({ signers: [{ role: "patient" }, { role: "parent", authorityDescribed: true }] }),
      {
        patient: { ageYears: 16, consent: { parentConsentedToService: true } },
      },
    ),
    expect: { outcomes: { "progress-notes": "release" }, authorizations: { form: { valid: true } } },
  },
  {
    title: "D.C.: a client of sixteen signs alone for services no parent consented to",
    caseFile: DC([progress], letterWith(), {
      patient: { ageYears: 16, consent: { parentConsentedToService: false } },
    }),
    expect: { authorizations: { form: { valid: true } } },
  },
  {
    title: "D.C.: whether a parent consented is asked before a client of sixteen signs alone",
    caseFile: DC([progress], letterWith(), { patient: { ageYears: 16 } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: "unknown" } },
      missingFacts: ["/patient/consent/parentConsentedToService"],
    },
  },
  {
    title: "D.C.: a child of twelve cannot sign alone",
    caseFile: DC([progress], letterWith(), { patient: { ageYears: 12 } }),
    expect: { authorizations: { form: { valid: false, defects: ["ST"] } } },
  },
  {
    title: "D.C.: a parent signs for a child of twelve",
    caseFile: DC([progress], letterWith({ signers: [{ role: "parent", authorityDescribed: true }] }), {
      patient: { ageYears: 12, alive: true, consent: { parentConsentedToService: true } },
    }),
    expect: { authorizations: { form: { valid: true } } },
  },
  {
    title: "D.C.: the client's own form for session notes opens them, third parties' secrets it does not",
    caseFile: DC([notes, { ...secrets, id: "secrets" }], letterWith(notesForm)),
    expect: { segments: { notes: "release", secrets: "withhold" }, controlling: "state" },
  },
  {
    title: "D.C.: a suit over fees opens no personal notes",
    caseFile: DC([secrets], {
      requester: { role: "practice", purpose: "collection-of-fees" },
      instrument: { type: "internal-defense-use", signerRole: "practice" },
      forum: { system: "state", nature: "civil", topic: "contract", actionBroughtBy: "practice" },
    }),
    expect: { outcomes: { "psychotherapy-notes": "withhold" }, controlling: "state" },
  },
  {
    title: "D.C.: an order that names the notes still leaves the personal ones",
    caseFile: DC([secrets], order, {
      order: { namesClasses: ["psychotherapy-notes"], expresslyNamesPsychotherapyNotes: true },
    }),
    expect: { outcomes: { "psychotherapy-notes": "withhold" }, controlling: "state", needsCounsel: true },
  },
  {
    title: "D.C.: the board is not mentioned in the Act as it was read",
    caseFile: DC([progress], boardSubpoena, { privilege: { status: "not-waived" } }),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "D.C.: the board gets what the client freed",
    caseFile: DC([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "D.C.: the client's own pleading is for a court to measure",
    caseFile: DC([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["D.C. Code 7-1204.03(a)"],
    },
  },
  {
    title: "D.C.: a payer gets diagnosis and charges, not what was said",
    caseFile: DC(
      [
        progress,
        billing,
        { ...progress, id: "summary", content: ["summary-diagnosis", "summary-prognosis"] },
      ],
      planAsks,
    ),
    expect: {
      segments: { progress: "withhold", billing: "release", summary: "release" },
      controlling: "state",
      mustCite: ["D.C. Code 7-1202.07"],
      mustActions: ["attach-redisclosure-notice"],
    },
  },
  {
    title: "D.C.: another provider with a form for the notes",
    caseFile: DC([notes, progress], letterWith(notesForm), {
      requester: { role: "treating-provider", purpose: "treatment" },
      instrument: { type: "provider-request", signerRole: "treating-provider" },
    }),
    expect: { outcomes: { "psychotherapy-notes": "release", "progress-notes": "release" } },
  },
  {
    title: "D.C.: a warning goes to the intended victim",
    caseFile: DC([threat], warning("intended-victim")),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "D.C.: a warning does not go to an employer",
    caseFile: DC([threat], warning("employer")),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "state",
      mustCite: ["D.C. Code 7-1203.03"],
    },
  },
  {
    title: "D.C.: a denial of access is for imminent serious harm only",
    caseFile: DC([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      mustCite: ["D.C. Code 7-1205.02"],
      mustNotActions: ["attach-redisclosure-notice"],
    },
  },
  {
    title: "D.C.: the record of a minor who sought services alone",
    caseFile: DC([progress], parentAsks, ownService),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustCite: ["D.C. Code 7-1231.14(b)"] },
  },
  {
    title: "D.C.: which a professional gives to the mother",
    caseFile: DC([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "D.C.: a victim has fourteen days after the notice",
    caseFile: DC([progress], subpoena, {
      instrument: { type: "criminal-trial-subpoena" },
      forum: { nature: "criminal", patientRole: "alleged-victim", chargesPending: true },
      assurances: { stateNotice: { kind: "other", noticeOn: "2026-11-02" } },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      deadlines: [{ id: "dc-victim-objection", limitOn: "2026-11-16" }],
    },
  },
];

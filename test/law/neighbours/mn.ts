import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
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

const MN = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("MN", segments, ...fragments);
const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const waivedInPart: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
  },
};
const untilTheClaimEnds = (signedOn: string): Plain => ({
  signedOn,
  statedExpiry: "event",
  expiresOn: null,
  expiryEvent: "when my claim is resolved",
  practiceKnowsEventOccurred: false,
});
const nextTherapist: Plain = {
  requester: { role: "treating-provider", purpose: "treatment" },
  instrument: { type: "provider-request", signerRole: "treating-provider" },
};

/** Minnesota beside the kept cases. */
export const minnesotan: readonly Neighbour[] = [
  {
    title:
      "Minnesota: a complete assurance of HIPAA is for counsel to weigh and opens nothing, not even charges",
    caseFile: MN([progress, billing, notes], subpoena, noticeComplete),
    expect: {
      outcomes: {
        "progress-notes": "needs-authorization",
        "billing-logistics": "needs-authorization",
        "psychotherapy-notes": "needs-court-order",
      },
      controlling: "escalate",
      mustActions: ["request-authorization", "assert-privilege"],
      mustCite: ["Minn. Stat. 144.293", "Schneider v. Children's Health Care", "Minn. Stat. 595.02"],
      needsCounsel: true,
    },
  },
  {
    title: "Minnesota: consent and waiver open a psychologist's chart, as far as the waiver goes",
    caseFile: MN([progress, intake], subpoena, { authorizations: [form] }, waivedInPart),
    expect: { segments: { progress: "release", intake: "needs-authorization" }, controlling: "state" },
  },
  {
    title: "Minnesota: a counselor's chart, consented to and freed in part",
    caseFile: MN(
      [by("professional-counselor", progress), by("professional-counselor", intake)],
      subpoena,
      { authorizations: [form] },
      waivedInPart,
    ),
    expect: {
      segments: { progress: "release", intake: "needs-authorization" },
      mustCite: ["Minn. Stat. 148B.593"],
    },
  },
  {
    title: "Minnesota: an opponent cannot put the patient's condition in controversy",
    caseFile: MN([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: { mustCite: ["Minn. R. Civ. P. 35.03"], mustProhibit: ["infer-waiver"] },
  },
  {
    title: "Minnesota: an order is followed",
    caseFile: MN([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Minnesota: a board has what the client freed, and the rest is for counsel",
    caseFile: MN([progress, intake], boardSubpoena, waivedInPart),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      controlling: "state",
      needsCounsel: true,
    },
  },
  {
    title: "Minnesota: a consent that ends with an event lives a year, and its last day counts",
    caseFile: MN([progress], letterWith(untilTheClaimEnds("2025-11-23"))),
    expect: {
      outcomes: { "progress-notes": "release" },
      authorizations: { form: { valid: true } },
      deadlines: [{ id: "mn-consent-life", limitOn: "2026-11-23" }],
    },
  },
  {
    title: "Minnesota: a day later it has lapsed",
    caseFile: MN([progress], letterWith(untilTheClaimEnds("2025-11-22"))),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: false, defects: ["ST"] } },
      controlling: "state",
      deadlines: [{ id: "mn-consent-life", limitOn: "2026-11-22" }],
      mustCite: ["Minn. Stat. 144.293, subd. 4"],
    },
  },
  {
    title: "Minnesota: when a consent that ends with an event was signed is asked",
    caseFile: MN([progress], letterWith({ ...untilTheClaimEnds("2025-11-22"), signedOn: null })),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      missingFacts: ["/authorizations/0/signedOn"],
      mustNotDeadlines: ["mn-consent-life"],
    },
  },
  {
    title: "Minnesota: a consent of three years ago that states a later day still stands",
    caseFile: MN([progress], letterWith({ signedOn: "2023-10-01" })),
    expect: {
      outcomes: { "progress-notes": "release" },
      authorizations: { form: { valid: true } },
      mustNotDeadlines: ["mn-consent-life"],
    },
  },
  {
    title: "Minnesota: the victim is warned",
    caseFile: MN([by("professional-counselor", threat)], warning("intended-victim")),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["Minn. Stat. 148B.593(c)"] },
  },
  {
    title: "Minnesota: how much the police may hear beside the warning is for counsel",
    caseFile: MN([by("professional-counselor", threat)], warning("police")),
    expect: { mustCite: ["Expose v. Thad Wilderson & Assocs."], needsCounsel: true },
  },
  {
    title: "Minnesota: whether another provider may have the chart without a consent is for counsel",
    caseFile: MN([progress], nextTherapist, { authorizations: [] }),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustCite: ["Minn. Stat. 144.293, subd. 2"],
      needsCounsel: true,
    },
  },
  {
    title: "Minnesota: with one it is not",
    caseFile: MN([progress], nextTherapist, { authorizations: [form] }),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: false },
  },
  {
    title: "Minnesota: the patient's own request runs on the federal days",
    caseFile: MN([progress], accessRequest),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "both",
      deadlines: [{ id: "access-due", dueOn: "2026-11-04" }],
    },
  },
  {
    title: "Minnesota: the mother of a minor who came alone waits for a professional",
    caseFile: MN([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["Minn. Stat. 144.3431"],
      needsCounsel: true,
    },
  },
  {
    title: "Minnesota: who decides to tell her",
    caseFile: MN([progress], parentAsks, ownService, waived, {
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

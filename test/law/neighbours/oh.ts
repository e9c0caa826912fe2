import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
  caseIn,
  form,
  noticeComplete,
  order,
  ownService,
  parentAsks,
  progress,
  subpoena,
  waived,
  type Neighbour,
} from "./case.ts";

const OH = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("OH", segments, ...fragments);
const licences = [
  ["professional-counselor", "R.C. 2317.02(G)"],
  ["psychiatrist", "R.C. 2317.02(B)"],
  ["psychologist", "R.C. 4732.19"],
  ["licensed-associate", "R.C. 2317.02"],
] as const;
const teenObjects: Plain = {
  patient: { ageYears: 15, alive: true, consent: { minorObjectsToDisclosure: true } },
};
const waivedBy = (signedBy: string): Plain => ({
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy, coversClasses: ["progress-notes"] },
  },
});
const tenderedBy = (who: string): Plain => ({
  privilege: { status: "not-waived", conditionTenderedBy: who },
});
const counselors = by("clinical-social-worker", progress);

/** Ohio beside the kept cases. */
export const ohioan: readonly Neighbour[] = [
  ...licences.flatMap(([licence, cite]): Neighbour[] => [
    {
      title: `Ohio: complete notice frees the charges and not the chart of a ${licence}`,
      caseFile: OH([by(licence, progress), billing], subpoena, noticeComplete),
      expect: {
        outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
        controlling: "state",
        mustActions: ["seek-protective-order", "request-in-camera", "assert-privilege", "serve-objection"],
        mustCite: [cite, "Folmar v. Griffin (Ohio App. 2006)"],
        mustNotDeadlines: ["oh-object"],
        needsCounsel: true,
      },
    },
    {
      title: `Ohio: the client's express waiver frees the chart of a ${licence}`,
      caseFile: OH([by(licence, progress)], subpoena, noticeComplete, waived),
      expect: {
        outcomes: { "progress-notes": "release" },
        mustNotActions: ["seek-protective-order", "request-in-camera"],
      },
    },
  ]),
  {
    title: "Ohio: a form that covers the chart is no waiver",
    caseFile: OH([progress], subpoena, { authorizations: [form], privilege: { status: "not-waived" } }),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustActions: ["seek-protective-order"] },
  },
  {
    title: "Ohio: what the parents signed does not settle it against a fifteen-year-old who objects",
    caseFile: OH([progress], subpoena, noticeComplete, teenObjects, waivedBy("representative")),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["assert-privilege"],
      mustCite: ["Rulong v. Rulong, 2004-Ohio-6919"],
      needsCounsel: true,
    },
  },
  {
    title: "Ohio: what the fifteen-year-old signed does",
    caseFile: OH([progress], subpoena, noticeComplete, teenObjects, waivedBy("patient")),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Ohio: who signed the waiver is asked before a minor's objection gives way",
    caseFile: OH([progress], subpoena, noticeComplete, teenObjects, {
      privilege: { status: "waived-in-writing", waiver: { coversClasses: ["progress-notes"] } },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      missingFacts: ["/privilege/waiver/signedBy"],
    },
  },
  {
    title: "Ohio: a suit waives for a psychologist's related communications, as far as a court says",
    caseFile: OH([progress], subpoena, noticeComplete, tenderedBy("patient")),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["R.C. 2317.02(B)(3)(a)"],
    },
  },
  {
    title: "Ohio: for a social worker's it waives nothing",
    caseFile: OH([counselors], subpoena, noticeComplete, tenderedBy("patient")),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["R.C. 2317.02(G)"],
    },
  },
  {
    title: "Ohio: a parent's claim for custody opens what a court calls relevant, and only then",
    caseFile: OH([by("psychiatrist", progress)], subpoena, noticeComplete, { forum: { topic: "custody" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["Torres Friedenberg v. Friedenberg, 2020-Ohio-3345"],
    },
  },
  {
    title: "Ohio: an order that names no exception is looked at by counsel and followed",
    caseFile: OH([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both", needsCounsel: true },
  },
  {
    title: "Ohio: one that applies an exception is followed",
    caseFile: OH([progress], order, { order: { stateFindings: ["statutory-exception-applied"] } }),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: false },
  },
  {
    title: "Ohio: a board waits for the client's writing",
    caseFile: OH([progress], boardSubpoena),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "Ohio: and has it then",
    caseFile: OH([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Ohio: what a denial of access needs was not read, so counsel looks",
    caseFile: OH([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      mustCite: ["R.C. 3701.74"],
      mustNotDeadlines: ["access-due-federal"],
      needsCounsel: true,
    },
  },
  {
    title: "Ohio: a mother is not told what a fourteen-year-old sought alone",
    caseFile: OH([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["R.C. 5122.04(A)"],
      needsCounsel: true,
    },
  },
  {
    title: "Ohio: unless the professional finds a compelling need",
    caseFile: OH([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

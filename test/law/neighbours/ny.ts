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
  threat,
  waived,
  warning,
  type Neighbour,
} from "./case.ts";

const NY = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("NY", segments, ...fragments);
const program = { practice: { setting: "state-licensed-mental-health-program" } };
const weighed = { order: { stateFindings: ["interests-of-justice-outweigh-confidentiality"] } };

/** New York beside the kept cases. */
export const newYorker: readonly Neighbour[] = [
  {
    title:
      "New York: a social worker's chart stays without the client's form, and objections are due in twenty days",
    caseFile: NY([by("clinical-social-worker", progress), billing], subpoena, noticeComplete, {
      instrument: { servedOn: "2026-10-05", returnOn: "2026-11-30" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      deadlines: [{ id: "ny-object", dueOn: "2026-10-25" }],
      mustCite: ["CPLR 4508"],
      mustNotDeadlines: ["object-by", "def-object"],
    },
  },
  {
    title: "New York: the licence of a counselor leaves the privilege to counsel, and nothing goes",
    caseFile: NY([by("professional-counselor", progress)], subpoena, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["CPLR 4504"],
      needsCounsel: true,
    },
  },
  {
    title: "New York: a counselor's chart goes with a form and a waiver",
    caseFile: NY([by("professional-counselor", progress)], subpoena, { authorizations: [form] }, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New York: a psychologist's chart that the client freed goes with a form",
    caseFile: NY([progress], subpoena, { authorizations: [form] }, waived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "New York: a form alone does not waive the privilege",
    caseFile: NY([progress, billing], subpoena, {
      authorizations: [form],
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      mustActions: ["assert-privilege"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "New York: an order for a licensed program needs the weighing",
    caseFile: NY([progress], order, program),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["seek-clarification"],
    },
  },
  {
    title: "New York: with the weighing the program follows it",
    caseFile: NY([progress], order, program, weighed),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New York: a private practice follows an order without it",
    caseFile: NY([progress], order, { practice: { setting: "private-practice" } }),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "New York: an agency is not stopped by the authorization rule, but the privilege is claimed",
    caseFile: NY([progress, billing], boardSubpoena, { privilege: { status: "not-waived" } }),
    expect: {
      outcomes: { "progress-notes": "object-by-date", "billing-logistics": "release" },
      mustActions: ["assert-privilege"],
      needsCounsel: true,
    },
  },
  {
    title: "New York: what the client freed goes to the agency",
    caseFile: NY([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New York: a private practice shows no ten days, because nobody read them",
    caseFile: NY([progress], accessRequest, {
      practice: { setting: "private-practice" },
      instrument: { accessMode: "inspect" },
    }),
    expect: {
      controlling: "both",
      deadlines: [{ id: "access-due", dueOn: "2026-11-04" }],
      mustNotDeadlines: ["ny-access-inspect", "access-due-federal"],
    },
  },
  {
    title: "New York: a refusal of a program names the harm and the committee",
    caseFile: NY([progress], accessRequest, program, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      mustCite: ["MHL 33.16(c)(3)", "10 NYCRR 50-3.2(f)"],
    },
  },
  {
    title: "New York: a program's warning goes to the police",
    caseFile: NY([threat], warning("police"), program),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New York: a program's warning does not go to a friend",
    caseFile: NY([threat], warning("friend"), program),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "state",
      mustCite: ["MHL 33.13(c)(6)"],
    },
  },
  {
    title: "New York: a minor who sought care alone, and a mother who asks",
    caseFile: NY([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["MHL 33.21"],
      needsCounsel: true,
    },
  },
  {
    title: "New York: unless a professional decides to give her the record",
    caseFile: NY([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

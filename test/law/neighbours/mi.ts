import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
  caseIn,
  noticeComplete,
  order,
  ownService,
  parentAsks,
  progress,
  subpoena,
  waived,
  type Neighbour,
} from "./case.ts";

const MI = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("MI", segments, ...fragments);
const notWaived: Plain = { privilege: { status: "not-waived" } };
const facility: Plain = { practice: { setting: "facility" } };
const familyTherapist = by("marriage-and-family-therapist", progress);
const counselors = by("professional-counselor", progress);

/** Michigan beside the kept cases. */
export const michigander: readonly Neighbour[] = [
  {
    title: "Michigan: complete notice frees the charges of a facility and not the chart",
    caseFile: MI([progress, billing], subpoena, noticeComplete, facility, notWaived),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["assert-privilege", "serve-objection", "request-authorization", "produce-in-part"],
      mustProhibit: ["infer-waiver"],
      mustCite: ["MCL 330.1748(5)(a)", "MCL 330.1750(1)", "MCL 333.18237"],
    },
  },
  {
    title: "Michigan: the patient's waiver frees the chart",
    caseFile: MI([progress], subpoena, noticeComplete, facility, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Michigan: what was said in family therapy no waiver frees",
    caseFile: MI([familyTherapist], subpoena, noticeComplete, waived),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustCite: ["MCL 333.16911"],
      needsCounsel: true,
    },
  },
  {
    title: "Michigan: an order on a listed ground that came with the subpoena does",
    caseFile: MI([familyTherapist], subpoena, {
      order: {
        exists: true,
        inForce: true,
        namesPatient: true,
        namesClasses: ["progress-notes"],
        stateFindings: ["statutory-exception-applied"],
      },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Michigan: an order that shows no listed ground goes back to the court",
    caseFile: MI([progress], order, notWaived),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["seek-clarification"],
      missingFacts: ["/order/stateFindings"],
      mustCite: ["MCL 330.1750(2)"],
    },
  },
  {
    title: "Michigan: on a listed ground it is followed",
    caseFile: MI([progress], order, notWaived, { order: { stateFindings: ["statutory-exception-applied"] } }),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Michigan: the patient's waiver makes the ground needless",
    caseFile: MI([progress], order, waived),
    expect: { outcomes: { "progress-notes": "release" }, mustNotActions: ["seek-clarification"] },
  },
  {
    title: "Michigan: a condition the patient introduced is for a court to measure",
    caseFile: MI([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["MCL 330.1750(2)(a)"],
    },
  },
  {
    title: "Michigan: no ground for custody was seen",
    caseFile: MI([progress], subpoena, noticeComplete, { forum: { topic: "custody" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["MCL 330.1750(2)"],
    },
  },
  {
    title: "Michigan: in a commitment the patient must have been told beforehand",
    caseFile: MI([progress], subpoena, noticeComplete, { forum: { topic: "commitment" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["MCL 330.1750(2)(b)"],
    },
  },
  {
    title: "Michigan: a counselor's board waits for the patient's waiver too",
    caseFile: MI([counselors], boardSubpoena, notWaived),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustActions: ["file-motion-to-quash", "assert-privilege"],
      mustCite: ["MCL 330.1750(1)"],
      needsCounsel: true,
    },
  },
  {
    title: "Michigan: the licensing bureau has what the patient freed",
    caseFile: MI([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Michigan: a facility answers an adult in thirty days, and no extension runs",
    caseFile: MI([progress], accessRequest, facility, { patient: { ageYears: 40 } }),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "both",
      deadlines: [
        { id: "mi-access", dueOn: "2026-11-04" },
        { id: "access-due", dueOn: "2026-11-04" },
      ],
      mustNotDeadlines: ["access-extended-due"],
    },
  },
  {
    title: "Michigan: a private practice answers under HIPAA alone",
    caseFile: MI([progress], accessRequest, { practice: { setting: "private-practice" } }),
    expect: { mustNotDeadlines: ["mi-access", "access-due-federal"] },
  },
  {
    title: "Michigan: no denial for harm to a competent adult was seen, so counsel looks",
    caseFile: MI([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      mustCite: ["MCL 330.1748(4)"],
      needsCounsel: true,
    },
  },
  {
    title: "Michigan: a mother is not told what a fourteen-year-old sought alone",
    caseFile: MI([progress], parentAsks, ownService),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustCite: ["MCL 330.1707"] },
  },
  {
    title: "Michigan: unless the professional finds a compelling need",
    caseFile: MI([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

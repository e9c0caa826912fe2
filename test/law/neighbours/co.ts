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
  type Neighbour,
} from "./case.ts";

const CO = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("CO", segments, ...fragments);
const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const privatePractice: Plain = { practice: { setting: "private-practice" } };
const facility: Plain = { practice: { setting: "facility" } };
const waivedInPart: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
  },
};
const victims: Plain = {
  forum: { nature: "criminal", patientRole: "alleged-victim", topic: "criminal-prosecution" },
  order: { stateFindings: ["after-notice-and-hearing"] },
};
const stateSilent: Plain = { patient: { consent: { stateLawOnParentAccess: "silent" } } };

/** Colorado beside the kept cases. */
export const coloradan: readonly Neighbour[] = [
  {
    title: "Colorado: in a facility complete notice opens neither chart nor charges",
    caseFile: CO([progress, billing], subpoena, noticeComplete, facility),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustCite: ["C.R.S. 27-65-123"],
      mustNotDeadlines: ["co-object", "object-by"],
    },
  },
  {
    title: "Colorado: so also while nobody has said what kind of practice it is",
    caseFile: CO([billing], subpoena, noticeComplete),
    expect: { outcomes: { "billing-logistics": "needs-authorization" }, controlling: "state" },
  },
  {
    title: "Colorado: in private practice the charges go on notice, and what was said is for counsel",
    caseFile: CO([progress, billing], subpoena, noticeComplete, privatePractice, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["assert-privilege", "request-authorization"],
      mustCite: ["C.R.S. 13-90-107(1)(g)", "Johnson v. Trujillo"],
      mustProhibit: ["infer-waiver"],
      needsCounsel: true,
    },
  },
  {
    title:
      "Colorado: designation and consent open a psychologist's chart in private practice, as far as they go",
    caseFile: CO([progress, intake], subpoena, privatePractice, { authorizations: [form] }, waivedInPart),
    expect: { segments: { progress: "release", intake: "needs-authorization" } },
  },
  {
    title: "Colorado: and in a facility",
    caseFile: CO([progress], subpoena, facility, { authorizations: [form] }, waived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Colorado: a psychiatrist's chart is held until counsel names the privilege",
    caseFile: CO(
      [by("psychiatrist", progress), by("psychiatrist", intake)],
      subpoena,
      { authorizations: [form] },
      waivedInPart,
    ),
    expect: { segments: { progress: "release", intake: "needs-authorization" }, needsCounsel: true },
  },
  {
    title: "Colorado: an order without notice and hearing is sent back to the court",
    caseFile: CO([progress], order, facility, { order: { stateFindings: [] } }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["seek-clarification"],
      mustCite: ["C.R.S. 27-65-123(1)(f)"],
      needsCounsel: true,
    },
  },
  {
    title: "Colorado: with them it is followed",
    caseFile: CO([progress], order, facility, { order: { stateFindings: ["after-notice-and-hearing"] } }),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Colorado: a private practice follows an order that names the chart",
    caseFile: CO([progress], order, privatePractice),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Colorado: even an order does not reach the treatment of a victim who waived nothing",
    caseFile: CO([progress], order, victims, { privilege: { status: "claimed" } }),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      controlling: "state",
      mustActions: ["file-motion-to-quash", "assert-privilege"],
      mustCite: ["People v. District Court"],
      mustProhibit: ["stay-silent"],
      mustNotActions: ["produce"],
      needsCounsel: true,
    },
  },
  {
    title: "Colorado: what the victim freed in writing goes",
    caseFile: CO([progress, intake], order, victims, waivedInPart, {
      order: { namesClasses: ["progress-notes", "chart-other"] },
    }),
    expect: { segments: { progress: "release", intake: "object-by-date" } },
  },
  {
    title: "Colorado: a threat in the chart is for a court to place outside the privilege",
    caseFile: CO([threat], subpoena, noticeComplete),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustCite: ["People v. Kailey"] },
  },
  {
    title: "Colorado: a child protection suit leaves the child's privilege to the court",
    caseFile: CO([progress], subpoena, noticeComplete, { forum: { topic: "child-protection" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["L.A.N. v. L.M.B."],
      mustProhibit: ["infer-waiver"],
      needsCounsel: true,
    },
  },
  {
    title: "Colorado: a board has what the client freed, and the rest is for counsel",
    caseFile: CO([progress, intake], boardSubpoena, waivedInPart),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      controlling: "state",
      needsCounsel: true,
    },
  },
  {
    title: "Colorado: a denial stands on the federal grounds alone",
    caseFile: CO([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      mustCite: ["C.R.S. 25-1-801(1)(a)"],
      deadlines: [{ id: "access-due", dueOn: "2026-11-04" }],
    },
  },
  {
    title: "Colorado: the minor agrees that her mother is told",
    caseFile: CO([progress], parentAsks, ownService, stateSilent, {
      patient: { consent: { minorObjectsToDisclosure: false } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Colorado: a sixteen-year-old objects, and which section then governs is for counsel",
    caseFile: CO([progress], parentAsks, ownService, stateSilent, {
      patient: { ageYears: 16, consent: { minorObjectsToDisclosure: true } },
      decisions: { parentAccess: "grant" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["C.R.S. 12-245-203.5(3)", "C.R.S. 27-65-104(1)"],
      needsCounsel: true,
    },
  },
];

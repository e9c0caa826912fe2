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
  order,
  ownService,
  parentAsks,
  progress,
  subpoena,
  waived,
  type Neighbour,
} from "./case.ts";

const PA = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("PA", segments, ...fragments);
const clinic: Plain = { practice: { setting: "outpatient-clinic" } };
const privatePractice: Plain = { practice: { setting: "private-practice" } };
const counselors = by("professional-counselor", progress);
const notWaived: Plain = { privilege: { status: "not-waived" } };
const byParent = { signers: [{ role: "parent", authorityDescribed: true }] };
const parentConsented: Plain = {
  patient: { alive: true, consent: { parentConsentedToService: true, minorConsentedAlone: false } },
};
const toTheParent: Plain = { authorizations: [form] };

/** Pennsylvania beside the kept cases. */
export const pennsylvanian: readonly Neighbour[] = [
  {
    title: "Pennsylvania: a clinic releases not even the charges on a subpoena, and tells court and patient",
    caseFile: PA([progress, billing], subpoena, noticeComplete, clinic, {
      instrument: { servedOn: "2026-11-23" },
      patient: { formerPatient: false },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustActions: ["notify-court", "notify-patient", "request-authorization", "assert-privilege"],
      mustCite: ["55 Pa. Code 5100.35(b)(3)", "42 Pa.C.S. 5944"],
      deadlines: [{ id: "pa-elect-copy-process", dueOn: "2026-11-26" }],
    },
  },
  {
    title:
      "Pennsylvania: whether the patient has left is asked, because a former one is told by certified mail",
    caseFile: PA([progress], subpoena, noticeComplete, clinic),
    expect: { mustActions: ["notify-patient"], missingFacts: ["/patient/formerPatient"] },
  },
  {
    title: "Pennsylvania: the patient's form and waiver open a clinic's chart, with the prescribed statement",
    caseFile: PA([progress, billing], subpoena, clinic, { authorizations: [form] }, waived),
    expect: {
      outcomes: { "progress-notes": "release", "billing-logistics": "release" },
      mustActions: ["attach-redisclosure-notice"],
      mustNotActions: ["notify-court"],
      mustCite: ["55 Pa. Code 5100.34(d)"],
    },
  },
  {
    title: "Pennsylvania: no election of copies against a prosecutor",
    caseFile: PA([progress], subpoena, clinic, {
      requester: { role: "prosecutor" },
      instrument: { servedOn: "2026-11-23" },
    }),
    expect: { mustNotDeadlines: ["pa-elect-copy-process"] },
  },
  {
    title:
      "Pennsylvania: in private practice the charges go with complete notice, a psychologist's words do not",
    caseFile: PA([progress, billing], subpoena, noticeComplete, privatePractice, notWaived),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustNotActions: ["notify-court", "attach-redisclosure-notice"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Pennsylvania: for a counselor the privilege is claimed until counsel has looked",
    caseFile: PA([counselors], subpoena, noticeComplete, privatePractice, notWaived),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["42 Pa.C.S. 5944"],
      needsCounsel: true,
    },
  },
  {
    title: "Pennsylvania: a counselor's chart that the client freed",
    caseFile: PA([counselors], subpoena, noticeComplete, privatePractice, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Pennsylvania: an order with a subpoena does not defeat a psychologist's privilege either",
    caseFile: PA([progress], subpoena, noticeComplete, privatePractice, notWaived, {
      order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      mustActions: ["file-motion-to-quash", "assert-privilege"],
      needsCounsel: true,
    },
  },
  {
    title: "Pennsylvania: an order for a psychologist's chart is moved against, and the charges it names go",
    caseFile: PA([progress, billing], order, privatePractice, notWaived, {
      order: { namesClasses: ["progress-notes", "billing-logistics"] },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date", "billing-logistics": "release" },
      mustActions: ["file-motion-to-quash"],
      mustNotActions: ["serve-objection"],
      mustProhibit: ["stay-silent"],
    },
  },
  {
    title: "Pennsylvania: the client's written consent lets the order be followed",
    caseFile: PA([progress], order, privatePractice, waived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Pennsylvania: a court in a commitment may receive the record",
    caseFile: PA([progress], order, clinic, notWaived, { forum: { topic: "commitment" } }),
    expect: { outcomes: { "progress-notes": "release" }, mustActions: ["attach-redisclosure-notice"] },
  },
  {
    title: "Pennsylvania: not so from a psychologist in private practice",
    caseFile: PA([progress], order, privatePractice, notWaived, { forum: { topic: "commitment" } }),
    expect: { outcomes: { "progress-notes": "object-by-date" }, mustActions: ["file-motion-to-quash"] },
  },
  {
    title: "Pennsylvania: an order for a counselor's chart is followed once counsel has looked",
    caseFile: PA([counselors], order, privatePractice, notWaived),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: true },
  },
  {
    title: "Pennsylvania: a child's placement opens no parent's therapy, and no pleading does",
    caseFile: PA([progress], subpoena, noticeComplete, privatePractice, {
      forum: { topic: "custody" },
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["In re B. (Pa. 1978)"],
    },
  },
  {
    title: "Pennsylvania: a board waits for the client's writing",
    caseFile: PA([progress], boardSubpoena, privatePractice),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "Pennsylvania: and has it then",
    caseFile: PA([progress], boardSubpoena, privatePractice, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Pennsylvania: portions kept back are documented one by one",
    caseFile: PA([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      mustCite: ["55 Pa. Code 5100.33(c)"],
      mustNotDeadlines: ["access-due-federal"],
    },
  },
  {
    title:
      "Pennsylvania: a mother has no right to what a fourteen-year-old consented to, whatever a professional thinks",
    caseFile: PA([progress], parentAsks, ownService, privatePractice, {
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["35 P.S. 10101.2", "35 P.S. 10101.1"],
    },
  },
  {
    title: "Pennsylvania: the minor authorizes it, and the professional gives it",
    caseFile: PA([progress], parentAsks, ownService, privatePractice, toTheParent, {
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Pennsylvania: in a clinic the patient of fourteen controls although the mother consented",
    caseFile: PA([progress], parentAsks, parentConsented, clinic),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["55 Pa. Code 5100.33(a)"],
    },
  },
  {
    title: "Pennsylvania: with the patient's authorization the mother has the clinic's record",
    caseFile: PA([progress], parentAsks, parentConsented, clinic, toTheParent),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Pennsylvania: where the record is kept is asked before a mother gets it",
    caseFile: PA([progress], parentAsks, parentConsented),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      missingFacts: ["/practice/setting"],
    },
  },
  {
    title: "Pennsylvania: in private practice a mother who consented has it",
    caseFile: PA([progress], parentAsks, parentConsented, privatePractice),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Pennsylvania: a parent's signature is none in a clinic from fourteen on",
    caseFile: PA([progress], letterWith(byParent), clinic, parentConsented, { patient: { ageYears: 15 } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: false, defects: ["ST"] } },
      controlling: "state",
      mustCite: ["55 Pa. Code 5100.33(a)"],
    },
  },
  {
    title: "Pennsylvania: nor where the minor consented to the treatment",
    caseFile: PA([progress], letterWith(byParent), privatePractice, ownService, {
      patient: { ageYears: 15 },
    }),
    expect: {
      authorizations: { form: { valid: false, defects: ["ST"] } },
      mustCite: ["35 P.S. 10101.2"],
    },
  },
  {
    title: "Pennsylvania: who consented is asked before a parent's signature counts",
    caseFile: PA([progress], letterWith(byParent), privatePractice, { patient: { ageYears: 15 } }),
    expect: {
      authorizations: { form: { valid: "unknown" } },
      missingFacts: ["/patient/consent/minorConsentedAlone"],
    },
  },
  {
    title: "Pennsylvania: a parent who consented signs in private practice",
    caseFile: PA([progress], letterWith(byParent), privatePractice, parentConsented, {
      patient: { ageYears: 15 },
    }),
    expect: { authorizations: { form: { valid: true } } },
  },
  {
    title: "Pennsylvania: a parent signs for a child of thirteen in a clinic",
    caseFile: PA([progress], letterWith(byParent), clinic, parentConsented, { patient: { ageYears: 13 } }),
    expect: { outcomes: { "progress-notes": "release" }, authorizations: { form: { valid: true } } },
  },
];

import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  caseIn,
  form,
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

const TX = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("TX", segments, ...fragments);
const prosecutor: Plain = {
  requester: { role: "prosecutor", purpose: "prosecution" },
  instrument: { type: "criminal-trial-subpoena", signerRole: "prosecutor" },
  forum: { nature: "criminal", patientRole: "defendant" },
};

/** Texas beside the kept cases. */
export const texan: readonly Neighbour[] = [
  {
    title:
      "Texas: complete HIPAA notice frees neither the chart nor the charges, which show who is a patient",
    caseFile: TX([progress, billing], subpoena, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustActions: ["request-authorization", "assert-privilege", "no-confirm-no-deny-reply"],
      mustProhibit: ["confirm-or-deny-patient"],
      mustCite: [
        "Tex. Health & Safety Code 611.006(a)",
        "Tex. Health & Safety Code 611.003",
        "Tex. R. Evid. 510(b)",
      ],
      mustNotDeadlines: ["tx-object"],
      needsCounsel: true,
    },
  },
  {
    title: "Texas: the patient's form and waiver open chart and charges, and not the notes",
    caseFile: TX([progress, billing, notes], subpoena, { authorizations: [form] }, waived),
    expect: {
      outcomes: {
        "progress-notes": "release",
        "billing-logistics": "release",
        "psychotherapy-notes": ["needs-authorization", "needs-court-order"],
      },
    },
  },
  {
    title: "Texas: an order that came with the subpoena opens what it names",
    caseFile: TX([progress], subpoena, {
      order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Texas: in a criminal case the claim rests on chapter 611 and not on Rule 510",
    caseFile: TX([progress], subpoena, noticeComplete, prosecutor),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["Tex. R. Evid. 510", "Tex. Health & Safety Code 611.003"],
    },
  },
  {
    title: "Texas: routine anguish pleaded by the patient opens nothing before a court says so",
    caseFile: TX([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["In re Barnes (Tex. App. Dallas 2022)"],
      needsCounsel: true,
    },
  },
  {
    title: "Texas: a court that put the condition in issue still has to order the record",
    caseFile: TX([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "court" },
    }),
    expect: { outcomes: { "progress-notes": "needs-authorization" } },
  },
  {
    title: "Texas: a custody suit permits and does not compel",
    caseFile: TX([progress], subpoena, noticeComplete, { forum: { topic: "custody" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["Tex. Health & Safety Code 611.006(a)(6)"],
    },
  },
  {
    title: "Texas: a board waits for the patient's writing",
    caseFile: TX([progress], boardSubpoena),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      mustCite: ["Tex. Health & Safety Code 611.002"],
      needsCounsel: true,
    },
  },
  {
    title: "Texas: and has it then",
    caseFile: TX([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Texas: an order is followed",
    caseFile: TX([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Texas: the police are warned",
    caseFile: TX([threat], warning("police")),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Texas: before anybody else is warned counsel is asked, and the police are told",
    caseFile: TX([threat], warning("intended-victim")),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "state",
      mustCite: ["Tex. Health & Safety Code 611.004(a)(2)"],
      needsCounsel: true,
    },
  },
  {
    title: "Texas: a denial for harm is signed, dated and decided anew each time",
    caseFile: TX([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "state",
      deadlines: [
        { id: "access-due", dueOn: "2026-10-20" },
        { id: "tx-access", dueOn: "2026-10-20" },
        { id: "access-due-federal", dueOn: "2026-11-04" },
      ],
      mustNotDeadlines: ["access-extended-due"],
      mustCite: ["Tex. Health & Safety Code 611.0045"],
    },
  },
  {
    title: "Texas: what a sister said in confidence is taken out before the patient gets the chart",
    caseFile: TX(
      [{ ...progress, content: ["conversation-content", "third-party-confidence"] }],
      accessRequest,
    ),
    expect: { outcomes: { "progress-notes": "release" }, mustActions: ["redact"], needsCounsel: true },
  },
  {
    title: "Texas: a child chose counseling alone, and the professional has not decided to tell the mother",
    caseFile: TX([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["Tex. Fam. Code 32.004(b)(2)"],
    },
  },
  {
    title: "Texas: the professional decided to tell her",
    caseFile: TX([progress, notes], parentAsks, ownService, { decisions: { parentAccess: "grant" } }),
    expect: { outcomes: { "progress-notes": "release", "psychotherapy-notes": "withhold" } },
  },
  {
    title: "Texas: a mother whose consent brought the child to counseling has the chart",
    caseFile: TX([progress], parentAsks, {
      patient: { consent: { parentConsentedToService: true, minorConsentedAlone: false } },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

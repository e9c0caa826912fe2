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
  waived,
  type Neighbour,
} from "./case.ts";

const NJ = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("NJ", segments, ...fragments);
const notWaived: Plain = { privilege: { status: "not-waived" } };
const counselors: Plain = {
  ...by("professional-counselor", progress),
  participants: { setting: "individual" },
};
const socialWorkers = by("clinical-social-worker", progress);
const together = (setting: string, count?: number): Plain => ({
  ...counselors,
  participants: { setting, othersIdentified: false, ...(count === undefined ? {} : { count }) },
});
const bothSpouses = { signers: [{ role: "patient" }, { role: "spouse" }] };
const clientAndParent = { signers: [{ role: "patient" }, { role: "parent", authorityDescribed: true }] };
const bothWaive = (change: Plain = {}): Plain => ({
  authorizations: [
    {
      id: "waiver",
      form: "privilege-waiver",
      elements: { signatureAndDate: true },
      coversClasses: ["progress-notes"],
      ...bothSpouses,
      ...change,
    },
  ],
});
const returnsOn = (returnOn: string): Plain => ({ instrument: { returnOn } });

/** New Jersey beside the kept cases. */
export const newJerseyan: readonly Neighbour[] = [
  {
    title: "New Jersey: complete notice frees the charges and not a counselor's chart",
    caseFile: NJ([counselors, billing], subpoena, noticeComplete, notWaived, returnsOn("2026-11-20")),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["request-authorization", "assert-privilege", "recheck-objections"],
      mustCite: ["N.J.A.C. 13:34-18.5(a)", "N.J.R.E. 534(b)"],
      mustNotDeadlines: ["nj-records-subpoena"],
    },
  },
  {
    title: "New Jersey: before the return date counsel looks at what would go early",
    caseFile: NJ([billing], subpoena, noticeComplete, returnsOn("2026-12-20")),
    expect: {
      outcomes: { "billing-logistics": "release" },
      mustActions: ["recheck-objections"],
      mustCite: ["N.J. Ct. R. 4:14-7(c)"],
      needsCounsel: true,
    },
  },
  {
    title: "New Jersey: on the return date it is over",
    caseFile: NJ([billing], subpoena, noticeComplete, returnsOn("2026-11-23")),
    expect: { outcomes: { "billing-logistics": "release" }, needsCounsel: false },
  },
  {
    title: "New Jersey: while a motion is pending not even the charges go",
    caseFile: NJ([billing], subpoena, noticeComplete, returnsOn("2026-11-20"), {
      events: [{ type: "motion-to-quash-filed", by: "spouse", occurredOn: "2026-11-10" }],
    }),
    expect: { outcomes: { "billing-logistics": "object-by-date" }, mustCite: ["N.J. Ct. R. 4:14-7(c)"] },
  },
  {
    title: "New Jersey: the patient's waiver frees a psychologist's chart, and not the notes",
    caseFile: NJ([progress, notes], subpoena, noticeComplete, waived, returnsOn("2026-11-20")),
    expect: { outcomes: { "progress-notes": "release", "psychotherapy-notes": "needs-court-order" } },
  },
  {
    title: "New Jersey: one spouse's writing does not free what both said",
    caseFile: NJ([together("couple", 2)], subpoena, noticeComplete, waived, returnsOn("2026-11-20")),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustActions: ["request-authorization"],
      mustCite: ["N.J.A.C. 13:34-18.5(a)6"],
    },
  },
  {
    title: "New Jersey: the writing of both does",
    caseFile: NJ(
      [together("couple", 2)],
      subpoena,
      noticeComplete,
      waived,
      bothWaive(),
      returnsOn("2026-11-20"),
    ),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New Jersey: a waiver of both that one took back does not",
    caseFile: NJ([together("couple", 2)], subpoena, noticeComplete, waived, {
      authorizations: [
        {
          id: "waiver",
          form: "privilege-waiver",
          ...bothSpouses,
          revocations: [{ form: "written", receivedOn: "2026-11-02" }],
        },
      ],
    }),
    expect: { outcomes: { "progress-notes": "needs-authorization" } },
  },
  {
    title: "New Jersey: nor does a waiver of both that one took back by word of mouth",
    caseFile: NJ(
      [together("couple", 2)],
      subpoena,
      noticeComplete,
      waived,
      bothWaive({ revocations: [{ form: "oral", receivedOn: "2026-11-02" }] }),
    ),
    expect: { outcomes: { "progress-notes": "needs-authorization" } },
  },
  {
    title: "New Jersey: nor does one of both whose signatures are found missing",
    caseFile: NJ(
      [together("couple", 2)],
      subpoena,
      noticeComplete,
      waived,
      bothWaive({ elements: { signatureAndDate: false } }),
    ),
    expect: { outcomes: { "progress-notes": "needs-authorization" } },
  },
  {
    title: "New Jersey: and one of both waits while nobody recorded that it is signed",
    caseFile: NJ([together("couple", 2)], subpoena, noticeComplete, waived, bothWaive({ elements: {} })),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      missingFacts: ["/authorizations/0/elements/signatureAndDate"],
    },
  },
  {
    title: "New Jersey: nor does a form of both that ran out, or that is of other records",
    caseFile: NJ([together("couple", 2)], subpoena, noticeComplete, waived, {
      authorizations: [
        { ...form, ...bothSpouses, id: "old", expiresOn: "2026-11-01" },
        {
          ...form,
          ...bothSpouses,
          id: "bills",
          coversAllRecords: false,
          coversClasses: ["billing-logistics"],
        },
      ],
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["N.J.A.C. 13:34-18.5(a)6"],
    },
  },
  {
    title: "New Jersey: what a waiver of both reaches is asked before it opens",
    caseFile: NJ([together("couple", 2)], subpoena, noticeComplete, waived, {
      authorizations: [{ id: "waiver", form: "privilege-waiver", ...bothSpouses }],
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      missingFacts: ["/authorizations/0/coversClasses"],
    },
  },
  {
    title: "New Jersey: a form of one spouse is void for a file of couple's sessions",
    caseFile: NJ([together("couple")], letterWith()),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: false, defects: ["ST"] } },
      controlling: "state",
      mustCite: ["N.J.A.C. 13:34-18.5(a)6"],
    },
  },
  {
    title: "New Jersey: a form of both is good",
    caseFile: NJ([together("couple")], letterWith(bothSpouses)),
    expect: { outcomes: { "progress-notes": "release" }, authorizations: { form: { valid: true } } },
  },
  {
    title: "New Jersey: in a mixed file the patient's form opens the patient's own sessions alone",
    caseFile: NJ(
      [
        { ...counselors, id: "own" },
        { ...together("couple", 2), id: "couple" },
      ],
      letterWith(),
    ),
    expect: {
      segments: { own: "release", couple: "needs-authorization" },
      authorizations: { form: { valid: true } },
      mustCite: ["N.J.A.C. 13:34-18.5(a)6"],
    },
  },
  {
    title: "New Jersey: how many of a family took part is asked before two signatures count",
    caseFile: NJ(
      [
        { ...counselors, id: "own" },
        { ...together("family"), id: "family" },
      ],
      letterWith(bothSpouses),
    ),
    expect: {
      segments: { own: "release", family: "needs-authorization" },
      missingFacts: ["/segments/1/participants/count"],
    },
  },
  {
    title: "New Jersey: three of a family took part, and two signed",
    caseFile: NJ([together("family", 3)], letterWith(bothSpouses)),
    expect: { authorizations: { form: { valid: false, defects: ["ST"] } } },
  },
  {
    title:
      "New Jersey: whether a like rule binds a psychologist was not read, so counsel looks at one spouse's form",
    caseFile: NJ([{ ...progress, participants: { setting: "couple", count: 2 } }], letterWith()),
    expect: { authorizations: { form: { valid: true } }, needsCounsel: true },
  },
  {
    title: "New Jersey: and at one spouse's waiver",
    caseFile: NJ(
      [{ ...progress, participants: { setting: "couple", count: 2, othersIdentified: false } }],
      subpoena,
      noticeComplete,
      waived,
      returnsOn("2026-11-20"),
    ),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: true },
  },
  {
    title: "New Jersey: no form is void for what is not in the file",
    caseFile: NJ([], letterWith(), { patient: { ageYears: 15 } }),
    expect: { authorizations: { form: { valid: true } } },
  },
  {
    title: "New Jersey: a client of fifteen and a parent sign for a social worker's record",
    caseFile: NJ([socialWorkers], letterWith(clientAndParent), { patient: { ageYears: 15 } }),
    expect: { outcomes: { "progress-notes": "release" }, authorizations: { form: { valid: true } } },
  },
  {
    title: "New Jersey: neither signs alone",
    caseFile: NJ([socialWorkers], letterWith(), {
      patient: { ageYears: 15, consent: { parentConsentedToService: false } },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: false, defects: ["ST"] } },
      mustCite: ["N.J.A.C. 13:44G-12.4(a)2"],
    },
  },
  {
    title:
      "New Jersey: a parent alone signs for a counselor's record of the same client, not for the social worker's",
    caseFile: NJ(
      [
        { ...counselors, id: "counselor" },
        { ...socialWorkers, id: "social-worker" },
      ],
      letterWith({ signers: [{ role: "parent", authorityDescribed: true }] }),
      {
        patient: {
          ageYears: 15,
          alive: true,
          consent: { minorConsentedAlone: false, parentConsentedToService: true },
        },
      },
    ),
    expect: { segments: { counselor: "release", "social-worker": "needs-authorization" } },
  },
  {
    title: "New Jersey: who put the condition at issue is for a court to measure",
    caseFile: NJ([progress], subpoena, noticeComplete, {
      authorizations: [form],
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["Kinsella v. Kinsella, 150 N.J. 276 (1997)"],
    },
  },
  {
    title: "New Jersey: a typical divorce pierces nothing",
    caseFile: NJ([progress], subpoena, noticeComplete, { forum: { topic: "divorce" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["N.J.R.E. 534(e)(6)"],
    },
  },
  {
    title: "New Jersey: an order that shows no test is looked at by counsel and followed",
    caseFile: NJ([progress], order, notWaived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both", needsCounsel: true },
  },
  {
    title: "New Jersey: one that applies the test of Kinsella is followed",
    caseFile: NJ([progress], order, notWaived, { order: { stateFindings: ["kinsella-three-part"] } }),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: false },
  },
  {
    title: "New Jersey: an order that came with the subpoena frees what a couple said",
    caseFile: NJ([together("couple", 2)], subpoena, {
      order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New Jersey: a counselor's rule lets the board look",
    caseFile: NJ([counselors], boardSubpoena),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "New Jersey: a psychologist's board waits for the patient's writing",
    caseFile: NJ([progress], boardSubpoena),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "New Jersey: and has it then",
    caseFile: NJ([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title:
      "New Jersey: a psychologist answers in thirty days, and what would harm goes to a lawyer or another professional",
    caseFile: NJ([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      deadlines: [
        { id: "nj-access-psych", dueOn: "2026-11-04" },
        { id: "access-due", dueOn: "2026-11-04" },
      ],
      mustNotDeadlines: ["nj-access-sw", "access-extended-due"],
      mustCite: ["N.J.A.C. 13:42-8.3(b)", "N.J.A.C. 13:42-8.3(e)"],
    },
  },
  {
    title: "New Jersey: a social worker answers in thirty days",
    caseFile: NJ([socialWorkers, billing], accessRequest),
    expect: {
      deadlines: [{ id: "nj-access-sw", dueOn: "2026-11-04" }],
      mustNotDeadlines: ["nj-access-psych"],
      mustCite: ["N.J.A.C. 13:44G-12.4(b)"],
    },
  },
  {
    title: "New Jersey: a counselor answers under HIPAA alone",
    caseFile: NJ([counselors], accessRequest),
    expect: { mustNotDeadlines: ["nj-access-sw", "nj-access-psych", "access-due-federal"] },
  },
  {
    title: "New Jersey: a minor of sixteen chose the care alone",
    caseFile: NJ([progress], parentAsks, ownService, { patient: { ageYears: 16 } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["N.J.S.A. 9:17A-4"],
      needsCounsel: true,
    },
  },
  {
    title: "New Jersey: the professional gives the mother the record",
    caseFile: NJ([progress], parentAsks, ownService, {
      patient: { ageYears: 16, consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

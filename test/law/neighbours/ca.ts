import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  caseIn,
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

const CA = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("CA", segments, ...fragments);
const proof = (change: object = {}) => ({
  assurances: {
    stateNotice: { kind: "ca-notice-to-consumer", proofAttached: true, timelyUnderRule: true, ...change },
  },
});

/** California beside the kept cases. */
export const californian: readonly Neighbour[] = [
  {
    title: "California: clean notice frees the charges and never the communications",
    caseFile: CA([progress, billing], subpoena, noticeComplete, proof()),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["assert-privilege", "prepare-privilege-log", "produce-in-part"],
      mustNotActions: ["request-assurance"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "California: HIPAA notice without the consumer notice leaves even the charges",
    caseFile: CA([billing], subpoena, noticeComplete, proof({ proofAttached: false })),
    expect: {
      outcomes: { "billing-logistics": "object-by-date" },
      controlling: "state",
      mustActions: ["request-assurance"],
    },
  },
  {
    title: "California: a late consumer notice is no notice",
    caseFile: CA([billing], subpoena, noticeComplete, proof({ timelyUnderRule: false })),
    expect: { outcomes: { "billing-logistics": "object-by-date" }, mustCite: ["CCP 1985.3"] },
  },
  {
    title: "California: a written objection of the consumer stops the charges too",
    caseFile: CA([billing], subpoena, noticeComplete, proof(), {
      events: [{ type: "patient-objected", by: "patient", form: "written", occurredOn: "2026-11-02" }],
    }),
    expect: { outcomes: { "billing-logistics": "object-by-date" }, controlling: "state" },
  },
  {
    title: "California: after a waiver in writing and clean notice the chart goes",
    caseFile: CA([progress, notes], subpoena, noticeComplete, proof(), waived),
    expect: {
      outcomes: { "progress-notes": "release", "psychotherapy-notes": "needs-court-order" },
      mustNotActions: ["produce"],
    },
  },
  {
    title: "California: the opponent cannot tender the patient's condition",
    caseFile: CA([progress], subpoena, noticeComplete, proof(), {
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["Evid. Code 1016"],
    },
  },
  {
    title: "California: the patient's own tender is for a court to measure",
    caseFile: CA([progress], subpoena, noticeComplete, proof(), {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustProhibit: ["infer-waiver"] },
  },
  {
    title: "California: an order names the chart",
    caseFile: CA([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "California: an order to show the chart to the judge alone is looked at by counsel",
    caseFile: CA([progress], order, {
      order: { deliverTo: "court-under-seal" },
      privilege: { status: "claimed" },
    }),
    expect: {
      mustCite: ["Evid. Code 915"],
      mustProhibit: ["produce-to-requester-directly"],
      needsCounsel: true,
    },
  },
  {
    title: "California: the days before production are counted from issue, service and return",
    caseFile: CA([progress], subpoena, {
      instrument: { issuedOn: "2026-10-01", servedOn: "2026-10-08", returnOn: "2026-11-09" },
    }),
    expect: {
      deadlines: [
        { id: "ca-earliest-production-after-issue", earliestOn: "2026-10-21" },
        { id: "ca-earliest-production-after-service", earliestOn: "2026-10-23" },
        { id: "ca-notice-before-production", limitOn: "2026-10-30" },
        { id: "ca-notice-before-custodian", limitOn: "2026-10-03" },
        { id: "ca-party-motion-notice", limitOn: "2026-11-04" },
      ],
      mustNotDeadlines: ["object-by", "ca-nonparty-objection"],
    },
  },
  {
    title: "California: a board gets what the patient freed, and only that",
    caseFile: CA([progress, { ...progress, id: "chart", kind: "intake" }], boardSubpoena, {
      privilege: {
        status: "waived-in-writing",
        waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "release", "chart-other": "object-by-date" },
      controlling: "state",
    },
  },
  {
    title: "California: nor does a federal holiday that is not on its list put them off",
    caseFile: CA([progress], accessRequest, {
      instrument: { receivedOn: "2026-10-05", accessMode: "inspect" },
    }),
    expect: { deadlines: [{ id: "ca-access-inspect", dueOn: "2026-10-12" }] },
  },
  {
    title: "California: to inspect, five working days; a holiday and weekends do not count",
    caseFile: CA([progress], accessRequest, {
      instrument: { receivedOn: "2026-11-06", accessMode: "inspect" },
    }),
    expect: {
      controlling: "state",
      deadlines: [
        { id: "ca-access-inspect", dueOn: "2026-11-16" },
        { id: "access-due", dueOn: "2026-11-16" },
        { id: "access-due-federal", dueOn: "2026-12-06" },
      ],
      mustNotDeadlines: ["ca-access-copy", "access-extended-due"],
    },
  },
  {
    title: "California: a denial for harm names the reason and the reviewer",
    caseFile: CA([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: { outcomes: { "progress-notes": "withhold" }, mustCite: ["Health & Saf. Code 123115(b)"] },
  },
  {
    title: "California: a mother is given the record of a fourteen-year-old by the professional's decision",
    caseFile: CA([progress], parentAsks, ownService, {
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "California: a mother asks for the record of an eleven-year-old",
    caseFile: CA([progress], parentAsks, {
      patient: { ageYears: 11, consent: { parentConsentedToService: true, minorConsentedAlone: false } },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "California: the form of a parent from whom the child was removed does nothing",
    caseFile: CA([progress], letterWith({ signers: [{ role: "parent", authorityDescribed: true }] }), {
      patient: { ageYears: 9, alive: true, representatives: [{ role: "parent", custody: "terminated" }] },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      authorizations: { form: { valid: false, defects: ["ST"] } },
      controlling: "both",
      mustCite: ["Civ. Code 56.106"],
    },
  },
  {
    title: "California: the form of a parent with custody stands",
    caseFile: CA([progress], letterWith({ signers: [{ role: "parent", authorityDescribed: true }] }), {
      patient: { ageYears: 9, alive: true, representatives: [{ role: "parent", custody: "joint-legal" }] },
    }),
    expect: { outcomes: { "progress-notes": "release" }, authorizations: { form: { valid: true } } },
  },
];

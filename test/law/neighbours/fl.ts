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

const FL = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("FL", segments, ...fragments);
const stipulated: Plain = {
  assurances: {
    qpo: {
      documented: true,
      agreedByParties: true,
      presentedToCourt: true,
      limitsUse: true,
      returnOrDestroy: true,
    },
  },
};
const notice: Plain = {
  assurances: { stateNotice: { kind: "fl-notice-of-intent", proofAttached: true, timelyUnderRule: true } },
};
const forTheJudge: Plain = {
  instrument: { commands: ["deliver-for-in-camera-review"] },
  order: { deliverTo: "court-under-seal" },
};
const facility: Plain = { practice: { setting: "facility" } };
const privatePractice: Plain = { practice: { setting: "private-practice" } };

/** Florida beside the kept cases. */
export const floridian: readonly Neighbour[] = [
  {
    title: "Florida: notice to the patient frees the charges and no communication",
    caseFile: FL([progress, notes, billing], subpoena, noticeComplete),
    expect: {
      outcomes: {
        "progress-notes": "needs-authorization",
        "psychotherapy-notes": "needs-court-order",
        "billing-logistics": "release",
      },
      controlling: "state",
      mustActions: ["assert-privilege", "serve-objection", "prepare-privilege-log", "produce-in-part"],
      mustNotActions: ["request-in-camera", "request-assurance"],
      mustNotDeadlines: ["fl-party-objection", "fl-nonparty-notice-mail"],
      mustProhibit: ["infer-waiver"],
      mustCite: ["Fla. Stat. 90.503(2)", "Fla. Stat. 394.4615(2)", "State v. Wilson"],
    },
  },
  {
    title: "Florida: a protective order tells the patient nothing, so even the charges wait for notice",
    caseFile: FL([billing], subpoena, stipulated),
    expect: {
      outcomes: { "billing-logistics": "object-by-date" },
      controlling: "state",
      mustActions: ["request-assurance"],
      mustCite: ["Fla. Stat. 456.057(7)(a)3"],
      needsCounsel: true,
    },
  },
  {
    title: "Florida: a notice of intent tells a patient who is a party",
    caseFile: FL([billing], subpoena, stipulated, notice, { forum: { patientRole: "plaintiff" } }),
    expect: { outcomes: { "billing-logistics": "release" } },
  },
  {
    title: "Florida: a notice of intent goes past a patient who is no party",
    caseFile: FL([billing], subpoena, stipulated, notice, { forum: { patientRole: "non-party" } }),
    expect: { outcomes: { "billing-logistics": "object-by-date" } },
  },
  {
    title: "Florida: after a waiver in writing and notice the chart goes",
    caseFile: FL([progress], subpoena, noticeComplete, waived),
    expect: { outcomes: { "progress-notes": "release" }, mustNotActions: ["assert-privilege"] },
  },
  {
    title: "Florida: a patient who waived in writing needs no notice besides",
    caseFile: FL([progress, billing], subpoena, stipulated, waived),
    expect: { outcomes: { "progress-notes": "release", "billing-logistics": "object-by-date" } },
  },
  {
    title: "Florida: a condition the patient relies on is for a court to measure",
    caseFile: FL([progress], subpoena, noticeComplete, {
      authorizations: [form],
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["Fla. Stat. 90.503(4)(c)"],
    },
  },
  {
    title:
      "Florida: an order to show the chart to the judge alone, without exception or waiver, is moved against",
    caseFile: FL([progress], order, forTheJudge, privatePractice, {
      order: { stateFindings: [] },
      privilege: { status: "not-waived" },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      controlling: "state",
      mustActions: ["file-motion-to-quash", "assert-privilege", "escalate-to-counsel"],
      mustNotActions: ["serve-objection", "produce", "deliver-sealed-to-court"],
      mustProhibit: ["stay-silent"],
      mustCite: ["State v. Wilson (Fla. 2d DCA 2023)"],
      needsCounsel: true,
    },
  },
  {
    title: "Florida: with an exception behind it the order is followed, to the court alone",
    caseFile: FL([progress], order, forTheJudge, privatePractice, {
      order: { stateFindings: ["statutory-exception-applied"] },
      privilege: { status: "not-waived" },
    }),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustActions: ["deliver-sealed-to-court"],
      mustProhibit: ["produce-to-requester-directly"],
    },
  },
  {
    title: "Florida: a facility's order that does not weigh need and harm goes back to the court",
    caseFile: FL([progress], order, facility, { order: { stateFindings: [] } }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["seek-clarification"],
      mustCite: ["Fla. Stat. 394.4615(2)(c)"],
    },
  },
  {
    title: "Florida: one that weighs them is followed",
    caseFile: FL([progress], order, facility, {
      order: { stateFindings: ["need-outweighs-possible-harm"] },
    }),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Florida: a board waits for the patient's writing",
    caseFile: FL([progress], boardSubpoena),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "Florida: and has it then",
    caseFile: FL([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Florida: a facility warns the potential victim",
    caseFile: FL([threat], warning("intended-victim"), facility),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustCite: ["Fla. Stat. 394.4615(3)"],
      needsCounsel: false,
    },
  },
  {
    title: "Florida: a facility warns the police too, and counsel is told",
    caseFile: FL([threat], warning("police"), facility),
    expect: { outcomes: { "progress-notes": "release" }, needsCounsel: true },
  },
  {
    title: "Florida: what a denial of access needs was not read, so counsel looks",
    caseFile: FL([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      mustCite: ["Fla. Stat. 456.057(6)"],
      mustNotDeadlines: ["access-due-federal"],
      needsCounsel: true,
    },
  },
  {
    title: "Florida: a minor of fourteen came alone in a crisis",
    caseFile: FL([progress], parentAsks, ownService),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustCite: ["Fla. Stat. 394.4784"] },
  },
  {
    title: "Florida: the professional gives the mother the record of that crisis",
    caseFile: FL([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Florida: outside a crisis the mother has the record of a twelve-year-old",
    caseFile: FL([progress], parentAsks, {
      patient: { ageYears: 12, consent: { parentConsentedToService: true, minorConsentedAlone: false } },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

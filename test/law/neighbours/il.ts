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
  waived,
  type Neighbour,
} from "./case.ts";

const IL = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("IL", segments, ...fragments);
const hunches = (sharedWith: readonly string[]) => ({
  ...notes,
  content: ["therapist-speculation"],
  sharedWith,
});
const withFindings = { order: { stateFindings: ["il-mhddca-section-10"] } };

/** Illinois beside the kept cases. */
export const illinoisan: readonly Neighbour[] = [
  {
    title: "Illinois: complete HIPAA notice does not even free dates and charges",
    caseFile: IL([progress, billing], subpoena, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustActions: ["no-confirm-no-deny-reply", "notify-patient", "request-authorization"],
      mustNotActions: ["request-assurance"],
      mustProhibit: ["confirm-or-deny-patient"],
      needsCounsel: true,
    },
  },
  {
    title: "Illinois: consent with a waiver opens the chart and not the notes",
    caseFile: IL([progress, billing, notes], subpoena, { authorizations: [form] }, waived),
    expect: {
      outcomes: {
        "progress-notes": "release",
        "billing-logistics": "release",
        "psychotherapy-notes": ["needs-authorization", "needs-court-order"],
      },
      controlling: "both",
    },
  },
  {
    title: "Illinois: an order without the findings of section 10 is taken back to the court",
    caseFile: IL([progress], order),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["seek-clarification"],
      missingFacts: ["/order/stateFindings"],
      needsCounsel: true,
    },
  },
  {
    title: "Illinois: an order with them that names the hunches by class still leaves the hunches",
    caseFile: IL([progress, hunches(["supervisor"])], order, withFindings, {
      order: {
        namesClasses: ["progress-notes", "psychotherapy-notes"],
        expresslyNamesPsychotherapyNotes: true,
        inCameraReviewDone: true,
      },
    }),
    expect: {
      outcomes: { "progress-notes": "release", "psychotherapy-notes": "withhold" },
      controlling: "state",
      mustCite: ["740 ILCS 110/3(b)", "740 ILCS 110/2"],
    },
  },
  {
    title: "Illinois: findings that a judge makes after looking alone hold nothing open where nobody looked",
    caseFile: IL([progress], order, withFindings, { order: { inCameraReviewDone: false } }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustActions: ["seek-clarification"],
      mustCite: ["740 ILCS 110/10(a)(1)"],
    },
  },
  {
    title:
      "Illinois: findings that a judge makes after looking alone wait where nobody recorded whether one looked",
    caseFile: IL([progress], order, withFindings),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      mustActions: ["seek-clarification"],
      missingFacts: ["/order/inCameraReviewDone"],
    },
  },
  {
    title: "Illinois: hunches shown to a friend are personal notes no longer, and the federal gate remains",
    caseFile: IL([hunches(["outsider"])], order, withFindings),
    expect: {
      outcomes: { "psychotherapy-notes": ["withhold", "needs-court-order"] },
      controlling: "federal",
      needsCounsel: true,
    },
  },
  {
    title: "Illinois: who put the condition in issue is recorded, and opens nothing by itself",
    caseFile: IL([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustProhibit: ["infer-waiver"],
      mustCite: ["740 ILCS 110/10(a)(1)"],
    },
  },
  {
    title: "Illinois: a custody quarrel does not open a fifteen-year-old's therapy",
    caseFile: IL([progress], subpoena, noticeComplete, {
      forum: { topic: "custody", patientRole: "child-of-the-parties" },
      patient: { ageYears: 15 },
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["In re Marriage of Wendy W., 2022 IL App (1st) 201000"],
    },
  },
  {
    title: "Illinois: a board gets the charges and not the communications",
    caseFile: IL([progress, billing], boardSubpoena, { privilege: { status: "claimed" } }),
    expect: {
      outcomes: { "progress-notes": "object-by-date", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["assert-privilege", "file-motion-to-quash"],
    },
  },
  {
    title: "Illinois: a board gets what the recipient freed in writing",
    caseFile: IL([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Illinois: a denial for harm is for counsel, because section 4 names none",
    caseFile: IL([progress], accessRequest, {
      decisions: { accessHarm: { ground: "endangers-life-or-physical-safety" } },
    }),
    expect: { needsCounsel: true, mustNotDeadlines: ["access-due-federal"], mustCite: ["740 ILCS 110/4"] },
  },
  {
    title: "Illinois: test results go through a psychologist the recipient names, and counsel",
    caseFile: IL([{ id: "tests", kind: "test-results" }], accessRequest),
    expect: { outcomes: { "chart-other": "release" }, mustCite: ["740 ILCS 110/3(c)"], needsCounsel: true },
  },
  {
    title: "Illinois: diagnosis and plan go to the father whatever the minor says",
    caseFile: IL([progress, { id: "plan", kind: "treatment-plan" }], parentAsks, {
      patient: { consent: { minorObjectsToDisclosure: true } },
    }),
    expect: { segments: { progress: "needs-authorization", plan: "release" } },
  },
  {
    title: "Illinois: a father asks for the record of a fourteen-year-old who objects",
    caseFile: IL([progress], parentAsks, {
      patient: { consent: { minorConsentedAlone: false, minorObjectsToDisclosure: true } },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["740 ILCS 110/4(a)(3)"],
    },
  },
  {
    title: "Illinois: a father asks for the record of a fourteen-year-old who does not object",
    caseFile: IL([progress], parentAsks, { patient: { consent: { minorObjectsToDisclosure: false } } }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Illinois: a minor who consented alone and does not object lets the father see the record",
    caseFile: IL([progress], parentAsks, ownService, {
      patient: { consent: { minorObjectsToDisclosure: false } },
    }),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["405 ILCS 5/3-5A-105"] },
  },
  {
    title: "Illinois: a minor who consented alone and objects lets him see condition and plan only",
    caseFile: IL([progress, { id: "plan", kind: "treatment-plan" }, notes], parentAsks, ownService, {
      patient: { consent: { minorObjectsToDisclosure: true } },
    }),
    expect: { segments: { progress: "needs-authorization", plan: "release", notes: "withhold" } },
  },
  {
    title: "Illinois: unless the therapist finds no compelling reason to deny",
    caseFile: IL([progress], parentAsks, ownService, {
      patient: { consent: { minorObjectsToDisclosure: true } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

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

const WA = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("WA", segments, ...fragments);
const notice = (change: Plain = {}): Plain => ({
  assurances: {
    stateNotice: { kind: "wa-advance-notice", proofAttached: true, timelyUnderRule: true, ...change },
  },
});
const appointee: Plain = {
  requester: { role: "guardian-ad-litem", authorityVerified: true, purpose: "custody-evaluation" },
  instrument: { type: "court-appointee-request", signerRole: "court-appointee", judgeSigned: false },
  forum: { system: "state", nature: "civil", topic: "custody" },
};

/** Washington beside the kept cases. */
export const ofWashingtonState: readonly Neighbour[] = [
  {
    title: "Washington: neither the chart nor the charges go on notice, however perfect",
    caseFile: WA([progress, billing], subpoena, noticeComplete, notice()),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "needs-authorization" },
      controlling: "state",
      mustActions: ["request-authorization", "assert-privilege"],
      mustCite: ["RCW 70.02.230(1)", "RCW 18.83.110"],
      needsCounsel: true,
    },
  },
  {
    title: "Washington: the patient's form and waiver open a psychologist's chart without any notice",
    caseFile: WA([progress], subpoena, { authorizations: [form] }, waived, notice({ proofAttached: false })),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "both",
      mustCite: ["RCW 70.02.060"],
    },
  },
  {
    title: "Washington: a form without a waiver leaves a social worker's chart, and the charges go",
    caseFile: WA([by("clinical-social-worker", progress), billing], subpoena, {
      authorizations: [form],
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      mustCite: ["RCW 18.225.105", "RCW 49.60.510"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Washington: a counselor's chart that the client freed goes with the form",
    caseFile: WA([by("professional-counselor", progress)], subpoena, { authorizations: [form] }, waived),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["RCW 18.225.105"] },
  },
  {
    title: "Washington: a psychiatrist's chart stays until freed, and its privilege is for counsel",
    caseFile: WA(
      [by("psychiatrist", progress), by("psychiatrist", { ...progress, id: "intake", kind: "intake" })],
      subpoena,
      { authorizations: [form] },
      {
        privilege: {
          status: "waived-in-writing",
          waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
        },
      },
    ),
    expect: {
      segments: { progress: "release", intake: "needs-authorization" },
      mustCite: ["RCW 5.60.060"],
      needsCounsel: true,
    },
  },
  {
    title: "Washington: a patient who raises the condition has still waived nothing that is known",
    caseFile: WA([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["RCW 49.60.510"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Washington: a judge's order for the chart is followed",
    caseFile: WA([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Washington: fourteen days to object where the production date is later",
    caseFile: WA([progress], subpoena, {
      instrument: { servedOn: "2026-11-02", returnOn: "2026-12-04" },
    }),
    expect: {
      deadlines: [{ id: "wa-cr45-object", dueOn: "2026-11-16" }],
      mustNotDeadlines: ["object-by", "def-object", "wa-060-notice"],
    },
  },
  {
    title: "Washington: a board waits until the client frees the chart",
    caseFile: WA([progress, { ...progress, id: "intake", kind: "intake" }], boardSubpoena, {
      privilege: {
        status: "waived-in-writing",
        waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
      },
    }),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      controlling: "state",
      needsCounsel: true,
    },
  },
  {
    title: "Washington: a guardian ad litem whose appointment says nothing of records hears nothing",
    caseFile: WA([progress], appointee),
    expect: {
      outcomes: { "progress-notes": ["needs-authorization", "needs-court-order"] },
      mustActions: ["request-authorization"],
      mustCite: ["Wynn v. Earin"],
      needsCounsel: true,
    },
  },
  {
    title: "Washington: a guardian ad litem whose appointment names the chart has it",
    caseFile: WA([progress], appointee, {
      order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"] },
    }),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Washington: working days skip the holidays at the turn of the year",
    caseFile: WA([progress], accessRequest, {
      instrument: { receivedOn: "2026-12-18" },
      asOf: { assessedOn: "2026-12-18" },
    }),
    expect: {
      controlling: "state",
      deadlines: [
        { id: "wa-access", dueOn: "2027-01-12" },
        { id: "wa-access-outer", limitOn: "2027-01-21" },
        { id: "access-due", dueOn: "2027-01-12" },
        { id: "access-due-federal", dueOn: "2027-01-17" },
      ],
      mustNotDeadlines: ["access-extended-due"],
    },
  },
  {
    title: "Washington: a federal holiday that is not on its list puts off no answer to the patient",
    caseFile: WA([progress], accessRequest, {
      instrument: { receivedOn: "2026-10-01" },
      asOf: { assessedOn: "2026-10-01" },
    }),
    expect: {
      deadlines: [
        { id: "wa-access", dueOn: "2026-10-22" },
        { id: "access-due", dueOn: "2026-10-22", safeOn: "2026-10-22" },
      ],
    },
  },
  {
    title: "Washington: what would do harm is taken out, and another provider may look",
    caseFile: WA([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: { outcomes: { "progress-notes": "withhold" }, mustCite: ["RCW 70.02.090"] },
  },
  {
    title: "Washington: the mother of a fourteen-year-old who came alone needs the daughter's form",
    caseFile: WA([progress], parentAsks, ownService, {
      authorizations: [],
      decisions: { parentAccess: "grant" },
      patient: { consent: { stateLawOnParentAccess: "silent" } },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["RCW 70.02.240", "RCW 71.34.530"],
      needsCounsel: true,
    },
  },
  {
    title: "Washington: and has the chart with it",
    caseFile: WA([progress], parentAsks, ownService, {
      authorizations: [form],
      decisions: { parentAccess: "grant" },
      patient: { consent: { stateLawOnParentAccess: "silent" } },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Washington: a father who wants a child's chart for the custody suit waits for a professional",
    caseFile: WA([progress], parentAsks, {
      patient: { ageYears: 9, consent: { minorConsentedAlone: false, parentConsentedToService: true } },
      forum: { system: "state", nature: "civil", topic: "custody" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["Neel v. Luther Child Center"],
      needsCounsel: true,
    },
  },
  {
    title: "Washington: who finds that it serves the child",
    caseFile: WA([progress], parentAsks, {
      patient: { ageYears: 9, consent: { minorConsentedAlone: false, parentConsentedToService: true } },
      forum: { system: "state", nature: "civil", topic: "custody" },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

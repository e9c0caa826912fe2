import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  caseIn,
  form,
  noticeComplete,
  order,
  ownService,
  parentAsks,
  progress,
  subpoena,
  threat,
  warning,
  type Neighbour,
} from "./case.ts";

const OR = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("OR", segments, ...fragments);
const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const declaration = (change: Plain = {}): Plain => ({
  assurances: {
    stateNotice: { kind: "or-declaration", proofAttached: true, timelyUnderRule: true, ...change },
  },
});
const protectiveOrder = (change: Plain = {}): Plain => ({
  assurances: {
    qpo: { documented: true, entered: true, limitsUse: true, returnOrDestroy: true, ...change },
  },
});
const waivedInPart: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
  },
};

/** Oregon beside the kept cases. */
export const oregonian: readonly Neighbour[] = [
  {
    title: "Oregon: HIPAA notice without the declaration leaves even the charges",
    caseFile: OR([progress, billing], subpoena, noticeComplete, declaration({ proofAttached: false })),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "object-by-date" },
      controlling: "state",
      mustActions: ["request-assurance", "serve-objection"],
      mustNotDeadlines: ["or-custodian-delivery", "object-by"],
    },
  },
  {
    title: "Oregon: an objection that was overruled no longer does, however it was made",
    caseFile: OR([billing], subpoena, noticeComplete, declaration(), {
      instrument: { receivedOn: "2026-11-16" },
      events: [
        { type: "patient-objected", by: "patient", occurredOn: "2026-11-02" },
        { type: "motion-decided", by: "patient", result: "denied", occurredOn: "2026-11-12" },
      ],
    }),
    expect: { outcomes: { "billing-logistics": "release" } },
  },
  {
    title: "Oregon: one of which nobody recorded how it was made stands until then",
    caseFile: OR([billing], subpoena, noticeComplete, declaration(), {
      instrument: { receivedOn: "2026-11-16" },
      events: [{ type: "patient-objected", by: "patient", occurredOn: "2026-11-02" }],
    }),
    expect: { outcomes: { "billing-logistics": "object-by-date" } },
  },
  {
    title: "Oregon: an objection of the patient that stands undoes the declaration",
    caseFile: OR([billing], subpoena, noticeComplete, declaration(), {
      instrument: { receivedOn: "2026-11-16" },
      events: [{ type: "patient-objected", by: "patient", form: "written", occurredOn: "2026-11-02" }],
    }),
    expect: {
      outcomes: { "billing-logistics": "object-by-date" },
      controlling: "state",
      mustNotDeadlines: ["or-custodian-delivery"],
    },
  },
  {
    title: "Oregon: a protective order takes the place of the declaration, for the charges",
    caseFile: OR([progress, billing], subpoena, protectiveOrder(), {
      instrument: { receivedOn: "2026-11-16" },
      privilege: { status: "not-waived", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      deadlines: [{ id: "or-custodian-delivery", dueOn: "2026-11-21" }],
      mustCite: ["ORCP 55 D", "ORS 40.230(4)(b)"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Oregon: one that was only asked for does not",
    caseFile: OR([billing], subpoena, protectiveOrder({ entered: false, requestedFromCourt: true })),
    expect: { outcomes: { "billing-logistics": "object-by-date" }, controlling: "state" },
  },
  {
    title: "Oregon: the days of patient and requester are counted from notice and service",
    caseFile: OR([progress], subpoena, declaration({ noticeOn: "2026-10-20" }), {
      instrument: { servedOn: "2026-11-09" },
    }),
    expect: {
      deadlines: [
        { id: "or-patient-objection", limitOn: "2026-11-03" },
        { id: "or-serve-before-custodian", limitOn: "2026-10-26" },
      ],
    },
  },
  {
    title: "Oregon: declaration and waiver open the chart, as far as the waiver goes",
    caseFile: OR([progress, intake], subpoena, noticeComplete, declaration(), waivedInPart),
    expect: { segments: { progress: "release", intake: "needs-authorization" } },
  },
  {
    title: "Oregon: a form opens the record and not the privilege",
    caseFile: OR([progress, billing], subpoena, { authorizations: [form], privilege: { status: "claimed" } }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      mustActions: ["assert-privilege"],
    },
  },
  {
    title: "Oregon: an order for the chart is followed",
    caseFile: OR([progress], order),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
  {
    title: "Oregon: a board has what the patient freed, and the rest is for counsel",
    caseFile: OR([progress, intake], boardSubpoena, waivedInPart),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      controlling: "state",
      needsCounsel: true,
    },
  },
  {
    title: "Oregon: the patient's own request runs on the federal days",
    caseFile: OR([progress], accessRequest),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "both",
      deadlines: [{ id: "access-due", dueOn: "2026-11-04" }],
    },
  },
  {
    title: "Oregon: the mother of a fourteen-year-old who came alone waits for the provider",
    caseFile: OR([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["ORS 109.680", "ORS 109.675"],
    },
  },
  {
    title: "Oregon: who decides to tell her",
    caseFile: OR([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Oregon: a parent is engaged when a minor's life is at risk",
    caseFile: OR([threat], warning("parent"), { patient: { ageYears: 15 } }),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["ORS 109.680"] },
  },
];

import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
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

const MA = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("MA", segments, ...fragments);
const intake: Plain = { ...progress, id: "intake", kind: "intake" };
const waivedInPart: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
  },
};
const criminal: Plain = {
  requester: { role: "defense-counsel", purpose: "litigation" },
  instrument: { type: "criminal-trial-subpoena", signerRole: "attorney" },
  forum: { system: "state", nature: "criminal", patientRole: "witness" },
};
const inACriminalCase: Plain = { forum: { nature: "criminal" } };
const orderEnclosed = (change: Plain = {}): Plain => ({
  order: { exists: true, inForce: true, namesPatient: true, namesClasses: ["progress-notes"], ...change },
});
const byRepresentative = (instrument: string | undefined): Plain => ({
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "representative", coversClasses: ["progress-notes"] },
  },
  patient: {
    ageYears: 41,
    alive: true,
    representatives: [
      { role: "guardian", ...(instrument === undefined ? {} : { legalInstrument: instrument }) },
    ],
  },
});

/** Massachusetts beside the kept cases. */
export const bayStater: readonly Neighbour[] = [
  {
    title: "Massachusetts: with complete notice the dates and charges go, and what was said stays",
    caseFile: MA([progress, billing], subpoena, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["notify-patient", "assert-privilege", "request-authorization"],
      mustCite: ["Commonwealth v. Oliveira", "Commonwealth v. Kobrin"],
      missingFacts: ["/privilege/status"],
      mustNotDeadlines: ["ma-object", "object-by"],
    },
  },
  {
    title: "Massachusetts: a patient who declines to claim has waived nothing",
    caseFile: MA([progress], subpoena, noticeComplete, {
      privilege: { status: "declined", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["M.G.L. c.233 s.20B(c)"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Massachusetts: a psychologist's patient frees one part in writing, and that part goes",
    caseFile: MA([progress, intake], subpoena, noticeComplete, waivedInPart),
    expect: { segments: { progress: "release", intake: "needs-authorization" } },
  },
  {
    title: "Massachusetts: a social worker's chart, part of it freed",
    caseFile: MA(
      [by("clinical-social-worker", progress), by("clinical-social-worker", intake)],
      subpoena,
      noticeComplete,
      waivedInPart,
    ),
    expect: {
      segments: { progress: "release", intake: "needs-authorization" },
      mustCite: ["M.G.L. c.112 s.135B"],
    },
  },
  {
    title: "Massachusetts: a counselor is bound by confidentiality though nobody claims a privilege",
    caseFile: MA(
      [by("professional-counselor", progress), by("professional-counselor", intake)],
      subpoena,
      noticeComplete,
      waivedInPart,
    ),
    expect: {
      segments: { progress: "release", intake: "needs-authorization" },
      mustCite: ["M.G.L. c.112 s.172", "M.G.L. c.112 s.172A"],
    },
  },
  {
    title: "Massachusetts: an associate's chart is held until counsel says which privilege covers it",
    caseFile: MA(
      [by("licensed-associate", progress), by("licensed-associate", intake)],
      subpoena,
      noticeComplete,
      waivedInPart,
    ),
    expect: {
      segments: { progress: "release", intake: "needs-authorization" },
      needsCounsel: true,
    },
  },
  {
    title: "Massachusetts: a waiver signed for a patient who cannot decide needs a guardian",
    caseFile: MA([progress], subpoena, noticeComplete, byRepresentative("health-care-power")),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "state",
      mustCite: ["M.G.L. c.233 s.20B"],
      needsCounsel: true,
    },
  },
  {
    title: "Massachusetts: by which paper somebody signed the waiver is asked",
    caseFile: MA([progress], subpoena, noticeComplete, byRepresentative(undefined)),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      missingFacts: ["/patient/representatives/0/legalInstrument"],
    },
  },
  {
    title: "Massachusetts: nobody is recorded who could have signed the waiver",
    caseFile: MA([progress], subpoena, noticeComplete, {
      privilege: {
        status: "waived-in-writing",
        waiver: { signedBy: "representative", coversClasses: ["progress-notes"] },
      },
    }),
    expect: { missingFacts: ["/patient/representatives/0/legalInstrument"] },
  },
  {
    title: "Massachusetts: an appointed guardian waives",
    caseFile: MA([progress], subpoena, noticeComplete, byRepresentative("guardianship-order")),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Massachusetts: the defense in a criminal case goes to the judge first",
    caseFile: MA([progress], criminal, noticeComplete, { privilege: { status: "claimed" } }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      controlling: "state",
      mustProhibit: ["produce-to-requester-directly"],
      mustCite: ["Commonwealth v. Dwyer"],
      needsCounsel: true,
    },
  },
  {
    title: "Massachusetts: with an order of that judge the records go to the court under seal",
    caseFile: MA([progress], criminal, orderEnclosed()),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "state",
      mustActions: ["deliver-sealed-to-court"],
      mustProhibit: ["produce-to-requester-directly"],
      needsCounsel: true,
    },
  },
  {
    title: "Massachusetts: once the judge lets the defense have them, to the defense",
    caseFile: MA([progress], criminal, orderEnclosed({ deliverTo: "requester" })),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustNotActions: ["deliver-sealed-to-court"],
    },
  },
  {
    title: "Massachusetts: so does what a judge's own order in a criminal case calls for, notes included",
    caseFile: MA([progress, notes], order, inACriminalCase, {
      order: {
        expresslyNamesPsychotherapyNotes: true,
        namesClasses: ["progress-notes", "psychotherapy-notes"],
      },
    }),
    expect: {
      outcomes: { "progress-notes": "release", "psychotherapy-notes": "release" },
      mustActions: ["deliver-sealed-to-court"],
      mustProhibit: ["produce-to-requester-directly"],
      mustCite: ["Commonwealth v. Dwyer"],
      needsCounsel: true,
    },
  },
  {
    title: "Massachusetts: and a subpoena that a judge ordered",
    caseFile: MA([progress], order, inACriminalCase, { instrument: { type: "so-ordered-subpoena" } }),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustProhibit: ["produce-to-requester-directly"],
    },
  },
  {
    title: "Massachusetts: and an order in a case of which nobody has said that it is not criminal",
    caseFile: MA([progress], { ...order, forum: { system: "state" } }),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustProhibit: ["produce-to-requester-directly"],
    },
  },
  {
    title: "Massachusetts: where the judge's order itself sends them to the defense, to the defense",
    caseFile: MA([progress], order, inACriminalCase, { order: { deliverTo: "requester" } }),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustNotActions: ["deliver-sealed-to-court"],
    },
  },
  {
    title: "Massachusetts: an order is followed, and whether it applies an exception is shown",
    caseFile: MA([progress], order, { order: { stateFindings: [] } }),
    expect: {
      outcomes: { "progress-notes": "release" },
      mustCite: ["Mass. G. Evid. 503"],
      mustNotActions: ["deliver-sealed-to-court"],
    },
  },
  {
    title: "Massachusetts: a board gets what the patient freed, and only that",
    caseFile: MA([progress, intake], boardSubpoena, waivedInPart),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      controlling: "state",
      mustCite: ["Board of Registration in Medicine v. Doe"],
    },
  },
  {
    title: "Massachusetts: a custody suit opens nothing before a judge has heard and found",
    caseFile: MA([progress], subpoena, noticeComplete, {
      forum: { topic: "custody" },
      privilege: { status: "claimed", conditionTenderedBy: "opponent" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["M.G.L. c.233 s.20B(e)"],
    },
  },
  {
    title: "Massachusetts: the federal days for the patient's own request, because no others were read",
    caseFile: MA([progress], accessRequest),
    expect: {
      outcomes: { "progress-notes": "release" },
      controlling: "both",
      deadlines: [{ id: "access-due", dueOn: "2026-11-04" }],
      mustNotDeadlines: ["access-due-federal"],
    },
  },
  {
    title: "Massachusetts: the mother of a minor who came alone waits for a professional",
    caseFile: MA([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustCite: ["M.G.L. c.112 s.12F"],
      needsCounsel: true,
    },
  },
  {
    title: "Massachusetts: who decides to give her the record",
    caseFile: MA([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Massachusetts: a form without a waiver leaves the privilege",
    caseFile: MA([progress], subpoena, {
      authorizations: [form],
      privilege: { status: "not-waived" },
    }),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustActions: ["assert-privilege"] },
  },
  {
    title: "Massachusetts: notice, form and waiver open the chart",
    caseFile: MA([progress], subpoena, noticeComplete, { authorizations: [form] }, waived),
    expect: { outcomes: { "progress-notes": "release" }, controlling: "both" },
  },
];

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
  testimony,
  waived,
  type Neighbour,
} from "./case.ts";

const dated = { instrument: { issuedOn: "2026-09-01", returnOn: "2026-09-30" } };
const certified = (change: object = {}) => ({
  assurances: {
    stateNotice: {
      kind: "va-notice-and-certification",
      certification: {
        received: true,
        receivedOn: "2026-09-28",
        method: "first-class-mail",
        statesPeriodEndedWithoutMotion: true,
        ...change,
      },
    },
  },
});
const motion = {
  events: [
    { type: "patient-motion-to-quash-filed", by: "patient", form: "court-filing", occurredOn: "2026-09-10" },
  ],
};
const VA = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("VA", segments, ...fragments);

/** Virginia beside the kept cases. */
export const virginian: readonly Neighbour[] = [
  {
    title: "Virginia: complete HIPAA notice without certification opens nothing",
    caseFile: VA([progress, billing], subpoena, dated, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "withhold", "billing-logistics": "withhold" },
      controlling: "state",
      mustActions: ["request-assurance", "serve-objection"],
      deadlines: [
        { id: "va-quash", dueOn: "2026-09-16" },
        { id: "va-min-return", earliestOn: "2026-09-16" },
      ],
      mustNotDeadlines: ["va-comply", "object-by", "def-object"],
    },
  },
  {
    title: "Virginia: certified before the return date, so the return date is the later one",
    caseFile: VA([progress, notes], subpoena, dated, certified({ receivedOn: "2026-09-20" })),
    expect: {
      outcomes: { "progress-notes": "release", "psychotherapy-notes": "needs-court-order" },
      controlling: "both",
      deadlines: [{ id: "va-comply", dueOn: "2026-09-30" }],
      mustNotActions: ["request-assurance"],
    },
  },
  {
    title: "Virginia: a certification that says neither of the two things certifies nothing",
    caseFile: VA(
      [progress],
      subpoena,
      dated,
      certified({ statesPeriodEndedWithoutMotion: false, statesMotionsResolved: false }),
    ),
    expect: { outcomes: { "progress-notes": "withhold" }, mustNotDeadlines: ["va-comply"] },
  },
  {
    title: "Virginia: a motion after the certification sends the file to the clerk and not to the requester",
    caseFile: VA([progress, billing], subpoena, dated, certified(), motion),
    expect: {
      outcomes: { "progress-notes": "release", "billing-logistics": "release" },
      controlling: "state",
      mustActions: ["deliver-sealed-to-court"],
      mustProhibit: ["produce-to-requester-directly"],
      needsCounsel: true,
    },
  },
  {
    title:
      "Virginia: an objection of the patient, in whatever form it came, sends nothing to the clerk, and holds",
    caseFile: VA([progress, billing], subpoena, dated, certified(), {
      events: [{ type: "patient-objected", by: "patient", occurredOn: "2026-09-10" }],
    }),
    expect: {
      outcomes: { "progress-notes": "withhold", "billing-logistics": "withhold" },
      mustNotActions: ["deliver-sealed-to-court"],
    },
  },
  {
    title: "Virginia: a motion that was decided no longer seals, and without certification nothing goes",
    caseFile: VA([progress], subpoena, dated, {
      events: [...motion.events, { type: "motion-decided", result: "denied", occurredOn: "2026-09-20" }],
    }),
    expect: { outcomes: { "progress-notes": "withhold" }, mustNotActions: ["deliver-sealed-to-court"] },
  },
  {
    title: "Virginia: a certified subpoena does not make the therapist speak",
    caseFile: VA([testimony, progress], subpoena, dated, certified(), {
      instrument: { commands: ["produce", "testify"] },
      privilege: { status: "not-waived", conditionTenderedBy: "nobody" },
    }),
    expect: {
      outcomes: { testimony: "object-by-date", "progress-notes": "release" },
      mustActions: ["file-motion-to-quash", "assert-privilege"],
      mustCite: ["Va. Code 8.01-400.2", "Va. Code 8.01-399"],
    },
  },
  {
    title:
      "Virginia: a social worker's testimony that the patient freed in writing, and a condition put at issue",
    caseFile: VA(
      [by("clinical-social-worker", testimony), by("psychiatrist", { ...testimony, id: "t2" })],
      subpoena,
      dated,
      certified(),
      {
        instrument: { commands: ["testify"] },
        privilege: {
          status: "waived-in-writing",
          waiver: { signedBy: "patient", coversClasses: ["testimony"], coversTestimony: true },
        },
      },
    ),
    expect: { mustCite: ["Va. Code 8.01-400.2"], mustNotActions: ["assert-privilege"] },
  },
  {
    title: "Virginia: testimony where the opponent put the condition at issue is still for the court",
    caseFile: VA([testimony], subpoena, {
      instrument: { commands: ["testify"] },
      privilege: { status: "claimed", conditionTenderedBy: "opponent" },
    }),
    expect: { outcomes: { testimony: "object-by-date" }, mustCite: ["Va. Code 8.01-400.2"] },
  },
  {
    title: "Virginia: a return date ten days out is too early",
    caseFile: VA([notes], subpoena, { instrument: { issuedOn: "2026-09-01", returnOn: "2026-09-11" } }),
    expect: {
      outcomes: { "psychotherapy-notes": "withhold" },
      mustActions: ["request-authorization"],
      mustCite: ["Va. Code 32.1-127.1:03(H)(1)"],
    },
  },
  {
    title:
      "Virginia: the patient's own form opens the chart without certification, as far as the privilege is waived",
    caseFile: VA([progress, { ...progress, id: "intake", kind: "intake" }], subpoena, dated, {
      authorizations: [form],
      privilege: {
        status: "waived-in-writing",
        waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
      },
    }),
    expect: { segments: { progress: "release", intake: "object-by-date" }, controlling: "both" },
  },
  {
    title: "Virginia: a board that reviews the practice is outside the notice machine",
    caseFile: VA([progress, billing], boardSubpoena),
    expect: {
      outcomes: { "progress-notes": "release", "billing-logistics": "release" },
      controlling: "both",
    },
  },
  {
    title: "Virginia: a subpoena of a Maryland court certifies nothing here",
    caseFile: VA([progress], subpoena, dated, certified(), { forum: { state: "MD" } }),
    expect: { outcomes: { "progress-notes": "object-by-date" }, controlling: "escalate", needsCounsel: true },
  },
  {
    title: "Virginia: a federal court's subpoena is for counsel, and the federal days run",
    caseFile: VA([progress], subpoena, noticeComplete, {
      forum: { system: "federal" },
      instrument: { servedOn: "2026-09-01", returnOn: "2026-09-30" },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      controlling: "escalate",
      deadlines: [{ id: "object-by", rawOn: "2026-09-15" }],
      mustNotDeadlines: ["va-quash"],
    },
  },
  {
    title: "Virginia: whose court it is must be known",
    caseFile: VA([progress], subpoena, certified(), { forum: { system: null, state: null } }),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      controlling: "escalate",
      missingFacts: ["/forum/system"],
    },
  },
  {
    title: "Virginia: a judge's order for the chart is followed, for the chart",
    caseFile: VA([progress, notes], order),
    expect: {
      outcomes: { "progress-notes": "release", "psychotherapy-notes": "withhold" },
      controlling: "both",
    },
  },
  {
    title: "Virginia: an order that names counsel as who receives sends the chart to counsel",
    caseFile: VA([progress], order, {
      requester: { role: "court", recipientRole: "opposing-counsel" },
      order: { namesRecipients: ["opposing-counsel"] },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Virginia: an order that names counsel as who receives sends the chart to nobody else",
    caseFile: VA([progress], order, {
      requester: { role: "patient-counsel" },
      order: { namesRecipients: ["opposing-counsel"] },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-court-order" },
      mustCite: ["45 CFR 164.512(e)(1)(i)"],
    },
  },
  {
    title: "Virginia: an order that came with the subpoena makes certification unnecessary",
    caseFile: VA([notes], subpoena, dated, {
      order: { exists: true, inForce: true, namesPatient: true, expresslyNamesPsychotherapyNotes: true },
      ...waived,
    }),
    expect: { mustCite: ["Va. Code 32.1-127.1:03(D)"], mustNotActions: ["request-authorization"] },
  },
  {
    title: "Virginia: thirty days for the patient's own request, and no extension beside them",
    caseFile: VA([progress, notes], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold", "psychotherapy-notes": "withhold" },
      deadlines: [
        { id: "access-due", dueOn: "2026-11-04" },
        { id: "va-access", dueOn: "2026-11-04" },
        { id: "access-due-federal", dueOn: "2026-11-04" },
      ],
      mustNotDeadlines: ["access-extended-due", "def-access"],
      mustCite: ["Va. Code 32.1-127.1:03(F)"],
    },
  },
  {
    title: "Virginia: a request of 2016 is answered under the law of 2016",
    caseFile: VA([progress], accessRequest, {
      instrument: { receivedOn: "2016-10-05" },
      asOf: { assessedOn: "2016-10-06" },
    }),
    expect: {
      deadlines: [
        { id: "access-due", dueOn: "2016-10-20" },
        { id: "va-access", dueOn: "2016-10-20" },
      ],
    },
  },
  {
    title: "Virginia: a mother asks for the record of a minor who consented alone",
    caseFile: VA([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "escalate",
      needsCounsel: true,
      mustCite: ["Va. Code 20-124.6", "Va. Code 54.1-2969(E)(4)"],
    },
  },
  {
    title: "Virginia: a professional gives that record to the mother",
    caseFile: VA([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "silent" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

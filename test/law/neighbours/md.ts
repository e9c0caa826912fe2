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

const MD = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("MD", segments, ...fragments);
const certificate = (change: Plain = {}): Plain => ({
  assurances: {
    stateNotice: { kind: "md-certificate", proofAttached: true, timelyUnderRule: true, ...change },
  },
});

/** Maryland beside the kept cases. */
export const marylander: readonly Neighbour[] = [
  {
    title: "Maryland: without the certificate even the charges stay",
    caseFile: MD([progress, billing], subpoena, noticeComplete, certificate({ proofAttached: false })),
    expect: {
      outcomes: { "progress-notes": "object-by-date", "billing-logistics": "object-by-date" },
      controlling: "state",
      mustActions: ["request-assurance", "no-confirm-no-deny-reply"],
      mustProhibit: ["confirm-or-deny-patient"],
    },
  },
  {
    title: "Maryland: with certificate and waiver a counselor's chart goes",
    caseFile: MD([by("professional-counselor", progress)], subpoena, noticeComplete, certificate(), waived),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["Cts. & Jud. Proc. 9-109.1"] },
  },
  {
    title: "Maryland: a psychiatric nurse's chart without waiver stays",
    caseFile: MD([by("psychiatric-nurse", progress)], subpoena, noticeComplete, certificate(), {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date" },
      mustCite: ["Cts. & Jud. Proc. 9-109.1", "Cts. & Jud. Proc. 9-109(d)(3)"],
      mustProhibit: ["infer-waiver"],
    },
  },
  {
    title: "Maryland: a social worker's chart with waiver goes, without it stays",
    caseFile: MD(
      [
        by("clinical-social-worker", progress),
        by("clinical-social-worker", { ...progress, id: "intake", kind: "intake" }),
      ],
      subpoena,
      noticeComplete,
      certificate(),
      {
        privilege: {
          status: "waived-in-writing",
          waiver: { signedBy: "patient", coversClasses: ["progress-notes"] },
        },
      },
    ),
    expect: {
      segments: { progress: "release", intake: "object-by-date" },
      mustCite: ["Cts. & Jud. Proc. 9-121"],
    },
  },
  {
    title: "Maryland: a psychologist's chart with the patient's waiver",
    caseFile: MD([progress], subpoena, noticeComplete, certificate(), waived),
    expect: { outcomes: { "progress-notes": "release" }, mustCite: ["Cts. & Jud. Proc. 9-109"] },
  },
  {
    title: "Maryland: for a family therapist the privilege is claimed until counsel has looked",
    caseFile: MD([by("marriage-and-family-therapist", progress)], subpoena, noticeComplete, certificate()),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "Maryland: a family therapist's chart that the patient freed",
    caseFile: MD(
      [by("marriage-and-family-therapist", progress)],
      subpoena,
      noticeComplete,
      certificate(),
      waived,
    ),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Maryland: a prosecutor's subpoena with HIPAA notice fails",
    caseFile: MD([progress, billing], subpoena, noticeComplete, {
      requester: { role: "prosecutor", purpose: "prosecution" },
      instrument: { type: "criminal-trial-subpoena", signerRole: "prosecutor" },
      forum: { nature: "criminal", patientRole: "defendant" },
    }),
    expect: {
      outcomes: { "progress-notes": "object-by-date", "billing-logistics": "object-by-date" },
      controlling: "state",
      mustCite: ["Shady Grove Psychiatric Group v. State (Md. App. 1999)"],
    },
  },
  {
    title: "Maryland: with the patient's form and waiver the prosecutor has it",
    caseFile: MD([progress], subpoena, waived, {
      requester: { role: "prosecutor", purpose: "prosecution" },
      instrument: { type: "criminal-trial-subpoena", signerRole: "prosecutor" },
      forum: { nature: "criminal", patientRole: "defendant" },
      authorizations: [form],
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title:
      "Maryland: a personal note stays against an order that names notes; one shown to an outsider does not",
    caseFile: MD(
      [
        { ...notes, sharedWith: [] },
        { ...notes, id: "shown", sharedWith: ["outsider"] },
      ],
      order,
      {
        order: { namesClasses: ["psychotherapy-notes"], expresslyNamesPsychotherapyNotes: true },
      },
    ),
    expect: { segments: { notes: "withhold", shown: "release" }, controlling: "state", needsCounsel: true },
  },
  {
    title: "Maryland: who saw a note is asked before it counts as lost",
    caseFile: MD([notes], subpoena, noticeComplete, certificate()),
    expect: { outcomes: { "psychotherapy-notes": "withhold" }, missingFacts: ["/segments/0/sharedWith"] },
  },
  {
    title: "Maryland: a board waits for the patient's writing",
    caseFile: MD([progress], boardSubpoena),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "Maryland: and has it then",
    caseFile: MD([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "Maryland: in the months of holidays the federal date is the earlier one",
    caseFile: MD([progress], accessRequest, {
      instrument: { receivedOn: "2026-12-18" },
      asOf: { assessedOn: "2026-12-18" },
    }),
    expect: {
      controlling: "earlier-of-both",
      deadlines: [
        { id: "access-due", dueOn: "2027-01-17", safeOn: "2027-01-15" },
        { id: "access-due-federal", dueOn: "2027-01-17" },
        { id: "md-access", dueOn: "2027-01-21" },
      ],
      mustNotDeadlines: ["md-objection-window"],
    },
  },
  {
    title: "Maryland: injurious portions come with a summary and another provider",
    caseFile: MD([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: { outcomes: { "progress-notes": "withhold" }, mustCite: ["Health-Gen. 4-304(a)(2)"] },
  },
  {
    title: "Maryland: a provider who has not decided to tell the mother of a fourteen-year-old",
    caseFile: MD([progress], parentAsks, ownService),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustCite: ["Health-Gen. 20-104(c)"] },
  },
  {
    title: "Maryland: a provider who has",
    caseFile: MD([progress], parentAsks, ownService, {
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

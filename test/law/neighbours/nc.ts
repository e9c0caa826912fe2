import type { Plain } from "../changed.ts";
import {
  accessRequest,
  billing,
  boardSubpoena,
  by,
  caseIn,
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

const NC = (segments: readonly Plain[], ...fragments: readonly Plain[]) =>
  caseIn("NC", segments, ...fragments);
const licences = [
  ["psychologist", "N.C.G.S. 8-53.3"],
  ["marriage-and-family-therapist", "N.C.G.S. 8-53.5"],
  ["clinical-social-worker", "N.C.G.S. 8-53.7"],
  ["professional-counselor", "N.C.G.S. 8-53.8"],
  ["psychiatrist", "N.C.G.S. 8-53"],
] as const;
const spoken = { instrument: { commands: ["testify"] } };
const married: Plain = { ...testimony, participants: { setting: "marital-counseling" } };
const freeToSpeak: Plain = {
  privilege: {
    status: "waived-in-writing",
    waiver: { signedBy: "patient", coversClasses: ["testimony"], coversTestimony: true },
  },
};

/** North Carolina beside the kept cases. */
export const carolinian: readonly Neighbour[] = [
  ...licences.flatMap(([licence, cite]): Neighbour[] => [
    {
      title: `North Carolina: HIPAA notice frees the charges and not the chart of a ${licence}`,
      caseFile: NC([by(licence, progress), billing], subpoena, noticeComplete, {
        privilege: { status: "not-waived" },
      }),
      expect: {
        outcomes: { "progress-notes": "needs-authorization", "billing-logistics": "release" },
        controlling: "state",
        mustActions: ["notify-patient", "request-authorization", "assert-privilege"],
        mustCite: [cite],
      },
    },
    {
      title: `North Carolina: the patient's writing frees the chart of a ${licence}`,
      caseFile: NC([by(licence, progress)], subpoena, noticeComplete, waived),
      expect: { outcomes: { "progress-notes": "release" } },
    },
  ]),
  {
    title: "North Carolina: a silent patient is told at once that silence may waive",
    caseFile: NC([progress], subpoena, noticeComplete),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      mustActions: ["notify-patient"],
      mustCite: ["Mosteller v. Stiltner, 221 N.C. App. 486 (2012)"],
      missingFacts: ["/privilege/status"],
    },
  },
  {
    title: "North Carolina: nobody's pleading waives",
    caseFile: NC([progress], subpoena, noticeComplete, {
      privilege: { status: "not-waived", conditionTenderedBy: "patient" },
    }),
    expect: { outcomes: { "progress-notes": "needs-authorization" }, mustProhibit: ["infer-waiver"] },
  },
  {
    title: "North Carolina: an order without the words of the finding is followed all the same",
    caseFile: NC([progress, notes], order),
    expect: {
      outcomes: { "progress-notes": "release", "psychotherapy-notes": "withhold" },
      controlling: "both",
    },
  },
  {
    title: "North Carolina: whoever counseled the marriage does not testify in the divorce, waiver or not",
    caseFile: NC([married], subpoena, spoken, freeToSpeak, noticeComplete, { forum: { topic: "divorce" } }),
    expect: {
      outcomes: { testimony: "object-by-date" },
      controlling: "state",
      mustActions: ["file-motion-to-quash"],
      mustCite: ["N.C.G.S. 8-53.6"],
    },
  },
  {
    title: "North Carolina: the same counselor, freed in writing, may testify in a suit over an accident",
    caseFile: NC([married], subpoena, spoken, freeToSpeak, noticeComplete, {
      forum: { topic: "personal-injury" },
    }),
    expect: { outcomes: { testimony: "release" } },
  },
  {
    title: "North Carolina: a board waits for the patient's writing",
    caseFile: NC([progress], boardSubpoena),
    expect: { outcomes: { "progress-notes": "object-by-date" }, needsCounsel: true },
  },
  {
    title: "North Carolina: and has it then",
    caseFile: NC([progress], boardSubpoena, waived),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "North Carolina: what would injure goes to a professional of the client's choice",
    caseFile: NC([progress], accessRequest, {
      decisions: {
        accessHarm: { ground: "endangers-life-or-physical-safety", decidedByLicensedProfessional: true },
      },
    }),
    expect: {
      outcomes: { "progress-notes": "withhold" },
      controlling: "both",
      mustCite: ["N.C.G.S. 122C-53(c)"],
      mustNotDeadlines: ["nc-object", "access-due-federal"],
    },
  },
  {
    title: "North Carolina: since the act of 2023 a parent and a minor who consented alone are for counsel",
    caseFile: NC([progress], parentAsks, ownService),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "escalate",
      needsCounsel: true,
    },
  },
  {
    title: "North Carolina: before it they were not",
    caseFile: NC([progress], parentAsks, ownService, {
      instrument: { receivedOn: "2023-10-05" },
      asOf: { assessedOn: "2023-10-06" },
    }),
    expect: {
      outcomes: { "progress-notes": "needs-authorization" },
      controlling: "both",
      needsCounsel: false,
    },
  },
  {
    title: "North Carolina: a professional's decision opened the record in 2023 and opens it today",
    caseFile: NC([progress], parentAsks, ownService, {
      instrument: { receivedOn: "2023-10-05" },
      asOf: { assessedOn: "2023-10-06" },
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
  {
    title: "North Carolina: a professional's decision today",
    caseFile: NC([progress], parentAsks, ownService, {
      patient: { consent: { stateLawOnParentAccess: "permits" } },
      decisions: { parentAccess: "grant" },
    }),
    expect: { outcomes: { "progress-notes": "release" } },
  },
];

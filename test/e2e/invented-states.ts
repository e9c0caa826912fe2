import { daysFromToday } from "../../local/journey/dates.ts";
import type { IncidentView } from "../../workflows/contract/incident.ts";
import type { DisposalView } from "../../workflows/contract/retention.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";

// States for pictures, as the contract says them; people and papers are invented.

/** An id that the contract takes, of one letter. */
const idOf = <Id extends string>(prefix: string, letter: string) => `${prefix}_${letter.repeat(26)}` as Id;
const at = (days: number, time = "15:00") => `${daysFromToday(days)}T${time}:00.000Z`;
const hash = "ab".repeat(32);

type Production = NonNullable<RequestOverview["production"]>;
const assembled = {
  productionId: idOf<Production["productionId"]>("pdn", "p"),
  state: "assembled",
  pages: 12,
  batesFirst: "HL-000001",
  batesLast: "HL-000012",
  productionSha256: hash,
  manifestSha256: hash,
  coverLetterSha256: hash,
  packet: { sha256: hash, bytes: 3_400_000 },
} as const satisfies Production;

/** Papers that came in and hide something, or that nobody could look through. */
export const hidingPapers: RequestOverview["papers"] = (
  [
    { checked: "whole", kinds: ["text-under-box", "metadata"], pages: [3, 7] },
    { checked: "in-part", kinds: [], pages: [] },
  ] as const
).map((hidden, n) => ({
  documentId: idOf("doc", "pq"[n] ?? ""),
  purpose: "legal-process",
  fileName: `subpoena-${n + 1}.pdf`,
  size: 240_000,
  state: "admitted",
  pages: 12,
  read: true,
  scannedBy: "guardduty",
  hidden: { checked: hidden.checked, kinds: [...hidden.kinds], pages: [...hidden.pages] },
}));

type Documents = readonly { readonly documentId: string }[];
/** What became of the pages of two records. */
export const productions = ([first, second]: Documents) => {
  const one = first?.documentId as NonNullable<Production["rebuilt"]>[number]["documentId"];
  const other = second?.documentId as typeof one;
  return {
    rebuilt: {
      ...assembled,
      rebuilt: [
        { documentId: one, leftOut: ["active-content", "comments", "hidden-text"], setAside: null },
        { documentId: other, leftOut: [], setAside: "encrypted" },
      ],
    },
    assembling: { productionId: assembled.productionId, state: "assembling" },
    failed: {
      productionId: assembled.productionId,
      state: "failed",
      reason: "something-left-behind",
      leftBehind: [
        { documentId: one, kinds: ["text-under-box"], pages: [3] },
        { documentId: other, kinds: ["text-through-mark", "image-under-box"], pages: [1, 4] },
      ],
    },
  } as const satisfies Readonly<Record<string, Production>>;
};

/** The release that a return duty and an incident are about. */
export const phases: RequestOverview["phases"] = [
  {
    productionId: assembled.productionId,
    releasedAt: at(-30),
    pages: 12,
    batesFirst: "HL-000001",
    batesLast: "HL-000012",
    recalled: false,
  },
];

type Duty = NonNullable<RequestOverview["returnDuty"]>;
export const returnDuties: Readonly<Record<string, Duty>> = {
  begun: { reminders: [] },
  due: {
    dueOn: daysFromToday(-2),
    reminders: [
      { on: daysFromToday(-9), how: "email" },
      { on: daysFromToday(-1), how: "through-counsel" },
    ],
  },
  met: {
    dueOn: daysFromToday(-2),
    reminders: [],
    met: { on: daysFromToday(-1), how: "destroyed", proof: "Certificate of Orr Law, P.C., of this week" },
  },
};

const incident: IncidentView = {
  open: true,
  kind: "wrong-recipient",
  discoveredOn: daysFromToday(-3),
  affectedIndividuals: 1,
  recall: "asked",
  recallSentOn: daysFromToday(-2),
  notices: [],
  owed: [],
  words: { what: "The packet was handed to the clerk of another court." },
};
export const incidents: Readonly<Record<string, IncidentView>> = {
  refused: { ...incident, recall: "refused", recallAnswer: "refused" },
  delayed: {
    ...incident,
    finding: "breach",
    owed: ["individuals", "hhs"],
    delay: { statement: "oral", statedOn: daysFromToday(-1), untilOn: daysFromToday(29) },
  },
  closed: {
    ...incident,
    open: false,
    recall: "settled",
    recallAnswer: "destroyed",
    finding: "low-probability",
  },
};

type Stage<State extends DisposalView["stage"]["state"]> = Extract<
  DisposalView["stage"],
  { readonly state: State }
>;
const officer = {
  personId: idOf<DisposalView["proposed"]["personId"]>("per", "c"),
  name: "Tomas Lindqvist",
  at: at(-4),
};
const second = { ...officer, personId: idOf<typeof officer.personId>("per", "d"), name: "Dana Whitfield" };
const certificate: Stage<"done">["certificate"] = {
  disposalId: idOf<DisposalView["disposalId"]>("dsp", "q"),
  patientRef: idOf<DisposalView["patientRef"]>("pat", "q"),
  edition: "2026.1",
  treatmentEndedOn: "2012-06-01",
  ground: "Counsel, letter of November 3, 2026.",
  proposed: officer,
  confirmed: second,
  finishedAt: at(-1),
  records: [],
  tooLate: [],
  copies: [
    { what: "Copies given to requesters before the disposal", until: null },
    { what: "The history of who looked, without the records", until: "2032-11-29" },
  ],
};
const holder = {
  requestId: idOf<RequestOverview["requestId"]>("req", "h"),
  trackingNumber: "HL-2026-0042",
  because: "legal-hold",
  unmatched: false,
} as const;
const runs = { state: "under-way", confirmed: second, lastLookAt: null } as const;

/** A disposal at each stage, for somebody who may take the next step of it. */
export const disposals: readonly DisposalView[] = (
  [
    ["a", "Wilhelmina Storch", 0, { state: "proposed" }],
    ["b", "Anselm Grau", 3, { ...runs, runsUntil: at(1) }],
    ["c", "Ottilie Brandt", 3, { ...runs, runsUntil: at(-1) }],
    ["d", "Theodor Falk", 3, { ...runs, runsUntil: null }],
    ["e", "Irma Lenz", 12, { ...runs, runsUntil: null, lastLookAt: at(-1) }],
    [
      "f",
      "Konrad Ebert",
      5,
      { state: "stopped", confirmed: second, stoppedAt: at(-1), holders: [holder], words: "", partly: [] },
    ],
    ["g", "Lore Winkler", 0, { state: "declined", declined: second, reason: "Treatment goes on." }],
    [
      "h",
      "Paul Kessler",
      5,
      {
        state: "closed",
        confirmed: second,
        closed: officer,
        reason: "The hold stays for years.",
        partly: [],
        certificate,
        sha256: hash,
      },
    ],
    ["j", "Emilie Roth", 12, { state: "done", confirmed: second, certificate, sha256: hash }],
  ] as const satisfies readonly (readonly [string, string, number, DisposalView["stage"]])[]
).map(([letter, patientName, destroyed, stage]) => ({
  disposalId: idOf<DisposalView["disposalId"]>("dsp", letter),
  version: 3,
  patientRef: idOf<DisposalView["patientRef"]>("pat", letter),
  patientName,
  proposed: officer,
  treatmentEndedOn: "2012-06-01",
  ground: "Counsel, letter of November 3, 2026: the period of the board ended in 2022.",
  records: 12,
  destroyed,
  stage,
  mayConfirm: stage.state === "proposed",
  mayGoOn: stage.state === "under-way" || stage.state === "stopped",
  ...(stage.state === "stopped" ? { against: { holders: [holder], words: "" } } : {}),
  stays: letter === "a" ? 1 : 0,
}));

import type { Recorded } from "../../../workflows/request/recorded.ts";
import { aJudgement, happened, note, psychotherapyNote, solo, statement, subpoena, vera } from "./told.ts";

// The main course as it would be told, from station to station; each way begins where a request begins.

const opening = happened("request.opened");
const toTriage = [
  happened("upload.announced"),
  happened("request.submitted"),
  happened("document.admitted"),
] as const;
const toRetrieval = [
  happened("requester.email-confirmed"),
  happened("facts.recorded"),
  happened("requester.identity-verified"),
  happened("weight.confirmed"),
  happened("patient.matched"),
] as const;
const review = [
  happened("records.proposed"),
  happened("record.reviewed"),
  happened("review.completed"),
] as const;
const production = [
  happened("release.confirmed"),
  happened("production.numbered"),
  happened("production.assembled"),
] as const;
const handOver = [happened("production.released"), happened("link.issued")] as const;

/** What the outsider signed comes in and is opened. */
export const statementOnFile = [
  happened(
    "upload.announced",
    { documentId: statement, purpose: "other", sha256: "e".repeat(64) },
    { by: solo },
  ),
  happened("document.admitted", { documentId: statement }),
  happened("paper.viewed", { documentId: statement }, { by: solo }),
] as const;

const triaged = [opening, ...toTriage];
const retrieving = [...triaged, ...toRetrieval];
const reviewed = [...retrieving, ...review];
const ready = [...reviewed, ...production];
const reviewedWithNotes = [
  ...retrieving,
  happened("authorization.recorded"),
  happened("records.proposed", { documentIds: [note, psychotherapyNote] }),
  happened("record.reviewed"),
  happened("record.reviewed", { documentId: psychotherapyNote }),
  happened("review.completed"),
];
const openingVault = [
  ...reviewedWithNotes,
  happened("vault.requested", { authority: { kind: "authorization", documentId: subpoena } }),
  happened("vault.approved"),
  happened("vault.approved", {}, { by: vera }),
  happened("release.confirmed"),
];
const withNotes = [
  ...openingVault,
  happened("vault.opened"),
  happened("production.numbered"),
  happened("production.assembled"),
  happened("vault.closed"),
];
const ruledInPart = [
  ...triaged,
  happened("counsel.signed-off"),
  happened("motion-to-quash.filed"),
  happened("motion-to-quash.decided", { result: "granted-in-part" }),
  ...toRetrieval,
  ...review,
  ...production,
];

const closing = withNotes.slice(0, -1);
/** Closed after a release and opened again: what the court and an order left behind goes along. */
const again = [
  happened("production.released"),
  happened("request.closed", { outcome: "released_full" }),
  happened("request.reopened"),
] as const;
/** Closed under no legal hold, and somebody proposes that what it left behind be destroyed. */
const filesProposed = [
  ...ready,
  happened("legal-hold.lifted"),
  happened("request.closed"),
  happened("files.disposal-proposed"),
];
const bound = [...ready, happened("protective-order.entered")];

const handedOverWithNotes = [...withNotes, ...handOver];

const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };

/** Ways to the stations from which regions are explored. */
export const ways = {
  opened: [opening],
  submitted: [opening, ...toTriage.slice(0, 2)],
  triaged,
  assessing: [...triaged, happened("facts.recorded")],
  deficient: [...triaged, happened("facts.recorded"), happened("paper.returned")],
  reviewing: [...retrieving, ...review.slice(0, 1)],
  reviewed,
  // Somebody from outside looks at what a practice of one person approved, and signs it.
  lookedFromOutside: [
    ...reviewed,
    ...statementOnFile,
    happened("outside-review.recorded", {}, { by: solo }),
    happened("release.confirmed", {}, { by: solo, at: "2026-12-04T15:00:00Z" }),
  ],
  building: [...reviewed, ...production.slice(0, 1)],
  ready,
  closing,
  handedOver: [...ready, ...handOver],
  handedOverWithNotes,
  bound,
  unheldReady: [...ready, happened("legal-hold.lifted")],
  unheld: [...handedOverWithNotes, happened("legal-hold.lifted")],
  released: [...ready, happened("production.released")],
  // Overruled within the time and handed over, met by another objection, which is withdrawn while the time still runs.
  withdrawn: [
    ...ready,
    happened("patient-notice.sent"),
    happened("patient.objected"),
    happened("patient-notice.cleared", { how: "overruled", clearedOn: "2026-12-03" }),
    ...handOver,
    happened("patient.objected"),
    happened("patient-notice.cleared", { how: "withdrawn", clearedOn: "2026-12-04" }),
  ],
  // Grants that were made twice are reported after everything is over.
  openedLate: [...withNotes, ...handOver, happened("transfer.finished"), happened("vault.opened")],
  // Too much was paid of a fee that then grows beyond it.
  feeRaised: [
    ...triaged,
    happened("fee.quoted", { items: [{ kind: "postage", quantity: 1, cents: 950 }] }),
    happened("fee.paid", { cents: 1900 }),
    happened("fee.quoted"),
  ],
  draftLeft: [
    ...triaged,
    happened("motion-to-quash.filed", { by: "patient" }),
    happened("motion-to-quash.drafted"),
    happened("motion-to-quash.decided", { by: "patient" }),
  ],
  askedAgain: [
    ...triaged,
    happened("in-camera.ordered"),
    happened("in-camera.delivered"),
    happened("in-camera.ruled"),
    happened("counsel.signed-off", { paper: "in-camera-request" }),
    happened("in-camera.asked"),
  ],
  carried: [
    ...reviewed,
    happened("release.confirmed", {}, toCourt),
    happened("production.numbered", {}, toCourt),
    happened("production.assembled", {}, toCourt),
    happened("production.released", {}, toCourt),
    happened("court-link.issued", {}, toCourt),
    happened("in-camera.ordered", {}, toCourt),
    happened("court.delivered", {}, toCourt),
  ],
  discarded: [
    happened("request.opened", { kind: "authorization" }),
    ...reviewed.slice(1),
    ...production,
    happened("release.returned"),
    happened("production.discarded"),
  ],
  filesProposed,
  filesOrdered: [...filesProposed, happened("files.disposal-ordered")],
  owed: [...bound, ...again],
  reminded: [...bound, ...again, happened("return-duty.reminded")],
  returned: [...bound, ...again, happened("return-duty.met")],
  ruledInPart,
  complied: [...ruledInPart, ...again],
} as const satisfies Record<string, readonly Recorded[]>;

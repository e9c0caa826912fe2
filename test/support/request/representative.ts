import { patientsClock } from "../../../workflows/contract/clocks.ts";
import type { RequestEventType } from "../../../workflows/request/events.ts";
import type { Recorded } from "../../../workflows/request/recorded.ts";
import { doc, pat, pdn, prp } from "./ids.ts";
import {
  aJudgement,
  attorney,
  happened,
  likely,
  mara,
  note,
  numbersFrom,
  paz,
  psychotherapyNote,
  solo,
  system,
  vera,
  ezra,
} from "./told.ts";

const both = [note, psychotherapyNote];
/** The law no longer releases anything: a revocation, an order stayed. */
export const denying = aJudgement({
  segments: { [note]: "needs-court-order", [psychotherapyNote]: "needs-court-order" },
  notesOpenedBy: [],
});
/** An order sends the records to the court alone. */
const toCourt = { judgement: aJudgement({ goesToCourtAlone: true }) };
/** The paper turns out to weigh less. */
export const lighter = aJudgement({ weight: "W2" });

/** Events that move the main course and the vault. */
export const courseEvents: readonly Recorded[] = [
  // Under no legal hold, so that what is given up is destroyed; with one, the same ways preserve it.
  happened("request.opened", { kind: "authorization" }),
  happened("request.opened", { kind: "authorization", channel: "fax" }, { by: mara }),
  happened("upload.announced"),
  happened("request.submitted"),
  happened("document.admitted"),
  happened("document.refused"),
  happened("request.withdrawn"),
  happened("request.closed"),
  happened("request.reopened"),
  happened("facts.recorded"),
  happened("facts.recorded", {}, { judgement: denying }),
  happened("facts.recorded", {}, { judgement: lighter }),
  happened("paper.returned"),
  happened("weight.confirmed"),
  happened("patient.matched"),
  happened("records.proposed", { documentIds: both }),
  happened("record.reviewed"),
  happened("record.marked"),
  happened("record.reviewed", { documentId: psychotherapyNote }),
  happened("record.reviewed", { documentId: psychotherapyNote, decision: "withhold", ground: "privilege" }),
  happened("review.completed"),
  happened("release.returned"),
  happened("vault.requested"),
  happened("note.reading-asked"),
  happened("note.marked"),
  happened("note.marked", { mark: "withhold" }),
  happened("note.reading-asked", {}, { by: vera }),
  happened("note.marked", {}, { by: vera }),
  happened("vault.approved"),
  happened("vault.approved", {}, { by: vera }),
  happened("vault.declined", {}, { by: paz }),
  happened("outside-review.recorded", {}, { by: solo }),
  happened("release.confirmed", {}, { by: solo, at: "2026-12-04T15:00:00Z" }),
  happened("release.confirmed"),
  happened("vault.opened"),
  happened("vault.opened", {}, { judgement: denying }),
  happened("vault.refused"),
  happened("production.numbered"),
  happened("production.continued"),
  happened("production.assembled"),
  happened("production.assembled", {}, { judgement: denying }),
  happened("production.failed"),
  happened("production.discarded"),
  happened("vault.closed"),
];

const theirs = happened(
  "negotiation.proposed",
  {
    proposalId: prp("two"),
    by: "requester",
    rows: [
      { class: "progress-notes", stance: "withhold" },
      { class: "psychotherapy-notes", stance: "produce" },
    ],
  },
  { by: attorney },
);
const refused = { answer: "refused", reason: "These dates have nothing to do with the claim." } as const;
const countered = {
  answer: "countered",
  reason: "One year would do.",
  counter: {
    class: "progress-notes",
    stance: "produce",
    range: { fromOn: "2026-01-01", toOn: "2026-12-01" },
  },
} as const;

const other = doc("secondpaper");
const end = [happened("request.closed"), happened("request.reopened")];
/** Events of the contest, of the file and of the end, theme by theme: together they would explode. */
export const contestThemes: readonly (readonly Recorded[])[] = [
  [
    happened("negotiation.proposed"),
    happened("negotiation.answered"),
    happened("negotiation.answered", { answer: "declined" }),
    happened("negotiation.proposed", { proposalId: prp("two") }),
    happened("negotiation.answered", { proposalId: prp("two"), answer: "declined" }),
    happened("objection.served"),
    happened("objection.lifted"),
    ...end,
  ],
  [
    theirs,
    happened("negotiation.rows-answered"),
    happened("negotiation.rows-answered", { answers: [refused, refused] }),
    happened("negotiation.rows-answered", { answers: [countered, refused], counterId: prp("three") }),
    happened("negotiation.answered", { proposalId: prp("three") }),
    happened("negotiation.proposed", { proposalId: prp("four"), by: "requester" }, { by: attorney }),
    happened("negotiation.rows-answered", { proposalId: prp("four"), answers: [refused] }),
    ...end,
  ],
  [
    happened("negotiation.proposed"),
    happened(
      "negotiation.rows-answered",
      { proposalId: prp("one"), by: "requester", answers: [countered], counterId: prp("two") },
      { by: attorney },
    ),
    happened(
      "negotiation.rows-answered",
      { proposalId: prp("one"), by: "requester", answers: [{ answer: "agreed" }] },
      { by: attorney },
    ),
    happened("negotiation.rows-answered", { answers: [{ answer: "agreed" }] }),
    ...end,
  ],
  [
    happened("counsel.signed-off"),
    happened("counsel.signed-off", { paper: "appeal" }),
    happened("motion-to-quash.filed"),
    happened("motion-to-quash.opposed"),
    happened("motion-to-quash.heard"),
    happened("motion-to-quash.appealed"),
    happened("motion-to-quash.decided"),
    happened("motion-to-quash.decided", { result: "granted-in-part" }),
    ...end,
  ],
  [
    happened("counsel.signed-off"),
    happened("motion-to-quash.drafted"),
    happened("motion-to-quash.filed"),
    happened("motion-to-quash.filed", { by: "patient" }),
    happened("motion-to-quash.decided", { by: "patient" }),
    happened("motion-to-quash.appealed", { by: "patient" }),
    happened("motion-to-quash.decided"),
    happened("motion-to-quash.decided", { result: "granted" }),
    happened("motion-to-quash.decided", { result: "granted-in-part" }),
    happened("motion-to-quash.decided", { result: "withdrawn" }),
    ...end,
  ],
  [
    happened("protective-order.sought"),
    happened("protective-order.entered"),
    happened("protective-order.entered", {}, { judgement: denying }),
    happened("protective-order.denied"),
    happened("hold.placed"),
    happened("hold.lifted"),
    ...end,
  ],
  [
    happened("counsel.signed-off", { paper: "in-camera-request" }),
    happened("in-camera.asked"),
    happened("in-camera.ordered"),
    happened("in-camera.declined"),
    happened("in-camera.delivered"),
    happened("in-camera.ruled"),
    happened("in-camera.ruled", { result: "produce" }),
    happened("in-camera.ruled", { result: "withhold" }),
    happened("order.stayed"),
    happened("order.vacated"),
    happened("order.vacated", {}, { judgement: denying }),
    happened("order.reinstated"),
    ...end,
  ],
  [
    happened("patient-notice.sent"),
    happened("patient-notice.cleared"),
    happened("upload.announced", { documentId: other }),
    happened("document.admitted", { documentId: other }),
  ],
  [
    happened("patient-notice.sent"),
    happened("patient.objected"),
    happened("patient.objected", { how: "oral" }),
    happened("patient-notice.cleared"),
    happened("patient-notice.cleared", { how: "withdrawn", clearedOn: "2026-12-03" }),
    happened("patient-notice.cleared", { how: "overruled" }),
    happened("patient.matched", { patientRef: pat("two") }),
    ...end,
  ],
  [
    happened("privilege.claimed"),
    happened("privilege.waived"),
    happened("privilege.overruled"),
    happened("patient.matched", { patientRef: pat("two") }),
    ...end,
  ],
  [
    happened("upload.announced", { documentId: other }),
    happened("document.admitted", { documentId: other }),
    happened("paper.viewed", { documentId: other }),
    happened("record.viewed"),
    happened("paper.drawn-up"),
    happened("authorization.recorded", { forPatient: undefined }),
    happened("authorization.revoked"),
    happened("patient.matched"),
    happened("record.described"),
    happened("paper.returned"),
    happened("facts.recorded", {}, { judgement: lighter }),
    happened("clock.elapsed", {}, { at: "2026-12-18T12:00:00Z" }),
    happened("request.withdrawn"),
    ...end,
  ],
  [happened("effect.failed"), happened("effect.retried"), happened("effect.done-by-hand"), ...end],
  [
    happened("requester.identity-verified"),
    happened("requester.email-confirmed"),
    happened("production.certified"),
    happened("production.released", {}, { judgement: aJudgement({ certificationAsked: true }) }),
    happened("production.released"),
    happened("link.issued"),
    happened("transfer.finished"),
    happened("request.closed", { outcome: "released_full" }),
    ...end,
  ],
  [
    happened("release.confirmed", {}, toCourt),
    happened("production.numbered", {}, toCourt),
    happened("production.assembled", {}, toCourt),
    happened("requester.identity-verified", {}, toCourt),
    happened("production.released", {}, toCourt),
    happened("court-link.issued", {}, toCourt),
    happened("in-camera.ordered", {}, toCourt),
    happened("court.delivered", {}, toCourt),
    happened("request.withdrawn", {}, toCourt),
    ...end,
  ],
];

const extended = () => aJudgement({ deadlines: [{ id: "return-date", dueOn: "2027-01-15" }] });
/** The dates of a request moved, stopped and let run again, and every wake-up of theirs, on time and late. */
export const clocks: readonly Recorded[] = [
  happened("clock.extended", {}, { judgement: extended() }),
  happened("clock.stopped"),
  happened("clock.resumed"),
  happened("clock.stop-ended", {}, { at: "2027-01-04T12:00:00Z", judgement: extended() }),
  happened("clock.reminded", {}, { at: "2026-12-11T12:00:00Z" }),
  happened("clock.reminded", { generation: 2 }, { at: "2026-12-16T12:00:00Z" }),
  happened("clock.elapsed", {}, { at: "2026-12-18T12:00:00Z" }),
  happened("clock.elapsed", { generation: 3 }, { at: "2026-12-18T12:00:00Z" }),
  happened("patient-notice.sent"),
  happened("clock.elapsed", { clockId: patientsClock }, { at: "2026-12-16T12:00:00Z" }),
  happened("patient-notice.cleared"),
  ...end,
];
/** What is explored from one station each: it reads the same wherever else the request stands. */
export const pauses: readonly Recorded[] = [
  happened("hold.placed"),
  happened("hold.placed", { kind: "outside" }),
  happened("hold.placed", { kind: "mine" }),
  happened("hold.lifted"),
  happened("legal-hold.lifted"),
  happened("legal-hold.placed"),
  ...end,
];
/** From a release on: what went out and should not have. */
export const incidents: readonly Recorded[] = [
  happened("requester.email-confirmed"),
  happened("link.issued"),
  happened("incident.opened"),
  happened("incident.opened", { productionId: undefined }),
  happened("recall.sent"),
  happened("recall.answered"),
  happened("recall.answered", { answer: "refused" }),
  happened("incident.assessed"),
  happened("incident.assessed", { finding: "permitted" }),
  happened("incident.assessed", { finding: "low-probability" }),
  happened("incident.delay-asked"),
  happened("incident.delay-asked", { statement: "oral" }),
  happened("incident.notice-given"),
  happened("incident.notice-given", { to: "hhs", how: "hhs-portal" }),
  happened("incident.closed"),
];
/** From a release on: what is added to the accounting by hand. */
export const accounting: readonly Recorded[] = [
  happened("accounting.corrected"),
  happened("accounting.suspended"),
  happened("accounting.drawn-up"),
  ...end,
];
/** From a release on: a further phase. */
export const phases: readonly Recorded[] = [
  happened("requester.email-confirmed"),
  happened("link.issued"),
  happened("transfer.finished"),
  happened("phase.begun"),
  happened("records.proposed"),
  happened("request.closed", { outcome: "released_partial" }),
  happened("request.reopened"),
];
/** Just before a release, under no legal hold: the production is given up and destroyed. */
export const givenUp: readonly Recorded[] = [
  happened("release.returned"),
  happened("production.discarded"),
  happened("legal-hold.placed"),
];
/** Just before a release, under no legal hold: closed, and what it left behind is destroyed by two people. */
export const filesLeft: readonly Recorded[] = [
  happened("request.closed"),
  happened("files.disposal-proposed"),
  happened("files.disposal-declined"),
  happened("files.disposal-ordered"),
  happened("files.counted"),
  happened("files.disposal-stopped"),
  happened("files.destroyed"),
  happened("request.reopened"),
];
/** Just before a release: an order under which what leaves is returned or destroyed, and a second release under it. */
export const returns: readonly Recorded[] = [
  happened("protective-order.entered"),
  happened("protective-order.entered", { returnOrDestroy: false }),
  happened("production.released"),
  happened("return-duty.due-set"),
  happened("return-duty.reminded"),
  happened("return-duty.met"),
  happened("requester.email-confirmed"),
  happened("link.issued"),
  happened("transfer.finished"),
  happened("phase.begun"),
  happened("records.proposed"),
  happened("record.reviewed"),
  happened("review.completed"),
  happened("release.confirmed", {}, { nextProductionId: pdn("second") }),
  happened("production.numbered", { productionId: pdn("second") }),
  happened("production.assembled", { productionId: pdn("second"), ...numbersFrom(4) }),
  happened("production.released", { productionId: pdn("second") }),
];

/** Just before a release: a fee, what becomes of it, and a hold that waits for it. */
export const money: readonly Recorded[] = [
  happened("fee.quoted"),
  // The first lines grow cheaper, so that what was paid is too much.
  happened("fee.quoted", { items: [{ kind: "postage", quantity: 1, cents: 950 }] }),
  happened("fee.accepted"),
  happened("fee.accepted", { cents: 950 }),
  happened("fee.paid"),
  happened("fee.waived"),
  happened("fee.waived", { cents: 950 }),
  happened("fee.refunded"),
  happened("fee.refunded", { cents: 2800 }),
  happened("fee.disputed"),
  happened("fee.dispute-ended"),
  happened("payment-hold.placed"),
  happened("payment-hold.lifted"),
  happened("facts.recorded", {}, { judgement: aJudgement({ fees: undefined }) }),
  happened("production.released"),
];

/** From a release that complied with a ruling: closed, opened again, and before the court once more. */
export const afterRuling: readonly Recorded[] = [
  happened("production.released"),
  happened("request.closed", { outcome: "released_full" }),
  happened("request.reopened"),
  happened("counsel.signed-off"),
  happened("counsel.signed-off", { paper: "appeal" }),
  happened("motion-to-quash.drafted"),
  happened("motion-to-quash.filed"),
  happened("motion-to-quash.appealed"),
  happened("motion-to-quash.decided"),
];

const types = Object.keys(likely) as RequestEventType[];
const speakers = [undefined, attorney, system, mara, ezra, paz];
/** Every type of event, said by everybody. */
export const everyEvent: readonly Recorded[] = types.flatMap((type) =>
  speakers.map((by) => happened(type, {}, by === undefined ? {} : { by }) as Recorded),
);

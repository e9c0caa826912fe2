import { authorityOn } from "../../../workflows/request/authority.ts";
import { batesNumber } from "../../../workflows/production/bates.ts";
import type { RequestEventOf, RequestEventType } from "../../../workflows/request/events.ts";
import type { Judgement } from "../../../workflows/request/judgement.ts";
import type { Actor, Recorded, RecordedOf } from "../../../workflows/request/recorded.ts";
import { doc, lnk, pat, pdn, prp, rdg } from "./ids.ts";
import { likelyOfClocks } from "./likely-of-clocks.ts";
import { likelyInCourt } from "./likely-in-court.ts";
import { likelyMoney } from "./likely-money.ts";
import { attorney, ezra, mara, paz, sayer, solo, system, vera } from "./people.ts";

export { attorney, ezra, mara, paz, solo, system, vera };

export const subpoena = doc("subpoena");
export const note = doc("note");
export const psychotherapyNote = doc("sealed");
/** What somebody from outside signed of a review. */
export const statement = doc("statement");
export const form = authorityOn(subpoena);
export const production = pdn("first");

/** A judgement that releases everything proposed, unless told otherwise. */
export function aJudgement(more: Partial<Judgement> = {}): Judgement {
  return {
    weight: "W4",
    outcomes: { "psychotherapy-notes": "release", "progress-notes": "release" },
    segments: { [note]: "release", [psychotherapyNote]: "release" },
    sealed: [psychotherapyNote],
    notesOpenedBy: ["order", form],
    communications: "in-others",
    grounds: ["privilege", "minimum-necessary", "not-responsive", "separately-protected"],
    orderOnFile: true,
    fees: { payer: "by-choice", schedule: "GA.1" },
    deadlines: [{ id: "return-date", dueOn: "2026-12-18" }],
    packVersions: { "us-hipaa": "1.0.0" },
    ...more,
  };
}

/** The name of an invented effect, a letter. */
export const letterKey = "3/0";
const sha = (digit: string) => digit.repeat(64);

/** The numbers of three pages from one on, as a report of the assembly names them. */
export const numbersFrom = (first: number) => ({
  batesFirst: batesNumber("T0001", first),
  batesLast: batesNumber("T0001", first + 2),
});

/** One likely event of every type. */
export const likely: { readonly [Type in RequestEventType]: RequestEventOf<Type> } = {
  "request.opened": {
    type: "request.opened",
    channel: "portal",
    kind: "subpoena",
    trackingNumber: "T-0001",
    asks: { classes: ["psychotherapy-notes", "progress-notes"], testimony: false },
  },
  "upload.announced": {
    type: "upload.announced",
    documentId: subpoena,
    purpose: "legal-process",
    contentType: "application/pdf",
    size: 1000,
    sha256: sha("a"),
  },
  "request.submitted": { type: "request.submitted" },
  "requester.email-confirmed": { type: "requester.email-confirmed" },
  "request.withdrawn": { type: "request.withdrawn" },
  "document.admitted": {
    type: "document.admitted",
    documentId: subpoena,
    pages: 2,
    activeContent: [],
    changedAfterSigning: false,
  },
  "document.refused": { type: "document.refused", documentId: subpoena, reason: "encrypted" },
  "facts.recorded": { type: "facts.recorded", patch: { instrument: { type: "court-order" } } },
  "requester.identity-verified": {
    type: "requester.identity-verified",
    method: "bar-directory",
    authorityVerified: true,
  },
  "patient.matched": { type: "patient.matched", patientRef: pat("one") },
  "weight.confirmed": {
    type: "weight.confirmed",
    verified: { how: "called-clerk", docket: "26-CV-104", verifiedOn: "2026-12-01" },
  },
  "paper.returned": { type: "paper.returned", reasons: ["not-signed"], words: "Nobody signed the paper." },
  "authorization.recorded": {
    type: "authorization.recorded",
    documentId: subpoena,
    authorization: { form: "hipaa-authorization" },
    forPatient: pat("one"),
  },
  "authorization.revoked": {
    type: "authorization.revoked",
    authorizationId: form,
    form: "written",
    receivedAt: "2026-12-02T15:00:00Z",
  },
  "record.described": { type: "record.described", documentId: note, holds: ["threat-statement"] },
  "records.proposed": { type: "records.proposed", documentIds: [note] },
  "record.reviewed": {
    type: "record.reviewed",
    documentId: note,
    decision: "approve",
    reason: "Responsive.",
  },
  "record.marked": {
    type: "record.marked",
    documentId: note,
    recordSha256: "a".repeat(64),
    steps: [
      {
        step: "drawn",
        mark: 1,
        page: 1,
        box: { left: 10, top: 20, right: 30, bottom: 40 },
        reason: "other-person",
      },
    ],
  },
  "review.completed": { type: "review.completed" },
  "outside-review.recorded": {
    type: "outside-review.recorded",
    reviewer: "Ines Calloway, psychologist",
    documentId: statement,
    reviewedOn: "2026-12-01",
    reason: "The practice has one person.",
    namesThisReview: true,
  },
  "release.confirmed": { type: "release.confirmed" },
  "release.returned": { type: "release.returned", reason: "One record too many." },
  "production.released": { type: "production.released", productionId: production },
  "production.certified": {
    type: "production.certified",
    productionId: production,
    capacity: "custodian",
    statements: { madeAtOrNearTheTime: true, keptInTheCourse: true, regularPractice: true },
  },
  "court-link.issued": {
    type: "court-link.issued",
    linkId: lnk("court"),
    productionId: production,
    file: "production",
  },
  "paper.drawn-up": { type: "paper.drawn-up", paper: "receipt", version: "2026.11.1", form: "pdf" },
  "court.delivered": {
    type: "court.delivered",
    productionId: production,
    deliveredOn: "2026-12-03",
    how: "in-person",
    to: "Clerk of the court, receipt 17",
  },
  "vault.requested": {
    type: "vault.requested",
    authority: { kind: "order", documentId: subpoena },
    documentIds: [psychotherapyNote],
    reason: "The form names them.",
  },
  "note.reading-asked": {
    type: "note.reading-asked",
    readingId: rdg("one"),
    documentId: psychotherapyNote,
    reason: "To say whether it should go.",
  },
  "note.marked": {
    type: "note.marked",
    documentId: psychotherapyNote,
    mark: "may-go",
    reason: "It answers what the paper asks.",
  },
  "vault.approved": { type: "vault.approved" },
  "vault.declined": { type: "vault.declined", reason: "Not yet." },
  "vault.opened": {
    type: "vault.opened",
    grants: [{ documentId: psychotherapyNote, grantId: "g", grantToken: "t" }],
  },
  "vault.refused": { type: "vault.refused", reason: "law-does-not-release" },
  "vault.closed": { type: "vault.closed", retired: 1 },
  "production.numbered": { type: "production.numbered", productionId: production, pages: 3 },
  "production.continued": { type: "production.continued", productionId: production, parts: 2 },
  "production.assembled": {
    type: "production.assembled",
    productionId: production,
    productionSha256: sha("c"),
    packet: { sha256: sha("9"), bytes: 7000, partsDigest: null },
    coverLetterSha256: sha("d"),
    manifestSha256: sha("b"),
    versions: { production: "v1", "cover-letter": "v2", manifest: "v3", packet: "v4" },
    pages: 3,
    ...numbersFrom(1),
  },
  "production.failed": { type: "production.failed", productionId: production, reason: "unreadable-record" },
  "production.discarded": { type: "production.discarded", productionId: production, versions: 3 },
  "link.issued": { type: "link.issued", linkId: lnk("one"), productionId: production, file: "production" },
  "transfer.finished": {
    type: "transfer.finished",
    linkId: lnk("one"),
    bytesSent: 10,
    complete: true,
    finishedAt: "2026-12-05T15:00:00Z",
  },
  "negotiation.proposed": {
    type: "negotiation.proposed",
    proposalId: prp("one"),
    by: "practice",
    rows: [{ class: "progress-notes", stance: "produce" }],
  },
  "negotiation.answered": {
    type: "negotiation.answered",
    proposalId: prp("one"),
    by: "requester",
    answer: "accepted",
  },
  "negotiation.rows-answered": {
    type: "negotiation.rows-answered",
    proposalId: prp("two"),
    by: "practice",
    answers: [
      { answer: "agreed" },
      { answer: "refused", reason: "These dates have nothing to do with the claim." },
    ],
    answeredOn: "2026-12-02",
  },
  "objection.served": { type: "objection.served", servedOn: "2026-12-02" },
  "objection.lifted": { type: "objection.lifted", liftedOn: "2026-12-03", how: "withdrawn-by-practice" },
  "motion-to-quash.drafted": { type: "motion-to-quash.drafted", grounds: ["privilege"] },
  "motion-to-quash.filed": { type: "motion-to-quash.filed", filedOn: "2026-12-02", by: "practice" },
  "counsel.signed-off": {
    type: "counsel.signed-off",
    paper: "motion-to-quash",
    counsel: "Orla Finch, counsel of the practice",
    signedOn: "2026-12-01",
  },
  "motion-to-quash.opposed": { type: "motion-to-quash.opposed", opposedOn: "2026-12-03", by: "practice" },
  "motion-to-quash.heard": { type: "motion-to-quash.heard", heardOn: "2026-12-04", by: "practice" },
  "motion-to-quash.appealed": {
    type: "motion-to-quash.appealed",
    appealedOn: "2026-12-05",
    by: "practice",
  },
  "motion-to-quash.decided": {
    type: "motion-to-quash.decided",
    decidedOn: "2026-12-04",
    result: "denied",
    by: "practice",
  },
  "protective-order.sought": { type: "protective-order.sought", soughtOn: "2026-12-02", by: "party" },
  "protective-order.entered": {
    type: "protective-order.entered",
    enteredOn: "2026-12-03",
    limitsUse: true,
    returnOrDestroy: true,
    maySee: ["counsel-of-record", "experts"],
    sealed: true,
  },
  "protective-order.denied": { type: "protective-order.denied", decidedOn: "2026-12-03" },
  ...likelyInCourt,
  "hold.placed": {
    type: "hold.placed",
    kind: "specialist",
    reason: "Waiting for counsel.",
    followUpOn: "2026-12-10",
  },
  "hold.lifted": { type: "hold.lifted", reason: "Counsel answered." },
  "request.closed": {
    type: "request.closed",
    outcome: "withheld_no_authority",
    reason: "No authority shown.",
  },
  "request.reopened": { type: "request.reopened", reason: "The court asked again." },
  "phase.begun": { type: "phase.begun", phase: 2, reason: "The older chart comes from the archive." },
  "return-duty.due-set": {
    type: "return-duty.due-set",
    dueOn: "2027-03-01",
    reason: "The order names the day.",
  },
  "return-duty.reminded": { type: "return-duty.reminded", remindedOn: "2026-12-04", how: "letter" },
  "return-duty.met": {
    type: "return-duty.met",
    metOn: "2026-12-05",
    how: "destroyed",
    proof: "Certificate of counsel of December 5",
  },
  ...likelyMoney,
  "accounting.corrected": {
    type: "accounting.corrected",
    productionId: production,
    words: "Forty pages went out, not thirty-nine.",
  },
  "accounting.drawn-up": {
    type: "accounting.drawn-up",
    form: "pdf",
    asOf: "2026-12-03",
    sha256: "a".repeat(64),
  },
  "accounting.suspended": {
    type: "accounting.suspended",
    agency: "Office of the Inspector General",
    statement: "oral",
    statedOn: "2026-12-03",
    untilOn: "2026-12-20",
  },
  "legal-hold.placed": { type: "legal-hold.placed", reason: "A suit is to be expected." },
  "legal-hold.lifted": { type: "legal-hold.lifted", reason: "The case is over." },
  "files.disposal-proposed": { type: "files.disposal-proposed", ground: "Six years are over." },
  "files.disposal-declined": { type: "files.disposal-declined", reason: "A suit is to be expected." },
  "files.disposal-ordered": { type: "files.disposal-ordered", papers: 1 },
  "files.counted": {
    type: "files.counted",
    papers: [{ documentId: subpoena, versions: 1 }],
    productions: [{ productionId: production, versions: 3 }],
    binders: 0,
  },
  "files.destroyed": { type: "files.destroyed", edition: "2026.11.2" },
  "files.disposal-stopped": {
    type: "files.disposal-stopped",
    whole: { papers: [subpoena], productions: [] },
    gone: { papers: [], productions: [production] },
  },
  "incident.opened": {
    type: "incident.opened",
    kind: "too-much",
    productionId: production,
    occurredOn: "2026-12-02",
    discoveredOn: "2026-12-02",
    affectedIndividuals: 1,
    what: "A record was in it that belonged to nobody's request.",
  },
  "recall.sent": { type: "recall.sent", sentOn: "2026-12-02", how: "letter", to: "Harriet Colby" },
  "recall.answered": {
    type: "recall.answered",
    answeredOn: "2026-12-03",
    answer: "destroyed",
    reason: "Counsel wrote that every copy was destroyed.",
  },
  "incident.assessed": {
    type: "incident.assessed",
    finding: "breach",
    affectedIndividuals: 1,
    factors: {
      information: { risk: "high", words: "Notes of sessions." },
      recipient: { risk: "medium", words: "Counsel, bound by rules." },
      acquired: { risk: "high", words: "It was downloaded." },
      mitigation: { risk: "low", words: "It was destroyed." },
    },
  },
  "incident.notice-given": {
    type: "incident.notice-given",
    to: "individuals",
    givenOn: "2026-12-04",
    how: "first-class-mail",
  },
  "incident.closed": { type: "incident.closed", reason: "Everybody was told." },
  "paper.viewed": { type: "paper.viewed", documentId: subpoena },
  "record.viewed": { type: "record.viewed", documentId: note },
  "effect.failed": {
    type: "effect.failed",
    effectKey: letterKey,
    effect: { kind: "send-mail", template: "paper-returned", to: "requester" },
    goesOn: false,
  },
  "effect.retried": { type: "effect.retried", effectKey: letterKey },
  "effect.done-by-hand": { type: "effect.done-by-hand", effectKey: letterKey, how: "Told by telephone." },
  ...likelyOfClocks,
};

type Told = {
  readonly by?: { readonly kind: string };
  readonly at?: string;
  readonly judgement?: Judgement;
  readonly nextProductionId?: typeof production;
  readonly draftNow?: string;
};

/** A likely event of the type, changed where the test says so. */
export function happened<Type extends RequestEventType>(
  type: Type,
  change: Partial<RequestEventOf<Type>> = {},
  { by, at, judgement, nextProductionId, draftNow }: Told = {},
): RecordedOf<Type> {
  return {
    ...likely[type],
    ...change,
    at: at ?? "2026-12-02T15:00:00Z",
    actor: (by as Actor | undefined) ?? sayer(type),
    judgement: judgement ?? aJudgement(),
    nextProductionId: nextProductionId ?? production,
    ...(draftNow === undefined ? {} : { draftNow }),
  } as RecordedOf<Type> & Recorded;
}

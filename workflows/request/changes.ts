import { areCounters, scopeAfter } from "./agreed-scope.ts";
import { authorityOn } from "./authority.ts";
import { approvedNotes, openProposal, treatsThePatient } from "./guards.ts";
import { feeAfterScope } from "./money.ts";
import { amended, following } from "./nullable.ts";
import { booksAfter } from "../production/redaction/mark-book.ts";
import type { PersonId } from "../vocabulary/ids.ts";
import type { PaperOnFile, RequestContext } from "./context.ts";
import type { Recorded, RecordedOf } from "./recorded.ts";

// What each event adds to the memory of a request. Pure; the machine decides whether the event happens at all.

type Change = Partial<RequestContext>;
type Known<Type extends Recorded["type"]> = {
  readonly context: RequestContext;
  readonly event: RecordedOf<Type>;
};

const staffOf = ({ actor }: Recorded) => {
  if (actor.kind !== "staff") throw new Error("a requirement lets only staff do this");
  return actor;
};

/** Whoever acts, with those who count as one person with them. */
const personsOf = (event: Recorded): PersonId[] => {
  const { personId, countsAsOneWith = [] } = staffOf(event);
  return [personId, ...countsAsOneWith];
};

export const opened = ({ event }: Known<"request.opened">): Change => ({
  stage: event.channel === "portal" ? "draft" : "open",
  channel: event.channel,
  kind: event.kind,
  trackingNumber: event.trackingNumber,
  openedAt: event.at,
  asked: event.asks,
});

export const paperAnnounced = ({ context, event }: Known<"upload.announced">): Change => {
  const sentBy = event.actor.kind === "staff" ? "practice" : "requester";
  // Among papers of one sender only: a duplicate of the practice's would tell a requester what the practice holds.
  const twin = context.papers.find(
    (paper) =>
      paper.sha256 === event.sha256 &&
      // The same file sent as something else is no duplicate: it puts right what it was first taken for.
      paper.purpose === event.purpose &&
      (paper.state === "announced" || paper.state === "admitted") &&
      paper.sentBy === sentBy,
  );
  const paper: PaperOnFile = {
    documentId: event.documentId,
    purpose: event.purpose,
    sha256: event.sha256,
    size: event.size,
    state: "announced",
    sentBy,
    duplicateOf: twin?.documentId ?? null,
    read: false,
    pages: null,
    refusal: null,
  };
  return { papers: [...context.papers, paper] };
};

const changePaper = (context: RequestContext, documentId: string, change: Partial<PaperOnFile>): Change => ({
  papers: context.papers.map((paper) => (paper.documentId === documentId ? { ...paper, ...change } : paper)),
});
export const paperAdmitted = ({ context, event }: Known<"document.admitted">): Change =>
  changePaper(context, event.documentId, {
    state: "admitted",
    pages: event.pages,
    ...(event.cleaned ? { cleaned: true } : {}),
  });
export const paperRefused = ({ context, event }: Known<"document.refused">): Change =>
  changePaper(context, event.documentId, { state: "refused", refusal: event.reason });
export const paperRead = ({ context, event }: Known<"paper.viewed">): Change =>
  changePaper(context, event.documentId, { read: true });

/** Confirming the weight says that the papers at hand have been read. */
export const weightConfirmed = ({ context, event }: Known<"weight.confirmed">): Change => ({
  weight: event.judgement.weight,
  deficiencies: [],
  papers: context.papers.map((paper) => ({ ...paper, read: paper.read || paper.state === "admitted" })),
});

/** Who records what a form says has read the paper. Read again it is the same form, and stays revoked if it was. */
export const authorizationRecorded = ({ context, event }: Known<"authorization.recorded">): Change => {
  const { documentId, forPatient } = event;
  const earlier = context.authorizations.find((one) => one.documentId === documentId);
  const form = {
    authorizationId: authorityOn(documentId),
    documentId,
    patientRef: forPatient === undefined || forPatient === "another-person" ? null : forPatient,
    revokedAt: earlier?.revokedAt ?? null,
  };
  return {
    ...changePaper(context, documentId, { read: true }),
    authorizations: [...context.authorizations.filter((one) => one !== earlier), form],
  };
};
export const authorizationRevoked = ({ context, event }: Known<"authorization.revoked">): Change => ({
  authorizations: context.authorizations.map((one) =>
    one.authorizationId === event.authorizationId ? { ...one, revokedAt: event.receivedAt } : one,
  ),
});

export const recordsProposed = ({ event }: Known<"records.proposed">): Change => ({
  selection: {
    documentIds: event.documentIds,
    proposedBy: personsOf(event),
    outcomes: Object.fromEntries(
      Object.entries(event.judgement.segments).filter(([id]) =>
        (event.documentIds as readonly string[]).includes(id),
      ),
    ),
  },
  reviews: [],
  reviewers: [],
});
const withReviewer = (context: RequestContext, event: Recorded) => [
  ...new Set([...context.reviewers, ...personsOf(event)]),
];
export const recordReviewed = ({ context, event }: Known<"record.reviewed">): Change => ({
  reviews: [
    ...context.reviews.filter((review) => review.documentId !== event.documentId),
    {
      documentId: event.documentId,
      decision: event.decision,
      ground: event.ground ?? null,
      by: staffOf(event).personId,
      at: event.at,
    },
  ],
  reviewers: withReviewer(context, event),
});
export const recordMarked = ({ context, event }: Known<"record.marked">): Change => ({
  redactions: [...booksAfter(context.redactions, event.documentId, event.steps, staffOf(event).personId)],
  reviewers: withReviewer(context, event),
});
export const reviewCompleted = ({ context, event }: Known<"review.completed">): Change => ({
  reviewCompletedBy: staffOf(event).personId,
  outsideReview: null,
  reviewers: withReviewer(context, event),
});

export const outsideReviewRecorded = ({ event }: Known<"outside-review.recorded">): Change => ({
  outsideReview: {
    reviewer: event.reviewer,
    documentId: event.documentId,
    reviewedOn: event.reviewedOn,
    recordedAt: event.at,
  },
});

/** Who asks was verified as one person, or for one person: another's match asks for it again (45 CFR 164.514(h)(1)). */
export const patientMatched = ({ context, event }: Known<"patient.matched">): Change => ({
  patientRef: event.patientRef,
  identityVerified: context.identityVerified && (context.patientRef ?? event.patientRef) === event.patientRef,
});

/** The selection falls and everything that rested on it. The vault follows by itself (`vaultHasLapsed`). */
export const approvalsVoid: Change = {
  selection: null,
  reviews: [],
  reviewers: [],
  reviewCompletedBy: null,
  outsideReview: null,
  confirmedBy: null,
  production: null,
};
/** Back to the reviewers: their decisions stay, what followed falls. */
export const returnedForChanges: Change = {
  reviewCompletedBy: null,
  outsideReview: null,
  confirmedBy: null,
  production: null,
};
/** The weight is to be judged again, and with it everything after. */
export const weightVoid: Change = { ...approvalsVoid, weight: null };

export const releaseConfirmed = ({ context, event }: Known<"release.confirmed">): Change => ({
  confirmedBy: staffOf(event).personId,
  production: {
    productionId: event.nextProductionId,
    state: "assembling",
    courtAlone: event.judgement.goesToCourtAlone === true,
    reason: null,
    pages: null,
    firstNumber: null,
    batesFirst: null,
    batesLast: null,
    productionSha256: null,
    partsDigest: null,
    bytes: null,
    packet: null,
    coverLetterSha256: null,
    manifestSha256: null,
    versions: null,
    releasedAt: null,
  },
  // Grants of an earlier opening that are still being retired stay out, notes or not.
  vault:
    approvedNotes(context, event.judgement).length > 0
      ? amended(context.vault, { grantsOut: true })
      : context.vault,
});
const changeProduction = (
  context: RequestContext,
  change: Partial<NonNullable<RequestContext["production"]>>,
): Change => ({
  production: amended(context.production, change),
});
/** The numbers are given before the first is stamped: a production that is given up takes its numbers with it. */
export const productionNumbered = ({ context, event }: Known<"production.numbered">): Change => ({
  ...changeProduction(context, { pages: event.pages, firstNumber: context.lastNumber + 1 }),
  lastNumber: context.lastNumber + event.pages,
});
export const productionAssembled = ({ context, event }: Known<"production.assembled">): Change =>
  changeProduction(context, {
    state: "assembled",
    batesFirst: event.batesFirst,
    batesLast: event.batesLast,
    productionSha256: event.productionSha256,
    partsDigest: event.partsDigest ?? null,
    bytes: event.bytes ?? null,
    packet: event.packet ?? null,
    coverLetterSha256: event.coverLetterSha256,
    manifestSha256: event.manifestSha256,
    versions: event.versions,
  });
export const productionFailed = ({
  context,
  event,
}: Known<"production.failed"> | Known<"vault.refused">): Change => ({
  ...changeProduction(context, { state: "failed", reason: event.reason }),
  confirmedBy: null,
});
export const productionReleased = ({ context, event }: Known<"production.released">): Change => ({
  ...changeProduction(context, { state: "released", releasedAt: event.at }),
  stage: "released",
});

export const deliveredToCourt = ({ context, event }: Known<"court.delivered">): Change => ({
  courtDeliveries: [
    ...context.courtDeliveries,
    { productionId: event.productionId, deliveredOn: event.deliveredOn },
  ],
});

export const paused = ({ event: { kind, followUpOn } }: Known<"hold.placed">): Change => ({
  hold: { kind, followUpOn },
});

export const vaultRequested = ({ event }: Known<"vault.requested">): Change => ({
  vault: {
    authority: event.authority,
    authorizationId: authorityOn(event.authority.documentId),
    documentIds: event.documentIds,
    requestedBy: personsOf(event),
    approvals: [],
    grantsOut: false,
    opened: false,
    marks: [],
  },
});
/** A mark to withhold stands until the request is returned for changes, or until whoever made it marks the note as one that may go. */
export const noteMarked = ({ context, event }: Known<"note.marked">): Change => {
  const { documentId, mark } = event;
  const [by] = personsOf(event);
  const others = following(context.vault, (vault) => vault.marks).filter(
    (one) => one.documentId !== documentId || one.by !== by,
  );
  return {
    vault: amended(context.vault, {
      marks: mark === "withhold" && by !== undefined ? [...others, { documentId, by }] : others,
    }),
  };
};
export const vaultApproved = ({ context, event }: Known<"vault.approved">): Change => {
  const approval = { persons: personsOf(event), clinician: treatsThePatient(event), at: event.at };
  return {
    vault: amended(context.vault, {
      approvals: [...following(context.vault, (vault) => vault.approvals), approval],
    }),
  };
};
export const vaultOpened = ({ context }: { readonly context: RequestContext }): Change => ({
  vault: amended(context.vault, { opened: true }),
});
/** From here the approvals are used up: another opening needs two persons again. */
export const vaultClosing = ({ context }: { readonly context: RequestContext }): Change => ({
  vault: amended(context.vault, { approvals: [], grantsOut: true, opened: false }),
});
export const vaultClosed = ({ context }: { readonly context: RequestContext }): Change => ({
  vault: amended(context.vault, { approvals: [], grantsOut: false, opened: false }),
});

// The whole memory is one row of the ledger and must fit into it; what older proposals said stands in their events.
const proposalsWithRows = 5;
export const newestKeepTheirRows = (all: RequestContext["proposals"]): RequestContext["proposals"] => {
  const older = all.length - proposalsWithRows;
  return all.map(({ rowAnswers, ...one }, n) => {
    if (n < older) return { ...one, rows: [] };
    return rowAnswers === undefined ? one : { ...one, rowAnswers };
  });
};
export const proposed = ({ context, event }: Known<"negotiation.proposed">): Change => {
  const {
    type: _type,
    at,
    actor: _actor,
    judgement: _judgement,
    nextProductionId: _next,
    draftNow: _draft,
    ...said
  } = event;
  const all = [...openOnesDeclined(context), { ...said, madeAt: at, answer: "open" as const }];
  return { proposals: newestKeepTheirRows(all) };
};
/** A newer proposal, or the end of the request, takes the place of an open one. */
export const openOnesDeclined = (context: RequestContext): RequestContext["proposals"] =>
  context.proposals.map((one) => (one.answer === "open" ? { ...one, answer: "declined" } : one));
export const answered = ({ context, event }: Known<"negotiation.answered">): Change => {
  const accepted = event.answer === "accepted";
  const rows = following(openProposal(context), (proposal) => proposal.rows);
  return {
    proposals: context.proposals.map((one) =>
      one.proposalId === event.proposalId ? { ...one, answer: event.answer } : one,
    ),
    ...(accepted
      ? {
          agreedScope: areCounters(context) ? scopeAfter(context, rows) : [...rows],
          ...feeAfterScope(context),
        }
      : {}),
  };
};

export const linkIssued = ({
  context,
  event,
}: Known<"link.issued"> | Known<"court-link.issued">): Change => ({
  links: [
    ...context.links,
    {
      linkId: event.linkId,
      productionId: event.productionId,
      file: event.file,
      to: event.type === "link.issued" ? "requester" : "court",
      issuedAt: event.at,
      transfer: null,
    },
  ],
});
export const transferFinished = ({ context, event }: Known<"transfer.finished">): Change => ({
  links: context.links.map((link) =>
    link.linkId === event.linkId
      ? {
          ...link,
          transfer: {
            bytesSent: event.bytesSent,
            // A broken repetition does not undo a whole transfer.
            complete: event.complete || link.transfer?.complete === true,
            finishedAt: event.finishedAt,
          },
        }
      : link,
  ),
});

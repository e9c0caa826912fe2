import type { Recorded, RecordedOf } from "../../workflows/request/recorded.ts";
import type { DocumentId, ReadingId } from "../../workflows/vocabulary/ids.ts";

// What the events alone allow, told a second time and without the lifecycle: no state, no memory, no guards. If both are
// wrong they are hardly wrong alike.

export type History = readonly Recorded[];
type Type = Recorded["type"];

const lastOf = <T extends Type>(
  history: History,
  type: T,
  fits: (event: RecordedOf<T>) => boolean = () => true,
) => history.findLastIndex((event) => event.type === type && fits(event as RecordedOf<T>));
const ofType = <T extends Type>(history: History, type: T): readonly RecordedOf<T>[] =>
  history.filter((event) => event.type === type) as readonly unknown[] as readonly RecordedOf<T>[];
const personOf = ({ actor }: Recorded): string => (actor.kind === "staff" ? actor.personId : "");
const isClinician = ({ actor }: Recorded): boolean =>
  actor.kind === "staff" && actor.roles.includes("clinician");

/** What sends a request back before whatever was confirmed. */
const fallsBack = [
  "records.proposed",
  "release.returned",
  "paper.returned",
  "patient.matched",
  "request.reopened",
] as const;
const lastFall = (history: History): number => Math.max(...fallsBack.map((type) => lastOf(history, type)));

/** Whether the only person of a practice acts, a day or longer after somebody from outside looked at this review. */
function onOutsideReview(history: History, at: number): boolean {
  const acting = history[at];
  const looked = history.slice(0, at).findLast((event) => event.type === "outside-review.recorded");
  if (acting?.actor.kind !== "staff" || acting.actor.alone !== true || !looked) return false;
  const completed = history[lastOf(history.slice(0, at), "review.completed")];
  const hours = (Date.parse(acting.at) - Date.parse(looked.at)) / 3_600_000;
  return hours >= 24 && history.indexOf(looked) > history.indexOf(completed as Recorded);
}

/** Why a clinician has not approved this record since it was proposed last; nothing when one has. */
function notApproved(history: History, documentId: DocumentId): string | undefined {
  const proposed = lastOf(history, "records.proposed");
  const proposal = history[proposed];
  if (proposal?.type !== "records.proposed" || !proposal.documentIds.includes(documentId))
    return "it is not proposed";
  const review = ofType(history.slice(proposed), "record.reviewed").findLast(
    (one) => one.documentId === documentId,
  );
  if (review?.decision !== "approve") return "no clinician approved it";
  return isClinician(review) ? undefined : "who approved it is no clinician";
}

/** Why this psychotherapy note may not be read before approval after these events; nothing when it may. */
export function noteIsNotRead(
  history: History,
  documentId: DocumentId,
  readingId: ReadingId,
): string | undefined {
  const asked = lastOf(history, "vault.requested");
  const request = history[asked];
  if (request?.type !== "vault.requested" || !request.documentIds.includes(documentId))
    return "nobody asked for the vault for it";
  const since = history.slice(asked);
  if (lastOf(since, "vault.declined") >= 0) return "the vault was declined";
  if (lastFall(history) > asked) return "the request fell back after the vault was asked for";
  const reading = ofType(since, "note.reading-asked").find((one) => one.readingId === readingId);
  if (reading?.documentId !== documentId) return "nobody asked to read it";
  if (ofType(since, "vault.approved").some((one) => personOf(one) === personOf(reading)))
    return "its reader has decided";
  return formDoesNotOpen(history, request) ?? notApproved(history, documentId);
}

/** Why this psychotherapy note may not be opened after these events; nothing when it may (45 CFR 164.508(a)(2)). */
export function noteStaysShut(history: History, documentId: DocumentId): string | undefined {
  const asked = lastOf(history, "vault.requested");
  const request = history[asked];
  if (request?.type !== "vault.requested" || !request.documentIds.includes(documentId))
    return "nobody asked for the vault for it";
  const since = history.slice(asked);
  if (lastOf(since, "vault.declined") >= 0) return "the vault was declined";
  if (lastFall(history) > asked) return "the request fell back after the vault was asked for";
  const approvals = ofType(since, "vault.approved");
  const excepted = approvals.length > 1 && onOutsideReview(history, lastOf(history, "vault.approved"));
  if (new Set(approvals.map(personOf)).size < 2 && !excepted) return "two persons did not approve the vault";
  if (!approvals.some(isClinician)) return "no clinician approved the vault";
  return formDoesNotOpen(history, request) ?? notApproved(history, documentId);
}

/** Why the form that the vault was asked for under does not open it now. */
function formDoesNotOpen(
  history: History,
  { authority }: Extract<Recorded, { type: "vault.requested" }>,
): string | undefined {
  if (authority.kind !== "authorization") return "nothing but a form is on file here";
  const form = ofType(history, "authorization.recorded").findLast(
    (one) => one.documentId === authority.documentId,
  );
  if (!form) return "no form is on file";
  const authorizationId = authority.documentId.replace("doc_", "aut_");
  if (ofType(history, "authorization.revoked").some((one) => one.authorizationId === authorizationId))
    return "the form is revoked";
  const today = history.at(-1)?.at.slice(0, 10) ?? "";
  if ((form.authorization.expiresOn ?? "") < today) return "the form has run out";
  const covered = form.authorization.coversClasses ?? [];
  if (covered.length !== 1 || covered[0] !== "psychotherapy-notes")
    return "the form is not for psychotherapy notes alone";
  return undefined;
}

/** The records whose last decision is to approve them. */
export function approvedIn(history: History): readonly DocumentId[] {
  const decisions = new Map(
    ofType(history, "record.reviewed").map(({ documentId, decision }) => [documentId, decision]),
  );
  return [...decisions].flatMap(([documentId, decision]) => (decision === "approve" ? documentId : []));
}

/** Why these records may not go out with the last event, which released them. */
export function wronglyReleased(
  history: History,
  documents: readonly { readonly documentId: DocumentId; readonly sealed: boolean }[],
): readonly string[] {
  const released = history.at(-1);
  if (released?.type !== "production.released") throw new Error("the history does not end with a release");
  const before = history.slice(0, -1);
  const confirmed = lastOf(before, "release.confirmed");
  const confirmation = before[confirmed];
  if (!confirmation) return ["nobody confirmed"];
  const assembled = lastOf(
    before,
    "production.assembled",
    ({ productionId }) => productionId === released.productionId,
  );
  const touched = [...ofType(before, "record.reviewed"), ...ofType(before, "review.completed")].map(personOf);
  const proposer = before[lastOf(before, "records.proposed")];
  const held =
    lastOf(before, "hold.placed") > Math.max(lastOf(before, "hold.lifted"), lastOf(before, "request.closed"));
  const excepted = onOutsideReview(before, confirmed);
  const reasons = [
    confirmed < lastFall(before) ? "the request fell back after it was confirmed" : undefined,
    assembled < confirmed ? "the production was not assembled after it was confirmed" : undefined,
    touched.includes(personOf(confirmation)) && !excepted ? "a reviewer confirmed" : undefined,
    proposer && personOf(proposer) === personOf(confirmation) && !excepted
      ? "who proposed confirmed"
      : undefined,
    held ? "the request is on hold" : undefined,
    ...documents.flatMap(({ documentId, sealed }) => [
      notApproved(before, documentId),
      released.judgement.segments[documentId] === "release" ? undefined : "the law does not release a record",
      sealed ? noteStaysShut(before, documentId) : undefined,
    ]),
  ];
  return reasons.flatMap((reason) => reason ?? []);
}

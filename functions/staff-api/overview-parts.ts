import type { LeftBehindInRecord } from "../../workflows/contract/left-behind.ts";
import type { Rebuilt } from "../../workflows/contract/rebuilt.ts";
import type { ProposedRecord, RequestOverview, StaffPaper } from "../../workflows/contract/staff.ts";
import { whoseForm } from "../../workflows/facts/form-as-read.ts";
import type { AuthorizationOnFile } from "../../workflows/facts/facts.ts";
import { dateInWords } from "../../workflows/deadlines/civil-calendar.ts";
import { classOfKind } from "../../workflows/facts/record-on-file.ts";
import { batesNumber, batesPrefixOf } from "../../workflows/production/bates.ts";
import { cleanedCopies } from "../../workflows/request/cleaned-copies.ts";
import { deliveredToCourtOn, outForCourt } from "../../workflows/request/court-delivery.ts";
import { kindOf } from "../../workflows/request/clock-kinds.ts";
import { isExtended, movesOf } from "../../workflows/request/clock-moves.ts";
import { wakeOf } from "../../workflows/request/clock-wakes.ts";
import { isCertified } from "../../workflows/request/certification.ts";
import { isRecalled } from "../../workflows/request/incidents.ts";
import type { Recorded, RecordedOf } from "../../workflows/request/recorded.ts";
import type { RequestEventType } from "../../workflows/request/events.ts";
import { canBeDoneByHand } from "../../workflows/request/undone.ts";
import { undoneWords } from "../../workflows/request/undone-words.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { paperView } from "../adapters/paper-view.ts";
import { lengthOf } from "../adapters/practice-rows.ts";
import type { Member, RecordRow } from "../adapters/practice-rows.ts";
import type { RequestFile } from "../adapters/request-file.dynamodb.ts";

/** The events of one type, oldest first. */
function happened<Type extends RequestEventType>(
  { events }: RequestFile,
  type: Type,
): readonly RecordedOf<Type>[] {
  const isOfType = (recorded: Recorded): recorded is Recorded & RecordedOf<Type> => recorded.type === type;
  return events.map(({ recorded }) => recorded).filter(isOfType);
}

/** What counsel signed off and has not gone to court, with the name that the event keeps. */
export const signedOffViews = (file: RequestFile): RequestOverview["signedOff"] =>
  happened(file, "counsel.signed-off")
    .filter(
      ({ paper }, at, all) =>
        file.context.signedOff[paper] !== undefined && all.findLastIndex((one) => one.paper === paper) === at,
    )
    .map(({ paper, counsel, signedOn }) => ({ paper, counsel, signedOn }));

/** The clinicians of the practice by name. */
export const cliniciansOf = (members: readonly Member[]): RequestOverview["clinicians"] =>
  members
    .filter(({ roles }) => roles.includes("clinician"))
    .map(({ personId, name }) => ({ personId, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name));

/** Names of the people of the practice who acted on the request. */
function namesOf({ events }: RequestFile): ReadonlyMap<string, string> {
  return new Map(
    events.flatMap(({ recorded: { actor } }) =>
      actor.kind === "staff" ? [[actor.personId, actor.name] as const] : [],
    ),
  );
}

/** The papers with what the document gate found in them. */
export function papersOf(file: RequestFile): StaffPaper[] {
  const admitted = new Map(
    happened(file, "document.admitted").map((event) => [event.documentId, event] as const),
  );
  const copies = cleanedCopies(file.events.map(({ recorded }) => recorded));
  return file.context.papers.map((paper) => {
    const copy = copies.get(paper.documentId);
    const { activeContent = [], scannedBy, hidden } = admitted.get(paper.documentId) ?? {};
    const view = {
      ...paperView(paper, file.profile.fileNames),
      read: paper.read,
      ...(scannedBy ? { scannedBy } : {}),
      ...(hidden ? { hidden } : {}),
      ...(copy ? { copy: { ...copy, cameInAs: paper.sha256 } } : {}),
    };
    return activeContent.length > 0 ? { ...view, activeContent: [...activeContent] } : view;
  });
}

/** The signed forms with what the law made of them. */
export function authorizationViews(
  { context, determination }: RequestFile,
  onFile: readonly AuthorizationOnFile[],
): RequestOverview["authorizations"] {
  return onFile.map((form) => {
    const { authorizationId, documentId, authorization } = form;
    const finding = determination?.authorizations.find(({ id }) => id === authorizationId);
    const revokedAt = context.authorizations.find(
      (one) => one.authorizationId === authorizationId,
    )?.revokedAt;
    return {
      authorizationId,
      documentId,
      authorization,
      whose: whoseForm(form, context.patientRef ?? undefined),
      valid: finding?.valid ?? "unknown",
      defects: [...(finding?.defects ?? [])],
      coversClasses: [...(finding?.coversClasses ?? [])],
      ...(revokedAt ? { revokedAt } : {}),
    };
  });
}

/** The proposed records in the order in which they were proposed, with the law's outcome and the clinician's decision. */
export function recordViews(file: RequestFile, records: readonly RecordRow[]): ProposedRecord[] {
  const { selection, judgement, reviews } = file.context;
  const names = namesOf(file);
  const reasons = new Map(happened(file, "record.reviewed").map((event) => [event.documentId, event.reason]));
  return (selection?.documentIds ?? []).flatMap((documentId) => {
    const record = records.find((one) => one.documentId === documentId);
    if (!record) return [];
    const review = reviews.find((one) => one.documentId === documentId);
    const decision = review && {
      decision: review.decision,
      ...(review.ground === null ? {} : { ground: review.ground }),
      reason: reasons.get(documentId) ?? "",
      personId: review.by,
      name: names.get(review.by) ?? "",
      at: review.at,
    };
    const outcome = judgement?.segments[documentId] ?? "withhold";
    return [{ ...recordRowView(record), outcome, ...(decision ? { decision } : {}) }];
  });
}

/** One record in a list: what it is, never what it says. A sealed note is called after its class and date alone. */
export const recordRowView = (record: RecordRow) => {
  const { documentId, kind, sessionOn, author, sealed, cleaned, scannedBy } = record;
  const onPaper = record.sealed && record.paper ? { onPaper: true as const } : {};
  const title = record.sealed ? `Psychotherapy note of ${dateInWords(sessionOn)}` : record.title;
  return {
    documentId,
    class: classOfKind[kind],
    title,
    sessionOn,
    author,
    pages: lengthOf(record),
    sealed,
    ...onPaper,
    ...(cleaned ? { removed: cleaned.removed } : {}),
    ...(!record.sealed && record.toRead ? { toRead: record.toRead } : {}),
    ...(scannedBy ? { scannedBy } : {}),
  };
};

export function vaultView(
  file: RequestFile,
  { personId }: Pick<Member, "personId">,
  records: readonly RecordRow[],
): Pick<RequestOverview, "vault"> {
  const { vault } = file.context;
  if (!vault) return {};
  const names = namesOf(file);
  const approvals = vault.approvals.flatMap(({ persons, at }) =>
    persons.slice(0, 1).map((personId) => ({ personId, name: names.get(personId) ?? "", at })),
  );
  const marks = vault.marks.map(({ documentId, by }) => ({
    documentId,
    personId: by,
    name: names.get(by) ?? "",
  }));
  const { authority, documentIds } = vault;
  const wrote = (documentId: DocumentId) =>
    records.some((record) => record.documentId === documentId && record.authorId === personId);
  const readable = documentIds.filter((documentId) => approvals.length > 0 || wrote(documentId));
  return { vault: { authority, documentIds, approvals, readable, marks } };
}

/** When the production in hand was certified, and by whom. */
function certifiedView(file: RequestFile): { readonly certified?: { at: string; by: string } } {
  const { certification } = file.context;
  if (certification === null || !isCertified(file.context)) return {};
  return { certified: { at: certification.at, by: namesOf(file).get(certification.by) ?? "" } };
}

/** Of what is told by record, that of the records which are proposed: who may not know of a psychotherapy note sees it proposed nowhere. */
function ofProposed<Told extends { readonly documentId: string }>(
  { selection }: RequestFile["context"],
  told: readonly Told[] = [],
): Told[] {
  const proposed: ReadonlySet<string> = new Set(selection?.documentIds);
  return told.filter(({ documentId }) => proposed.has(documentId));
}

/** Records of which something was left out, or which could not be reproduced, as the assembly reported it. */
function rebuiltView(
  { context, events }: RequestFile,
  productionId: string,
): { readonly rebuilt?: Rebuilt[] } {
  const reported = events
    .map(({ recorded }) => recorded)
    .findLast((event) => event.type === "production.assembled" && event.productionId === productionId);
  const rebuilt = ofProposed(
    context,
    reported?.type === "production.assembled" ? reported.rebuilt : undefined,
  );
  return rebuilt.length === 0 ? {} : { rebuilt };
}

/** What the check of the finished pages found in the records that are proposed, as the assembly reported it. */
function leftBehindView(
  { context, events }: RequestFile,
  productionId: string,
): { readonly leftBehind?: LeftBehindInRecord[] } {
  const failed = events
    .map(({ recorded }) => recorded)
    .findLast((event) => event.type === "production.failed" && event.productionId === productionId);
  const leftBehind = ofProposed(
    context,
    failed?.type === "production.failed" ? failed.leftBehind : undefined,
  );
  return leftBehind.length === 0 ? {} : { leftBehind };
}

export function productionView(file: RequestFile): Pick<RequestOverview, "production" | "outForCourt"> {
  const { context } = file;
  const { production } = context;
  const out = outForCourt(context);
  const carried = out === undefined ? {} : { outForCourt: out };
  if (!production) return carried;
  const { productionId, state, reason, pages, batesFirst, batesLast, releasedAt } = production;
  const { productionSha256, bytes, coverLetterSha256, manifestSha256, packet } = production;
  // Named one by one: what the ledger keeps for itself besides, no page has a place for.
  const numbered = { reason, pages, batesFirst, batesLast, releasedAt };
  const digests = { productionSha256, bytes, coverLetterSha256, manifestSha256 };
  const known = Object.fromEntries(
    Object.entries({ ...numbered, ...digests }).filter(([, value]) => value !== null),
  );
  const day = deliveredToCourtOn(context, productionId);
  const delivered = day === undefined ? {} : { deliveredToCourtOn: day };
  const back = isRecalled(context, productionId) ? { recalled: true } : {};
  return {
    ...carried,
    production: {
      productionId,
      state,
      ...known,
      ...(packet === null ? {} : { packet: { sha256: packet.sha256, bytes: packet.bytes } }),
      ...delivered,
      ...certifiedView(file),
      ...back,
      ...rebuiltView(file, productionId),
      ...leftBehindView(file, productionId),
    },
  };
}

/** Every release with the numbers on its pages. */
export const phaseViews = ({ context }: RequestFile): RequestOverview["phases"] => {
  const prefix = batesPrefixOf(context.trackingNumber ?? "");
  return context.phases.map(({ productionId, releasedAt, pages, firstNumber }) => ({
    productionId,
    releasedAt,
    pages,
    batesFirst: batesNumber(prefix, firstNumber),
    batesLast: batesNumber(prefix, firstNumber + pages - 1),
    recalled: isRecalled(context, productionId),
  }));
};

export const clockViews = ({ context }: RequestFile): RequestOverview["clocks"] =>
  Object.entries(context.clocks).map(([id, clock]) => {
    const { dueOn, state, closedBecause, wakesOn } = clock;
    const moves = movesOf(id, context);
    return {
      id,
      dueOn,
      state,
      ...(closedBecause === null ? {} : { closedBecause }),
      ...(moves === undefined ? {} : { moves }),
      ...(state === "stopped" && wakesOn !== null ? { stoppedUntil: wakesOn } : {}),
      ...(isExtended(id, context) ? { extended: true } : {}),
      ...(wakesOn !== null && wakeOf(id, clock) === "reminded" ? { remindOn: wakesOn } : {}),
      citations: [...kindOf(id).citations],
    };
  });

export const linkViews = ({ context: { links } }: RequestFile): RequestOverview["links"] =>
  links.map(({ linkId, file, to, issuedAt, transfer }) => ({
    linkId,
    file,
    to,
    issuedAt,
    ...(transfer ? { transfer } : {}),
  }));

export const effectViews = ({ effects }: RequestFile): RequestOverview["effects"] =>
  effects.map(({ key, kind, status, attempts }) => ({ key, kind, status, attempts }));

export const undoneViews = ({ context: { undone } }: RequestFile): RequestOverview["undone"] =>
  undone.map((task) => ({
    effectKey: task.effectKey,
    ...undoneWords(task),
    failedAt: task.failedAt,
    byHand: canBeDoneByHand(task),
  }));

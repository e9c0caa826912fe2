import type { Profile, ProfilePatch } from "../../workflows/contract/profile.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { LedgerStep, StoredRequest } from "../../workflows/ports.ts";
import { accountingEntryOf } from "../../workflows/production/accounting-entries.ts";
import type { Happened } from "../../workflows/production/accounting-entries.ts";
import { counselPaperOf } from "../../workflows/request/counsel.ts";
import { wrongDayOfDelivery } from "../../workflows/request/court-delivery.ts";
import { dayTooFar } from "../../workflows/request/days-ahead.ts";
import { dayToCome } from "../../workflows/request/days-to-come.ts";
import { decide, open } from "../../workflows/request/decide.ts";
import { recorded } from "../../workflows/request/recorded.ts";
import type { Actor, Recorded } from "../../workflows/request/recorded.ts";
import { judgementWithoutNotes, standingWithoutNotes } from "../../workflows/request/without-notes.ts";
import { dehydrate, resume } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { MACHINE_VERSION } from "../../workflows/request/stored-snapshot.ts";
import type { Judgement } from "../../workflows/request/judgement.ts";
import { preservedBy } from "../../workflows/retention/preserved.ts";
import type { CalendarDate, Instant } from "../../workflows/vocabulary/dates.ts";
import type { ProductionId } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, newId, sha256Hex } from "../adapters/digests.ts";
import { letterFactsOf } from "../adapters/letter-facts.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import type { Advance } from "./advance-request.ts";
import { storedCaseOf } from "../adapters/case-on-file.ts";
import { askTheLaw } from "./ask-the-law.ts";
import type { Asked } from "./ask-the-law.ts";
import { eventRow, firstHash } from "./event-row.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";
import { colleaguesNote } from "./colleagues-note.ts";
import { earlyStatement } from "./early-statement.ts";
import { keptFiles } from "./kept-files.ts";
import { otherThanTheRecord } from "./marked-record.ts";
import { unreadPages } from "./unread-pages.ts";
import { worklistRowOf } from "./worklist-row.ts";

type Known = {
  readonly stored: StoredRequest | undefined;
  readonly snapshot: RequestSnapshot | undefined;
  readonly at: Instant;
  readonly actor: Actor;
  /** Whether what there is of the patient may be told to whoever acts. */
  readonly sees: boolean;
  readonly bodyDigest: string;
  /** The judgement of the step before, where the law is not asked. */
  readonly before: Judgement | null;
};
export type Taken =
  | { readonly outcome: "step"; readonly step: LedgerStep }
  | { readonly outcome: "unchanged" }
  | { readonly outcome: "refused"; readonly problem: Refusal };
const refused = (problem: Refusal): Taken => ({ outcome: "refused", problem });

/** Judges an event on what is stored and lets the lifecycle decide; writes nothing. */
export async function takeStep(
  ports: Pick<Advance, "ledger" | "kept"> & { readonly practices: Lookups },
  submission: Identified,
  { stored, snapshot, at, actor, sees, bodyDigest, before }: Known,
): Promise<Taken> {
  const { practiceId, requestId, event, eventId } = submission;
  const key = { practiceId, requestId };
  const misplaced = misplacedProfile(submission);
  if (misplaced) return refused(misplaced);
  const known = { stored, snapshot, at, actor };
  const asked = before ? { before } : await askTheLaw(ports.practices, submission, known);
  if ("problem" in asked) return refused(asked.problem);
  // A copy: the lifecycle settles its clocks after whatever brings a judgement of its own.
  const judgement = "before" in asked ? { ...asked.before } : asked.judgement;
  const law = "before" in asked ? undefined : asked;
  const patientRef = snapshot?.context.patientRef;

  const paper = counselPaperOf(event);
  const draftNow =
    stored && paper
      ? await (
          await import("./draft-now.ts")
        ).draftNow(ports.practices, key, stored, {
          paper,
          at: new Date(at),
        })
      : undefined;
  const happened = recorded(event, {
    at,
    actor,
    judgement,
    nextProductionId: newId<ProductionId>("pdn"),
    ...(draftNow === undefined ? {} : { draftNow }),
  });
  const decision = snapshot
    ? decide(snapshot, happened)
    : happened.type === "request.opened"
      ? open(happened)
      : { outcome: "refused" as const, problem: notFound() };
  if (decision.outcome === "refused" && snapshot && !sees)
    return refused(refusalWithoutNotes(snapshot, happened));
  if (decision.outcome !== "accepted") return decision;
  const { context } = decision.snapshot;
  // What the record itself says of an event that the machine takes.
  const unfit =
    (await unreadPages(ports, submission, { actor, patientRef })) ??
    (await otherThanTheRecord(ports, submission, patientRef)) ??
    (await colleaguesNote(ports, submission, { actor, context })) ??
    (await earlyStatement(ports, submission)) ??
    (law && (await keptFiles(ports, submission, { patientRef, practice: law.practice, today: law.on })));
  if (unfit) return refused(unfit);
  const misdated = law && misdatedOn(event, snapshot, law);
  if (misdated) return refused(misdated);

  const profile = profileAfter(stored?.profile, submission.profile);
  if (!profile)
    return refused(refusal("invalid-field", "A new request needs the requester and the person asked about."));
  const version = (stored?.version ?? 0) + 1;
  const chosen = new Set(decision.snapshot.context.selection?.documentIds);
  const step: LedgerStep = {
    key,
    version,
    bodyDigest,
    event: eventRow({
      seq: version,
      eventId,
      recorded: happened,
      prevHash: stored?.headHash ?? firstHash(key),
    }),
    snapshot: dehydrate(decision.snapshot),
    machineVersion: MACHINE_VERSION,
    ...(law ? onFileAfter(law, chosen, stored) : onFileAsBefore(stored)),
    profile: unlessSame(profile, stored?.profile),
    ...(law && accounted({ requestId, event: happened, context, profile }, law)),
    released: happened.type === "production.released" ? digestsOf(context) : [],
    // Received is what was sent: a draft that lay for a week came in on the day it was submitted.
    worklist: worklistRowOf(requestId, decision.snapshot, profile, {
      receivedAt: stored === undefined || event.type === "request.submitted" ? at : stored.receivedAt,
      at,
      before: stored,
    }),
    preserved: preservedBy(decision.snapshot.context),
    ...filesDisposalIn(decision.snapshot.context),
    filesDisposalBefore: snapshot !== undefined && snapshot.context.filesDisposal !== null,
    besideBefore: stored?.beside,
    undoneBefore: snapshot?.context.undone.length ?? 0,
    effects: decision.effects,
    letters: letterFactsOf(decision.snapshot.context, profile),
  };
  return { outcome: "step", step };
}

const filesDisposalIn = ({
  filesDisposal,
  patientRef,
}: RequestSnapshot["context"]): Pick<LedgerStep, "filesDisposal"> =>
  filesDisposal === null || patientRef === null
    ? {}
    : { filesDisposal: { state: filesDisposal.state, patientRef } };

/** What nobody is matched to is nobody's disclosure. */
function accounted(
  happened: Pick<Happened, "requestId" | "event" | "context" | "profile">,
  { determination, onFile: { records }, on }: Asked,
): Pick<LedgerStep, "accounted"> {
  const { patientRef } = happened.context;
  const entry = accountingEntryOf({ ...happened, determination, records, today: on });
  return entry === undefined || patientRef === null ? {} : { accounted: { patientRef, entry } };
}

type Filed = Pick<LedgerStep, "facts" | "determination" | "determinationDigest">;

/** The case and what the law makes of it; of the records those that were chosen. */
function onFileAfter(
  { onFile, determination, judgement }: Asked,
  chosen: ReadonlySet<string>,
  stored: StoredRequest | undefined,
): Filed {
  const records = onFile.records.filter(({ documentId }) => chosen.has(documentId));
  const determinationDigest = sha256Hex(canonicalJson([determination, judgement.packVersions]));
  return {
    facts: unlessSame(storedCaseOf({ ...onFile, records }), stored?.facts),
    determination: determinationDigest === stored?.determinationDigest ? "as-before" : determination,
    determinationDigest,
  };
}

const onFileAsBefore = (stored: StoredRequest | undefined): Filed => ({
  facts: "as-before",
  determination: "as-before",
  determinationDigest: stored?.determinationDigest ?? "",
});

/** Of every file of the production in hand. */
const digestsOf = ({ production }: RequestSnapshot["context"]): readonly string[] =>
  [
    production?.productionSha256,
    production?.coverLetterSha256,
    production?.manifestSha256,
    production?.packet?.sha256,
  ].filter((digest) => digest !== undefined && digest !== null);

const unlessSame = <T extends object>(now: T, before: unknown): T | "as-before" =>
  before !== undefined && canonicalJson(now) === canonicalJson(before) ? "as-before" : now;

/**
 * Names and addresses come with the event that opens the request, the name of a file with the one that announces it: to
 * whom links are mailed is changed by nothing else.
 */
function misplacedProfile({ event, profile = {} }: Identified): Refusal | undefined {
  const { fileNames = {}, ...people } = profile;
  const own = event.type === "upload.announced" ? event.documentId : undefined;
  const opens = event.type === "request.opened";
  if (opens || (Object.keys(people).length === 0 && Object.keys(fileNames).every((id) => id === own)))
    return undefined;
  const words =
    "Requester and person are named once, when the request is opened; a file when it is announced.";
  return refusal("invalid-field", words, { fields: [{ pointer: "/profile", words }] });
}

/** Why the day that an event names cannot be, where the practice is. */
function misdatedOn(
  event: Identified["event"],
  snapshot: RequestSnapshot | undefined,
  { practice, on: today }: Asked,
): Refusal | undefined {
  const dayOf = (instant: Instant) => localDateOf(instant, practice.timeZone);
  return wrongDayOf(event, today) ?? (snapshot && misdatedDelivery(snapshot, event, { today, dayOf }));
}

/** What a court did, it did by today; what is to come, comes within bounds. */
function wrongDayOf(event: Identified["event"], today: CalendarDate): Refusal | undefined {
  const wrong = dayToCome(event, today) ?? dayTooFar(event, today);
  if (wrong === undefined) return undefined;
  const { field, words } = wrong;
  return refusal("invalid-field", words, { fields: [{ pointer: `/payload/${field}`, words }] });
}

/** What goes to the court is delivered on a day that can be. */
function misdatedDelivery(
  { context }: RequestSnapshot,
  event: Identified["event"],
  days: Parameters<typeof wrongDayOfDelivery>[2],
): Refusal | undefined {
  if (event.type !== "court.delivered") return undefined;
  const words = wrongDayOfDelivery(context, event, days);
  return words === undefined
    ? undefined
    : refusal("invalid-field", words, { fields: [{ pointer: "/payload/deliveredOn", words }] });
}

/** The refusal as it would read if there were no psychotherapy notes; where nothing else refuses, it names no reason. */
function refusalWithoutNotes(snapshot: RequestSnapshot, happened: Recorded): Refusal {
  const judgement = judgementWithoutNotes(happened.judgement);
  const decision = decide(resume(standingWithoutNotes(dehydrate(snapshot))), { ...happened, judgement });
  return decision.outcome === "refused"
    ? decision.problem
    : refusal("wrong-state", "Another step of the practice comes first. Ask the desk.");
}

/** The profile with what the submission adds; a new request must bring requester and subject. */
function profileAfter(before: Profile | undefined, patch: ProfilePatch = {}): Profile | undefined {
  const requester = patch.requester ?? before?.requester;
  const subject = patch.subject ?? before?.subject;
  const caption = patch.caption ?? before?.caption;
  if (!requester || !subject) return undefined;
  return {
    requester,
    subject,
    ...(caption === undefined ? {} : { caption }),
    fileNames: { ...before?.fileNames, ...patch.fileNames },
  };
}

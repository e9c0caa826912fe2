import type { AccountingEntry } from "../../workflows/contract/accounting.ts";
import type { Profile, ProfilePatch } from "../../workflows/contract/profile.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { judge } from "../../workflows/facts/judge.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { noRoomFor } from "../../workflows/facts/room.ts";
import type { LedgerStep, StoredRequest } from "../../workflows/ports.ts";
import { accountingEntryOf } from "../../workflows/production/accounting-entries.ts";
import { counselPaperOf } from "../../workflows/request/counsel.ts";
import { wrongDayOfDelivery } from "../../workflows/request/court-delivery.ts";
import { dayTooFar } from "../../workflows/request/days-ahead.ts";
import { dayToCome } from "../../workflows/request/days-to-come.ts";
import { decide, open } from "../../workflows/request/decide.ts";
import { approvedRecords } from "../../workflows/request/guards.ts";
import { recorded } from "../../workflows/request/recorded.ts";
import type { Actor, Recorded } from "../../workflows/request/recorded.ts";
import { judgementWithoutNotes, standingWithoutNotes } from "../../workflows/request/without-notes.ts";
import { dehydrate, resume } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import { MACHINE_VERSION } from "../../workflows/request/stored-snapshot.ts";
import { preservedBy } from "../../workflows/retention/preserved.ts";
import type { CalendarDate, Instant } from "../../workflows/vocabulary/dates.ts";
import type { PatientRef, ProductionId } from "../../workflows/vocabulary/ids.ts";
import { canonicalJson, newId, sha256Hex } from "../adapters/digests.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { toldToday } from "../adapters/told-today.ts";
import type { Advance } from "./advance-request.ts";
import { asFiledNow, caseAfter, parseCaseOnFile, storedCaseOf } from "../adapters/case-on-file.ts";
import { eventRow, firstHash } from "./event-row.ts";
import type { Identified } from "./identify.ts";
import { recordsInReach } from "./records-in-reach.ts";
import { colleaguesNote } from "./colleagues-note.ts";
import { earlyStatement } from "./early-statement.ts";
import { otherThanTheRecord } from "./marked-record.ts";
import { unreadPages } from "./unread-pages.ts";
import { worklistRowOf } from "./worklist-row.ts";

type Known = {
  readonly stored: StoredRequest | undefined;
  readonly snapshot: RequestSnapshot | undefined;
  readonly actor: Actor;
  /** Whether what there is of the patient may be told to whoever acts. */
  readonly sees: boolean;
  readonly bodyDigest: string;
};
export type Taken =
  | { readonly outcome: "step"; readonly step: LedgerStep }
  | { readonly outcome: "unchanged" }
  | { readonly outcome: "refused"; readonly problem: Refusal };
const refused = (problem: Refusal): Taken => ({ outcome: "refused", problem });

/** Judges an event on what is stored and lets the lifecycle decide; writes nothing. */
export async function takeStep(
  ports: Pick<Advance, "practices" | "now" | "ledger">,
  submission: Identified,
  { stored, snapshot, actor, sees, bodyDigest }: Known,
): Promise<Taken> {
  const { practiceId, requestId, event, eventId } = submission;
  const key = { practiceId, requestId };
  const at = ports.now().toISOString();
  const practice = await ports.practices.byId(practiceId);
  if (!practice) return refused(notFound());
  const misplaced = misplacedProfile(submission);
  if (misplaced) return refused(misplaced);
  const patientRef = snapshot?.context.patientRef;
  const matched = event.type === "patient.matched" ? event.patientRef : patientRef;
  const patient = matched ? await ports.practices.patient(practiceId, matched) : undefined;
  if (event.type === "patient.matched" && !patient) return refused(unknownPatient);

  const before = asFiledNow(parseCaseOnFile(stored?.facts), patient);
  const today = toldToday(practice, patient, at);
  const found = await recordsInReach(ports, submission, { actor, patientRef }, { ...before, ...today });
  if (event.type === "record.described" && patientRef && found.length === 0) return refused(notFound());
  const on = localDateOf(at, practice.timeZone);
  const onFile = caseAfter(before, event, { context: snapshot?.context, found, on });
  const full = noRoomFor(event, onFile);
  if (full !== undefined) return refused(refusal("too-large", full));
  const approved = snapshot ? approvedRecords(snapshot.context) : [];
  const { determination, judgement } = judge({ ...onFile, ...today }, approved);

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
    (await earlyStatement(ports, submission));
  if (unfit) return refused(unfit);
  const dayOf = (instant: Instant) => localDateOf(instant, practice.timeZone);
  const misdated =
    wrongDayOf(event, on) ?? (snapshot && misdatedDelivery(snapshot, event, { today: on, dayOf }));
  if (misdated) return refused(misdated);

  const profile = profileAfter(stored?.profile, submission.profile);
  if (!profile)
    return refused(refusal("invalid-field", "A new request needs the requester and the person asked about."));
  const version = (stored?.version ?? 0) + 1;
  const digest = sha256Hex(canonicalJson([determination, judgement.packVersions]));
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
    facts: unlessSame(
      storedCaseOf({
        ...onFile,
        records: onFile.records.filter(({ documentId }) => chosen.has(documentId)),
      }),
      stored?.facts,
    ),
    determination: digest === stored?.determinationDigest ? "as-before" : determination,
    determinationDigest: digest,
    profile: unlessSame(profile, stored?.profile),
    ...accounted(
      accountingEntryOf({
        requestId,
        event: happened,
        context: decision.snapshot.context,
        determination,
        records: onFile.records,
        profile,
        today: on,
      }),
      decision.snapshot.context.patientRef,
    ),
    // Received is what was sent: a draft that lay for a week came in on the day it was submitted.
    worklist: worklistRowOf(requestId, decision.snapshot, profile, {
      receivedAt: stored === undefined || event.type === "request.submitted" ? at : stored.receivedAt,
      at,
      before: stored,
    }),
    preserved: preservedBy(decision.snapshot.context),
    besideBefore: stored?.beside,
    undoneBefore: snapshot?.context.undone.length ?? 0,
    effects: decision.effects,
  };
  return { outcome: "step", step };
}

/** What nobody is matched to is nobody's disclosure. */
const accounted = (
  entry: AccountingEntry | undefined,
  patientRef: PatientRef | null,
): Pick<LedgerStep, "accounted"> =>
  entry === undefined || patientRef === null ? {} : { accounted: { patientRef, entry } };

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

const noSuchPatient = "The practice has no patient of this reference.";
/** A patient is matched only if the practice has one of this reference. */
const unknownPatient = refusal("invalid-field", noSuchPatient, {
  fields: [{ pointer: "/payload/patientRef", words: noSuchPatient }],
});

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

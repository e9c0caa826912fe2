import type { Queue } from "../../workflows/contract/worklist.ts";
import type { LedgerStep, RowsBeside } from "../../workflows/ports.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import { isLeftBehind } from "../../workflows/retention/left-behind.ts";
import { sha256Hex } from "./digests.ts";
import {
  accountingKey,
  clockKey,
  determinationKey,
  dueKeyOf,
  dueSortOf,
  effectKeyOf,
  effectShards,
  eventKey,
  factsKey,
  filesDisposalKey,
  outboxKey,
  preservedKey,
  queueKeyOf,
  queueSortOf,
  releasedFileKey,
  requestPointerKey,
  requestProfileKey,
  sealPartition,
  snapshotKey,
  trackingKey,
  undoneKey,
} from "./ledger-keys.ts";
import type { LedgerKey } from "./ledger-keys.ts";
import type { LetterFacts } from "./letter-facts.ts";
import { pack } from "./packed.ts";
import { sealWindowOf } from "./seal-window.ts";

/** One write of a step, with the condition under which it may happen. */
export type RowWrite =
  | { readonly write: "put-if-version"; readonly item: Row; readonly version: number }
  | { readonly write: "put-if-absent"; readonly item: Row }
  | { readonly write: "put"; readonly item: Row }
  | { readonly write: "delete"; readonly key: LedgerKey };
export type Row = LedgerKey & Readonly<Record<string, unknown>>;

/** Positions of the rows whose conditions mean something; a transaction reports its refusals by position. */
export const position = { snapshot: 0, event: 1, trackingNumber: 2 } as const;

const mostEffects = 90;
const mostActions = 100;
/** The dispatcher has this long before the sweep looks at an effect. */
export const firstAttemptMs = 5 * 60 * 1000;
const sealDays = 30;

/** Every row of a step, the three with conditions first. Throws when a step has more effects than one transaction holds. */
export function rowsOfStep(step: LedgerStep): readonly RowWrite[] {
  const { key, event } = step;
  const writes: RowWrite[] = [
    { write: "put-if-version", item: snapshotRow(step), version: step.version - 1 },
    { write: "put-if-absent", item: eventRowOf(step) },
  ];
  if (step.version === 1) {
    writes.push(
      { write: "put-if-absent", item: { ...trackingKey(step.worklist.trackingNumber), ...key } },
      { write: "put-if-absent", item: { ...requestPointerKey(key.requestId), practiceId: key.practiceId } },
    );
  }
  if (step.facts !== "as-before")
    writes.push({ write: "put", item: { ...factsKey(key), facts: pack(step.facts), version: step.version } });
  if (step.determination !== "as-before")
    writes.push({
      write: "put",
      item: {
        ...determinationKey(key),
        determination: pack(step.determination),
        packVersions: pack(event.recorded.judgement.packVersions),
        version: step.version,
        at: event.recorded.at,
      },
    });
  if (step.profile !== "as-before")
    writes.push({
      write: "put",
      item: { ...requestProfileKey(key), ...step.profile, version: step.version },
    });
  if (step.accounted) writes.push({ write: "put-if-absent", item: accountingRow(step, step.accounted) });
  writes.push(
    ...step.released.map((sha256) => ({ write: "put" as const, item: releasedFileKey(sha256) })),
    ...sealRow(step),
    ...preservedRows(step),
    ...filesDisposalRow(step),
    ...undoneRow(step),
    ...clockRows(step),
    ...step.effects.map((effect, n) => ({
      write: "put-if-absent" as const,
      item: outboxRow(step, effect, n),
    })),
  );
  if (step.effects.length >= mostEffects || writes.length > mostActions)
    throw new RangeError(
      `a step may have fewer than ${mostEffects} effects, this one has ${step.effects.length}`,
    );
  return writes;
}

/** The event and, for whoever brings it again, what became of it. */
const eventRowOf = ({ key, event, version, bodyDigest }: LedgerStep): Row => ({
  ...eventKey(key, event.eventId),
  version,
  bodyDigest,
  event: pack(event),
});

function snapshotRow(step: LedgerStep): Row {
  const { key, worklist } = step;
  return {
    ...snapshotKey(key),
    practiceId: key.practiceId,
    version: step.version,
    machineVersion: step.machineVersion,
    snapshot: pack(step.snapshot),
    determinationDigest: step.determinationDigest,
    headHash: step.event.hash,
    beside: besideOf(step),
    ...listed(worklist),
    // Sparse: a draft has no place in the index.
    ...(worklist.queue
      ? {
          queueKey: queueKeyOf(key.practiceId, worklist.queue),
          queueSort: queueSortOf(key.requestId, worklist.nextDue?.dueOn),
        }
      : {}),
  };
}

const listed = ({ dates, ...row }: LedgerStep["worklist"]) => ({ ...row, dates: pack(dates) });

/** An entry of the accounting, beside the event that it follows from: there is neither without the other. */
const accountingRow = (
  { key, event }: LedgerStep,
  { patientRef, entry }: NonNullable<LedgerStep["accounted"]>,
): Row => ({
  ...accountingKey({ ...key, patientRef }, event.seq),
  accounted: pack(entry),
});

function besideOf({ version, facts, profile, event, preserved, besideBefore }: LedgerStep): RowsBeside {
  return {
    ...(preserved ? { preserved: `${preserved.of}/${preserved.because}` } : {}),
    facts: facts === "as-before" ? (besideBefore?.facts ?? 0) : version,
    profile: profile === "as-before" ? (besideBefore?.profile ?? 0) : version,
    window: windowOf(event),
  };
}

/** While something has failed the request is on the desk's queue of such requests, too; afterwards it is taken off. */
function undoneRow({ key, worklist, undoneBefore }: LedgerStep): readonly RowWrite[] {
  if (worklist.undone === 0) return undoneBefore === 0 ? [] : [{ write: "delete", key: undoneKey(key) }];
  const queue = "failed" satisfies Queue;
  const queueKey = queueKeyOf(key.practiceId, queue);
  const queueSort = queueSortOf(key.requestId, worklist.nextDue?.dueOn);
  return [{ write: "put", item: { ...undoneKey(key), ...listed(worklist), queue, queueKey, queueSort } }];
}

const windowOf = ({ recorded }: LedgerStep["event"]): string => sealWindowOf(Date.parse(recorded.at));

/**
 * That the request moved in this window, for the seal; how far its chain has come is in the snapshot. The first step in a
 * window says it for those that follow. A container whose clock is ahead marks a later window, and whoever comes after it with
 * a right clock marks its own once more: each step finds its own window marked.
 */
function sealRow({ key, event, besideBefore }: LedgerStep): readonly RowWrite[] {
  const window = windowOf(event);
  if (besideBefore?.window === window) return [];
  const item = {
    pk: sealPartition(key.practiceId, window),
    sk: `REQUEST#${key.requestId}`,
    requestId: key.requestId,
    ttl: Math.floor(Date.parse(event.recorded.at) / 1000) + sealDays * 86_400,
  };
  return [{ write: "put", item }];
}

/**
 * That the request keeps records from being destroyed stands beside the patient, where whoever would destroy them looks;
 * written when it begins, changes or ends, and by the next step of a request of which it was never written. Of what a closed
 * one left behind each step says anew when something last happened in it; a step of their disposal moves that day by nothing.
 */
function preservedRows(step: LedgerStep): readonly RowWrite[] {
  const { key, event, worklist, preserved, besideBefore } = step;
  const now = preserved && `${preserved.of}/${preserved.because}`;
  const moves = preserved && isLeftBehind(preserved.because) && !isOfDisposal(step);
  if (now === besideBefore?.preserved && !moves) return [];
  const [before] = besideBefore?.preserved?.split("/") ?? [];
  const ended = before !== undefined && before !== preserved?.of;
  const rows: RowWrite[] = ended ? [{ write: "delete", key: preservedKey(key, before) }] : [];
  if (preserved === undefined) return rows;
  const { of, because } = preserved;
  const { requestId, trackingNumber } = worklist;
  const holder = { requestId, trackingNumber, because, since: event.recorded.at };
  return [...rows, { write: "put", item: { ...preservedKey(key, of), ...holder } }];
}

/**
 * Where everybody who decides finds it: of which closed requests the files are to be destroyed, or are. Written by the steps of
 * a disposal alone, and taken off when it is declined or the request is opened again.
 */
function filesDisposalRow(step: LedgerStep): readonly RowWrite[] {
  const { key, event, worklist, filesDisposal } = step;
  const row = filesDisposalKey(key);
  if (!filesDisposal) return step.filesDisposalBefore === true ? [{ write: "delete", key: row }] : [];
  if (!isOfFiles(event)) return [];
  const { requestId, trackingNumber } = worklist;
  return [
    { write: "put", item: { ...row, requestId, trackingNumber, ...filesDisposal, at: event.recorded.at } },
  ];
}

const isOfFiles = ({ recorded: { type } }: LedgerStep["event"]): boolean => type.startsWith("files.");
/** What the second person opens in order to decide is no more than the decision is. */
const isOfDisposal = ({ event, filesDisposal }: LedgerStep): boolean =>
  isOfFiles(event) || (filesDisposal?.state === "proposed" && event.recorded.type === "paper.viewed");

export const effectKeyText = (requestId: string, seq: number, n: number): string =>
  `${requestId}/${seq}/${n}`;

/** Beside a letter stands what it is written from; whoever acts is looked for when it goes. */
function letterBeside({ letters }: LedgerStep, effect: Effect): { readonly letter?: LetterFacts } {
  if (effect.kind !== "send-mail" || effect.to === "who-acts") return {};
  const { trackingNumber, requester, patientRef } = letters;
  if (effect.to === "requester") return { letter: { trackingNumber, requester } };
  return { letter: { trackingNumber, ...(effect.to === "vault-approvers" ? { patientRef } : {}) } };
}

function outboxRow(step: LedgerStep, effect: Effect, n: number): Row {
  const { key, event } = step;
  const effectId = effectKeyText(key.requestId, event.seq, n);
  const shard = Number.parseInt(sha256Hex(effectId).slice(0, 2), 16) % effectShards;
  return {
    ...outboxKey(key, event.seq, n),
    ...key,
    key: effectId,
    effect,
    ...letterBeside(step, effect),
    status: "open",
    attempts: 0,
    createdAt: event.recorded.at,
    effectKey: effectKeyOf(shard),
    effectSort: new Date(Date.parse(event.recorded.at) + firstAttemptMs).toISOString(),
  };
}

/** What each clock of the step came to: the last word on a clock counts; one that has run is taken off. */
function clockRows({ key, event, effects }: LedgerStep): readonly RowWrite[] {
  const rows = new Map<string, RowWrite>();
  const { recorded } = event;
  if (recorded.type === "clock.elapsed")
    rows.set(recorded.clockId, { write: "delete", key: clockKey(key, recorded.clockId) });
  for (const effect of effects) {
    if (effect.kind === "cancel-clock")
      rows.set(effect.clockId, { write: "delete", key: clockKey(key, effect.clockId) });
    if (effect.kind === "start-clock") {
      const { kind: _kind, ...clock } = effect;
      const dueSort = dueSortOf(clock.at, key.requestId, clock.clockId);
      const item = {
        ...clockKey(key, clock.clockId),
        ...key,
        ...clock,
        dueKey: dueKeyOf(key.practiceId),
        dueSort,
      };
      rows.set(clock.clockId, { write: "put", item });
    }
  }
  return [...rows.values()];
}

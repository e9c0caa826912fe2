import type { RequestKey } from "../../workflows/ports.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import type { AssemblyJob, FilesJob, VaultCall } from "../../workflows/contract/calls.ts";
import type { Clocks } from "../adapters/clocks.scheduler.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { LedgerKey } from "../adapters/ledger-keys.ts";
import type { LetterFacts } from "../adapters/letter-facts.ts";
import type { Log } from "../adapters/log.ts";
import type { Outbox, OutboxRow, UnreadableRow } from "../adapters/outbox.dynamodb.ts";
import { isGivenUp, mostAttempts } from "../adapters/outbox.dynamodb.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";

export type Dispatch = {
  readonly outbox: Outbox;
  readonly clocks: Clocks;
  readonly mail: (
    key: RequestKey,
    letter: Extract<Effect, { kind: "send-mail" }>,
    effectKey: string,
    facts: LetterFacts | undefined,
  ) => Promise<void>;
  readonly signInLink: (
    asked: { readonly trackingNumber: string; readonly email: string },
    effectKey: string,
  ) => Promise<void>;
  readonly vault: (call: VaultCall) => Promise<void>;
  readonly discard: (job: AssemblyJob) => Promise<void>;
  readonly destroyFiles: (job: FilesJob) => Promise<void>;
  /** Throws StillAwaited while a paper that was announced is neither let in nor refused. */
  readonly paper: (key: RequestKey, documentId: DocumentId) => Promise<void>;
  readonly work: (job: AssemblyJob, effectKey: string) => Promise<void>;
  readonly log: Log;
};

/** What is waited for is not there yet; it is looked for again like whatever failed, and becomes a task like it. */
export class StillAwaited extends Error {
  override readonly name = "StillAwaited";
  constructor() {
    super("the paper has neither been let in nor refused; look again later");
  }
}

/** How often an effect has failed by now, and how the last time. */
export type Failed = { readonly attempts: number; readonly errorName: string };

/**
 * The first attempt at an effect, as the stream brings it: claimed and read in one call. Whatever is not to be claimed so is
 * read and goes the way of every later attempt.
 */
export async function performNew(dispatch: Dispatch, key: LedgerKey): Promise<void> {
  const claimed = await dispatch.outbox.claimNew(key);
  if (claimed && !("unreadable" in claimed)) {
    await performClaimed(dispatch, claimed);
    return;
  }
  const row = claimed ?? (await dispatch.outbox.read(key));
  if (row) await performEffect(dispatch, row);
}

/**
 * Performs one effect, once if all goes well: claimed first, closed after. What it answers failed, and is tried again later
 * or given up by the sweep.
 */
export async function performEffect(
  dispatch: Dispatch,
  row: OutboxRow | UnreadableRow,
): Promise<Failed | undefined> {
  if ("unreadable" in row) {
    dispatch.log("security", "effect-unreadable");
    await dispatch.outbox.setAside(row);
    return undefined;
  }
  if (row.status !== "open") return undefined;
  // The last attempt ended without a word, as when its process was killed: a person must look.
  if (isGivenUp(row, row.attempts)) return { attempts: row.attempts, errorName: "NeverFinished" };
  if (!(await dispatch.outbox.claim(row))) return undefined;
  return performClaimed(dispatch, { ...row, attempts: row.attempts + 1 });
}

/** Performs an effect that was claimed for this attempt, and closes it. */
async function performClaimed(dispatch: Dispatch, row: OutboxRow): Promise<Failed | undefined> {
  const about = { effectKind: row.effect.kind, attempt: row.attempts };
  const key = "requestId" in row ? { practiceId: row.practiceId, requestId: row.requestId } : {};
  try {
    await perform(dispatch, row);
  } catch (error) {
    const errorName = errorNameOf(error);
    // That something is not there yet is no failure before the last attempt.
    if (!(error instanceof StillAwaited) || about.attempt === mostAttempts)
      dispatch.log("warn", "effect-failed", { ...about, ...key, errorName });
    return { attempts: about.attempt, errorName };
  }
  await dispatch.outbox.finish(row);
  dispatch.log("info", "effect-done", { ...about, ...key });
  return undefined;
}

function perform(dispatch: Dispatch, row: OutboxRow): Promise<void> {
  if (!("requestId" in row)) return dispatch.signInLink(row.effect, row.key);
  const { effect, practiceId, requestId } = row;
  const key = { practiceId, requestId };
  switch (effect.kind) {
    case "send-mail":
      return dispatch.mail(key, effect, row.key, row.letter);
    case "start-clock":
      return dispatch.clocks.start(
        {
          ...key,
          clockId: effect.clockId,
          generation: effect.generation,
          dueOn: effect.dueOn,
          wake: effect.wake,
        },
        effect.at,
      );
    case "cancel-clock":
      return dispatch.clocks.cancel({ ...key, clockId: effect.clockId, generation: effect.generation });
    case "open-vault":
    case "close-vault":
      return dispatch.vault({ kind: effect.kind, ...key, authorizationId: effect.authorizationId });
    case "assemble-production":
      return dispatch.work({ ...key, productionId: effect.productionId }, row.key);
    case "discard-production":
      return dispatch.discard({ ...key, productionId: effect.productionId });
    case "destroy-files":
      return dispatch.destroyFiles(key);
    case "await-paper":
      return dispatch.paper(key, effect.documentId);
  }
}

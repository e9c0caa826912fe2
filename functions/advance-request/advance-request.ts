import { setTimeout } from "node:timers/promises";
import type { Door } from "../../workflows/access/doors.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { RequestLedger, SeenEvent, StoredRequest } from "../../workflows/ports.ts";
import { isWakeUp, stillWaits } from "../../workflows/request/clock-wakes.ts";
import { restore } from "../../workflows/request/snapshot.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { actorOf, doorRefusal } from "./actor-of.ts";
import type { Identified } from "./identify.ts";
import { takeStep } from "./take-step.ts";

export type Advance = {
  readonly ledger: RequestLedger;
  readonly practices: Pick<Practices, "byId" | "member" | "patient" | "recordsNamed">;
  readonly now: () => Date;
  readonly log: Log;
};

// A requester may hand in twenty papers at once, and each must find its turn.
const tries = 10;
const pauseMs = 40;
const refused = (problem: Refusal): StepResult => ({ outcome: "refused", problem });

/**
 * One event, one step: read, judge, decide, commit. When somebody else moved the request meanwhile, all of it is done
 * again on what is stored now; an event that was applied before answers with what it became then.
 */
export async function advanceRequest(
  ports: Advance,
  door: Door,
  submission: Identified,
): Promise<StepResult> {
  const wrongDoor = doorRefusal(door, submission);
  const result = wrongDoor ? refused(wrongDoor) : await tryAgain(ports, submission);
  if (result.outcome === "refused") {
    const { practiceId, requestId, event, actor } = submission;
    const { code } = result.problem;
    ports.log("security", "event-refused", {
      practiceId,
      requestId,
      eventType: event.type,
      actorKind: actor.kind,
      code,
    });
  }
  return result;
}

async function tryAgain(ports: Advance, submission: Identified): Promise<StepResult> {
  const bodyDigest = digestOf(submission);
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const result = await attemptStep(ports, submission, bodyDigest);
    if (result !== "again")
      return result.outcome === "accepted"
        ? result
        : await unlessApplied(ports, submission, bodyDigest, result);
    await setTimeout(attempt * pauseMs * (0.5 + Math.random()));
  }
  return refused(
    refusal("unavailable", "The request is being changed by many at once. Try again in a moment."),
  );
}

/**
 * An event that was applied before is one the request has no use for any more: what would be refused for that, or change
 * nothing, is answered with what it became. One that would be accepted again is met by its own row when it is committed.
 */
async function unlessApplied(
  { ledger }: Advance,
  { practiceId, requestId, eventId }: Identified,
  bodyDigest: string,
  result: StepResult,
): Promise<StepResult> {
  const seen = await ledger.recall({ practiceId, requestId }, eventId);
  return seen ? replay(seen, bodyDigest) : result;
}

async function attemptStep(
  ports: Advance,
  submission: Identified,
  bodyDigest: string,
): Promise<StepResult | "again"> {
  const { practiceId, requestId, event, expectedVersion } = submission;
  const key = { practiceId, requestId };
  const stored = await ports.ledger.load(key);
  const notThere = existence(submission, stored);
  if (notThere) return refused(notThere);
  const snapshot = stored && restore(stored.snapshot);
  const practices = readOnce(ports.practices);
  const named = await actorOf(practices, submission, snapshot?.context);
  if ("problem" in named) return refused(named.problem);
  if (stored && expectedVersion !== undefined && expectedVersion !== stored.version)
    return refused(
      refusal("stale-version", "The request has changed since you looked. Look again, then decide.", {
        currentVersion: stored.version,
      }),
    );
  const version = stored?.version ?? 0;
  const taken = await takeStep({ ...ports, practices }, submission, {
    stored,
    snapshot,
    ...named,
    bodyDigest,
  });
  if (taken.outcome === "refused") return taken;
  if (taken.outcome === "unchanged") {
    // A wake-up that comes early by this container's clock leaves the row: the next round finds it.
    if (isWakeUp(event) && !(snapshot && stillWaits(snapshot.context, event)))
      await ports.ledger.forgetClock(key, event.clockId, event.generation);
    return { outcome: "unchanged", version, seq: version };
  }
  const commit = await ports.ledger.commit(taken.step);
  switch (commit.outcome) {
    case "committed":
      ports.log("info", "request-advanced", { ...key, eventType: event.type, version: taken.step.version });
      return accepted(taken.step.version);
    case "seen":
      return replay(commit.seen, bodyDigest);
    case "number-taken":
      return refused(refusal("already-used-key", "This tracking number is in use. Choose another."));
    case "moved-on":
    case "busy":
      return "again";
  }
}

/** Within one attempt a patient is read once: who may act and what the law says hang on the same row. */
function readOnce<P extends Pick<Practices, "patient">>(practices: P): P {
  const read = new Map<string, ReturnType<Practices["patient"]>>();
  return {
    ...practices,
    patient: (practiceId, patientRef) => {
      const found = read.get(patientRef) ?? practices.patient(practiceId, patientRef);
      read.set(patientRef, found);
      return found;
    },
  };
}

const accepted = (version: number): StepResult => ({ outcome: "accepted", version, seq: version });

function existence({ event, actor }: Identified, stored: StoredRequest | undefined): Refusal | undefined {
  if (event.type !== "request.opened") return stored ? undefined : notFound();
  if (!stored) return undefined;
  return actor.kind === "staff" ? refusal("wrong-state", "The request has been opened already.") : notFound();
}

/** The same event again is answered as the first time; the same key for something else is refused. */
function replay(seen: SeenEvent, bodyDigest: string): StepResult {
  if (seen.bodyDigest === bodyDigest) return accepted(seen.version);
  return refused(
    refusal("already-used-key", "This key was used for something else. Use a new key for a new command."),
  );
}

function digestOf({ actor, event, profile }: Identified): string {
  const who = actor.kind === "staff" ? actor.sub : actor.kind;
  return sha256Hex(canonicalJson({ who, event, profile: profile ?? {} }));
}

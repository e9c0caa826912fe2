import { setTimeout } from "node:timers/promises";
import type { Door } from "../../workflows/access/doors.ts";
import { letsOut } from "../../workflows/access/lets-out.ts";
import { restsOnRequestAlone } from "../../workflows/access/rests-on.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { LedgerStep, Reading, RequestLedger, SeenEvent, StoredRequest } from "../../workflows/ports.ts";
import { isWakeUp, stillWaits } from "../../workflows/request/clock-wakes.ts";
import { restore } from "../../workflows/request/snapshot.ts";
import { actsAlone } from "../../workflows/request/two-persons.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { Log } from "../adapters/log.ts";
import { notFound, refusal } from "../adapters/problem-response.ts";
import { TornRequest } from "../adapters/torn-request.ts";
import { actorOf, doorRefusal } from "./actor-of.ts";
import type { Identified } from "./identify.ts";
import type { Kept } from "./kept-files.ts";
import { lookOnce, nothingBeside } from "./look-once.ts";
import { takeStep } from "./take-step.ts";
import type { Taken } from "./take-step.ts";

export type Advance = {
  readonly ledger: RequestLedger;
  readonly practices: Parameters<typeof lookOnce>[0];
  readonly kept: Kept;
  readonly now: () => Date;
  readonly log: Log;
};

// A requester may hand in twenty papers at once, and each must find its turn; the first try may have read what was old.
const tries = 11;
const pauseMs = 40;
const refused = (problem: Refusal): StepResult => ({ outcome: "refused", problem });

/**
 * One event, one step: read, judge, decide, commit. When somebody else moved the request meanwhile, all of it is done
 * again on what is stored now; an event that was applied before answers with what it became then. First it is read as it may
 * have been a moment ago: what is committed on that was the newest, and everything else is decided again.
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
  let reading: Reading = "eventual";
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const result = await attemptStep(ports, submission, { bodyDigest, reading });
    if (result !== "again" && result !== "on-newest")
      return result.outcome === "accepted"
        ? result
        : await unlessApplied(ports, submission, bodyDigest, result);
    reading = "consistent";
    if (result === "again") await setTimeout(attempt * pauseMs * (0.5 + Math.random()));
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

type Attempt = { readonly bodyDigest: string; readonly reading: Reading };

async function attemptStep(
  ports: Advance,
  submission: Identified,
  { bodyDigest, reading }: Attempt,
): Promise<StepResult | "again" | "on-newest"> {
  const decided = await judgeStep(ports, submission, { bodyDigest, reading });
  if (decided.outcome === "step") return commitStep(ports, submission, decided.step);
  // What may be old refuses nobody, forgets no clock and answers no redelivery.
  if (reading === "eventual") return "on-newest";
  const { event } = submission;
  if (decided.outcome === "refused") return decided;
  // A wake-up that comes early by this container's clock leaves the row: the next round finds it.
  if (isWakeUp(event) && !decided.stillWaits)
    await ports.ledger.forgetClock(submission, event.clockId, event.generation);
  return { outcome: "unchanged", version: decided.version, seq: decided.version };
}

type Decided =
  | Exclude<Taken, { readonly outcome: "unchanged" }>
  | { readonly outcome: "unchanged"; readonly version: number; readonly stillWaits: boolean };

/** Reads, and decides on what was read. */
async function judgeStep(
  ports: Advance,
  submission: Identified,
  { bodyDigest, reading }: Attempt,
): Promise<Decided> {
  const { practiceId, requestId, event, expectedVersion } = submission;
  const stored = await ports.ledger.load({ practiceId, requestId }, reading).catch(tornOrThrown);
  if (stored === "torn") {
    ports.log("error", "request-torn", { practiceId, requestId, eventType: event.type });
    return { outcome: "refused", problem: torn };
  }
  const notThere = existence(submission, stored);
  if (notThere) return { outcome: "refused", problem: notThere };
  const snapshot = stored && restore(stored.snapshot);
  const at = ports.now().toISOString();
  const looked = letsOut(event) ? "consistent" : reading;
  const alone = restsOnRequestAlone(event, submission.actor.kind);
  const before = alone && snapshot ? snapshot.context.judgement : null;
  const practices = before ? nothingBeside : lookOnce(ports.practices, { practiceId, reading: looked, at });
  const named = await actorOf(practices, submission, snapshot?.context);
  if ("problem" in named) return { outcome: "refused", problem: named.problem };
  if (stored && expectedVersion !== undefined && expectedVersion !== stored.version) {
    const problem = refusal(
      "stale-version",
      "The request has changed since you looked. Look again, then decide.",
      { currentVersion: stored.version },
    );
    return { outcome: "refused", problem };
  }
  const taken = await takeStep({ ...ports, practices }, submission, {
    stored,
    snapshot,
    at,
    ...named,
    bodyDigest,
    before,
  });
  return taken.outcome === "unchanged"
    ? {
        outcome: "unchanged",
        version: stored?.version ?? 0,
        stillWaits: snapshot !== undefined && isWakeUp(event) && stillWaits(snapshot.context, event),
      }
    : taken;
}

async function commitStep(
  { ledger, log }: Advance,
  { event }: Identified,
  step: LedgerStep,
): Promise<StepResult | "again"> {
  const commit = await ledger.commit(step);
  switch (commit.outcome) {
    case "committed":
      log("info", "request-advanced", { ...step.key, eventType: event.type, version: step.version });
      if (actsAlone({ event: step.event.recorded }))
        log("security", "second-person-excepted", { ...step.key, eventType: event.type });
      return accepted(step.version);
    case "seen":
      return replay(commit.seen, step.bodyDigest);
    case "number-taken":
      return refused(refusal("already-used-key", "This tracking number is in use. Choose another."));
    case "moved-on":
    case "busy":
      return "again";
  }
}

/** Nobody decides on rows that do not belong together: whoever asked asks again, and the operator finds it in the log. */
const torn = refusal(
  "unavailable",
  "What is stored of this request does not fit together at the moment, so nothing was decided or changed. Try again in a moment; if it stays so, tell whoever operates the system.",
);
function tornOrThrown(error: unknown): "torn" {
  if (error instanceof TornRequest) return "torn";
  throw error;
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

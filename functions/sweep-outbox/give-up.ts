import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { isGivenUp, mostAttempts } from "../adapters/outbox.dynamodb.ts";
import type { OutboxRow } from "../adapters/outbox.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Dispatch, Failed } from "../dispatch-outbox/perform-effect.ts";

export type Sweep = Dispatch & {
  /** Tells a request that something could not be brought about. */
  readonly report: RequestWriter;
};

/**
 * After the last attempt people are told first, then the row is closed: who is interrupted in between tells them again. What
 * is never given up they are told of all the same. Whoever asked for a sign-in link in vain asks again.
 */
export async function giveUp({ outbox, report, log }: Sweep, row: OutboxRow, failed: Failed): Promise<void> {
  if (failed.attempts < mostAttempts) return;
  const goesOn = !isGivenUp(row, failed.attempts);
  if ("requestId" in row) {
    const { practiceId, requestId, key, effect } = row;
    const effectKey = key.slice(requestId.length + 1);
    const result = await report({
      practiceId,
      requestId,
      eventId: `effect-failed-${sha256Hex(key).slice(0, 32)}` as EventId,
      actor: { kind: "system", name: "outbox" },
      event: { type: "effect.failed", effectKey, effect, goesOn },
    });
    if (result.outcome === "refused")
      log("error", "failure-not-told", { practiceId, requestId, code: result.problem.code });
  }
  if (!goesOn) await outbox.fail(row, failed.errorName);
}

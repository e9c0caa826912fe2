import type { ClockCall } from "../../workflows/contract/calls.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { errorNameOf } from "../adapters/log.ts";
import type { Log } from "../adapters/log.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";

export type DueClocks = {
  /** Every clock of every practice whose time has come. */
  readonly due: () => Promise<readonly ClockCall[]>;
};
type Ports = { readonly submit: RequestWriter; readonly log: Log };

/** Tells one request that a clock has run off; a clock that was set again or cancelled meanwhile changes nothing. */
export async function wakeRequest({ submit, log }: Ports, clock: ClockCall): Promise<void> {
  const { practiceId, requestId, clockId, generation } = clock;
  const result = await submit({
    practiceId,
    requestId,
    eventId: `clock-${sha256Hex(clockId).slice(0, 32)}-${generation}` as EventId,
    actor: { kind: "system", name: "clocks" },
    event: { type: "clock.elapsed", clockId, generation },
  });
  const code = result.outcome === "refused" ? { code: result.problem.code } : {};
  log("info", "request-woken", { practiceId, requestId, ...code });
}

/** The net under the one-time schedules: wakes whatever is due, one failure not keeping back the others. */
export async function sweepDue({ due, ...ports }: Ports & DueClocks): Promise<void> {
  const clocks = await due();
  for (const clock of clocks) {
    try {
      await wakeRequest(ports, clock);
    } catch (error) {
      ports.log("error", "wake-failed", { requestId: clock.requestId, errorName: errorNameOf(error) });
    }
  }
  ports.log("info", "due-swept", { count: clocks.length });
}

import type { ClockCall } from "../../workflows/contract/calls.ts";
import type { ClockWake } from "../../workflows/contract/clocks.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
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

/**
 * Tells one request that a clock wakes it; a clock that was set again or cancelled meanwhile changes nothing. A reminder that
 * comes so late that the date itself has come is told as that.
 */
export async function wakeRequest({ submit, log }: Ports, clock: ClockCall): Promise<void> {
  const { practiceId, requestId } = clock;
  const say = (wake: ClockWake) =>
    submit({
      practiceId,
      requestId,
      eventId: `${wake}-${sha256Hex(clock.clockId).slice(0, 32)}-${clock.generation}` as EventId,
      actor: { kind: "system", name: "clocks" },
      event: wakeUp(wake, clock),
    });
  const first = await say(clock.wake);
  const late = clock.wake === "reminded" && first.outcome === "unchanged";
  const result = late ? await say("elapsed") : first;
  const code = result.outcome === "refused" ? { code: result.problem.code } : {};
  log("info", "request-woken", { practiceId, requestId, ...code });
}

function wakeUp(wake: ClockWake, { clockId, generation, dueOn }: ClockCall): RequestEvent {
  switch (wake) {
    case "elapsed":
      return { type: "clock.elapsed", clockId, generation };
    case "reminded":
      return { type: "clock.reminded", clockId, generation, dueOn };
    case "stop-ended":
      return { type: "clock.stop-ended", clockId, generation };
  }
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

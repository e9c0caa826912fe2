import { assign } from "xstate";
import { clockExtended, clockResumed, clockStopped } from "../clock-moves.ts";
import { clockElapsed, clockReminded } from "../clock-wakes.ts";
import { wakeEffects } from "../clocks.ts";
import { mail } from "../effects.ts";
import type { Effect } from "../effects.ts";
import { request } from "../setup.ts";

/** What moves the dates of a request, and what wakes it; the clocks themselves follow from every event (`clocksAfter`). */
export const ofClocks = request.createStateConfig({
  on: {
    "clock.extended": { guard: "lawful", actions: assign(clockExtended) },
    "clock.stopped": { guard: "lawful", actions: assign(clockStopped) },
    "clock.resumed": { guard: "lawful", actions: assign(clockResumed) },
    "clock.reminded": {
      guard: "lawful",
      actions: [
        assign(clockReminded),
        {
          type: "intend",
          params: ({ context, event: { clockId } }): readonly Effect[] => {
            const clock = context.clocks[clockId];
            const next = clock === undefined ? [] : wakeEffects(clockId, clock);
            return [...next, mail("date-comes-near", "who-acts")];
          },
        },
      ],
    },
    "clock.stop-ended": {
      guard: "lawful",
      actions: [assign(clockResumed), { type: "intend", params: [mail("date-counts-again", "managers")] }],
    },
    "clock.elapsed": {
      guard: "lawful",
      actions: [assign(clockElapsed), { type: "intend", params: [mail("deadline-reached", "managers")] }],
    },
  },
}).on;

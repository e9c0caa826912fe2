import * as z from "zod";
import { extensionGroundSchema, stopGroundSchema } from "../contract/clocks.ts";
import { calendarDateSchema } from "../contract/ids.ts";
import { event, reasonWords } from "./event-shape.ts";
import { clockIdSchema } from "./judgement.ts";

const woken = { clockId: clockIdSchema, generation: z.int().positive() };

/** What happens to the dates of a request: staff move them on a ground, the scheduler wakes the request. */
export const clockEvents = {
  "clock.extended": event("clock.extended", {
    clockId: clockIdSchema,
    /** The new date, which the writing, the order or the statement names. */
    to: calendarDateSchema,
    ground: extensionGroundSchema,
    reason: reasonWords,
  }),
  "clock.stopped": event("clock.stopped", {
    clockId: clockIdSchema,
    /** The day on which it counts again by itself. */
    until: calendarDateSchema,
    ground: stopGroundSchema,
    reason: reasonWords,
  }),
  "clock.resumed": event("clock.resumed", { clockId: clockIdSchema, reason: reasonWords }),
  // said by the scheduler, or by the hourly sweep in its place
  "clock.reminded": event("clock.reminded", { ...woken, dueOn: calendarDateSchema }),
  "clock.stop-ended": event("clock.stop-ended", woken),
  "clock.elapsed": event("clock.elapsed", woken),
} as const;

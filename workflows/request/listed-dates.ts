import * as z from "zod";
import { calendarDateSchema } from "../contract/ids.ts";
import { clockIdSchema } from "./judgement.ts";
import type { Standing } from "./stored-snapshot.ts";

/** A date of a request as the list of requests carries it, for calendars. */
export const listedDateSchema = z.strictObject({
  clockId: clockIdSchema,
  dueOn: calendarDateSchema,
  generation: z.int().positive(),
  /** Nothing is to be done by it: its step is over, or it stands still. */
  over: z.boolean(),
  /** Whether somebody was reminded of it by a letter of its own. */
  reminded: z.boolean(),
});
export type ListedDate = z.infer<typeof listedDateSchema>;

/** Every date that binds or has bound, with what became of it. */
export const listedDatesOf = ({ context }: Pick<Standing, "context">): readonly ListedDate[] =>
  Object.entries(context.clocks).map(([clockId, { dueOn, generation, state, reminded }]) => ({
    clockId,
    dueOn,
    generation,
    over: state === "closed" || state === "stopped",
    reminded,
  }));

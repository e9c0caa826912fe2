import * as z from "zod";

/** Whether a clock runs, has run out, or counts towards a step that is over. */
export const clockStateSchema = z.enum(["running", "elapsed", "closed"]);

/** Why the step a clock counts towards is over. */
export const closedBecauseSchema = z.enum([
  "released",
  "request-closed",
  "objection-served",
  "motion-filed",
  "notice-given",
  "returned-or-destroyed",
  /** The facts as they are now set no such date. */
  "no-longer-counted",
]);
export type ClosedBecause = z.infer<typeof closedBecauseSchema>;

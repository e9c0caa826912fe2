import * as z from "zod";
import { calendarDateSchema, sha256Schema } from "../contract/ids.ts";
import { counselPaperSchema, moverSchema } from "../contract/motions.ts";
import { event } from "./event-shape.ts";

/** What happens on the way through the court, to motions that are drafted, filed, opposed, heard and appealed. */
export const eventsInCourt = {
  "counsel.signed-off": event("counsel.signed-off", {
    paper: counselPaperSchema,
    /** Who signed it off; kept in the ledger. */
    counsel: z.string().trim().min(3).max(200),
    signedOn: calendarDateSchema,
    /** The digest of the draft that counsel read; without it, the draft as it reads when this is recorded. */
    draft: sha256Schema.optional(),
  }),
  "motion-to-quash.opposed": event("motion-to-quash.opposed", {
    opposedOn: calendarDateSchema,
    /** Whose motion it is. */
    by: moverSchema,
  }),
  "motion-to-quash.heard": event("motion-to-quash.heard", { heardOn: calendarDateSchema, by: moverSchema }),
  "motion-to-quash.appealed": event("motion-to-quash.appealed", {
    appealedOn: calendarDateSchema,
    by: moverSchema,
  }),
} as const;

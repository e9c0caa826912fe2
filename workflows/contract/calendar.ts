import * as z from "zod";
import { instantSchema } from "./ids.ts";

/** `GET /api/staff/calendar`: whether this person has a calendar address that works, and since when. Never the address. */
export const calendarStateSchema = z.discriminatedUnion("state", [
  z.strictObject({ state: z.literal("none") }),
  z.strictObject({ state: z.literal("made"), madeAt: instantSchema }),
]);

/** `POST /api/staff/calendar`: the path of the new address, told this once; the one before works no longer. */
export const calendarMadeSchema = z.strictObject({ path: z.string() });

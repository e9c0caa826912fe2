import * as z from "zod";
import { calendarDateSchema } from "./ids.ts";

/**
 * How somebody at the desk made sure that a court's paper is that court's: by a way that does not rest on the paper itself, so
 * never by the number printed on it. The product decides on no seal; it keeps who looked, where, and under which docket number.
 */
export const courtVerificationSchema = z.strictObject({
  how: z.enum(["called-clerk", "court-docket", "certified-copy", "served-by-court-officer"]),
  docket: z.string().trim().min(1).max(100),
  verifiedOn: calendarDateSchema,
});
export type CourtVerification = z.infer<typeof courtVerificationSchema>;

import * as z from "zod";

/** What a member of staff does in the practice; one person may have several. Roles come from the membership record only. */
export const roleSchema = z.enum(["practice-manager", "clinician", "privacy-officer"]);
export type Role = z.infer<typeof roleSchema>;

import * as z from "zod";
import { calendarDateSchema, documentIdSchema } from "./ids.ts";

const line = (most: number) => z.string().min(1).max(most);

/** The names and addresses of a request: PHI, kept in one item of its own and nowhere else. */
export const profileSchema = z.strictObject({
  requester: z.strictObject({
    name: line(120),
    firm: line(160).optional(),
    email: z.string().max(254),
    phone: line(40).optional(),
    barNumber: line(40).optional(),
    barState: line(2).optional(),
    representedParty: line(160).optional(),
  }),
  subject: z.strictObject({ name: line(160), birthDate: calendarDateSchema.optional() }),
  caption: line(200).optional(),
  fileNames: z.record(documentIdSchema, line(200)),
});
export type Profile = z.infer<typeof profileSchema>;

/** What a submission adds to the profile; file names are merged by document. */
export const profilePatchSchema = profileSchema.partial();
export type ProfilePatch = z.infer<typeof profilePatchSchema>;

import * as z from "zod";
import { sessionSettingSchema, storageMediumSchema, writerLicenseSchema } from "./case-file-record.ts";

/**
 * Who else that took part in the session can be recognized in its record: nobody, others whose part can be taken out, or
 * others whose part cannot (45 CFR 164.501).
 */
export const otherParticipantsSchema = z.enum(["none", "separable", "inseparable"]);

/**
 * What rules ask of a record besides what it holds: with whom the session was, which licence its writer held then, who
 * else can be recognized in it, and in what it is kept. What is absent is not known.
 */
export const sessionFactsSchema = z.strictObject({
  setting: sessionSettingSchema.optional(),
  license: writerLicenseSchema.optional(),
  others: otherParticipantsSchema.optional(),
  medium: storageMediumSchema.optional(),
});
export type SessionFacts = z.infer<typeof sessionFactsSchema>;

/** Those of whatever carries them, as far as they are known. */
export const sessionFactsOf = ({ setting, license, others, medium }: SessionFacts): SessionFacts => ({
  ...(setting === undefined ? {} : { setting }),
  ...(license === undefined ? {} : { license }),
  ...(others === undefined ? {} : { others }),
  ...(medium === undefined ? {} : { medium }),
});

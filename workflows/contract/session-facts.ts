import * as z from "zod";
import { sessionSettingSchema, writerLicenseSchema } from "./case-file-record.ts";

/**
 * What rules of some states ask of a record besides what it holds: with whom the session was, and which licence its writer
 * held then. What is absent is not known.
 */
export const sessionFactsSchema = z.strictObject({
  setting: sessionSettingSchema.optional(),
  license: writerLicenseSchema.optional(),
});
export type SessionFacts = z.infer<typeof sessionFactsSchema>;

/** The two of whatever carries them, as far as they are known. */
export const sessionFactsOf = ({ setting, license }: SessionFacts): SessionFacts => ({
  ...(setting === undefined ? {} : { setting }),
  ...(license === undefined ? {} : { license }),
});

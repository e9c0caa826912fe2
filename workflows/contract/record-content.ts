import * as z from "zod";

/**
 * What only somebody who knows the record can say of it, and a rule asks for: each opens, or opens alone, what is needed
 * for one purpose, and never by itself.
 */
export const recordContents = {
  "threat-statement": {
    words: "A statement of a threat to somebody's health or safety",
    citation: "45 CFR 164.512(j)(1)(i)",
  },
  "abuse-disclosure": {
    words: "A disclosure of abuse of the kind that a law wants reported",
    citation: "45 CFR 164.512(b)(1)(ii)",
  },
} as const;
export const recordContentSchema = z.enum(
  Object.keys(recordContents) as unknown as readonly [
    keyof typeof recordContents,
    ...(keyof typeof recordContents)[],
  ],
);
export type RecordContent = z.infer<typeof recordContentSchema>;

/** All that a record holds of these, said as a whole: what is left out is taken back. */
export const recordContentsSchema = z.array(recordContentSchema).max(recordContentSchema.options.length);

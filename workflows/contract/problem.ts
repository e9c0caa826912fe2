import * as z from "zod";

/**
 * The body of every refusal (RFC 9457). `code` is stable and documented; `words` say what was wrong and what would be
 * right; nothing in it names a person, a file or a table.
 */
export const problemSchema = z.strictObject({
  type: z.literal("about:blank"),
  status: z.int().min(400).max(599),
  code: z.string(),
  words: z.string(),
  /** One row per field that was wrong, as a JSON pointer into what was sent. */
  fields: z.array(z.strictObject({ pointer: z.string(), words: z.string() })).optional(),
  /** Citations of the rules that refuse, rendered. */
  citations: z.array(z.string()).optional(),
  /** JSON pointers of facts that would decide the question. */
  missingFacts: z.array(z.string()).optional(),
  /** The version now stored, when the sender's was stale. */
  currentVersion: z.int().optional(),
  correlationId: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

/** A refusal before a correlation id is known. */
export const refusalSchema = problemSchema.omit({ correlationId: true });
export type Refusal = z.infer<typeof refusalSchema>;

/** Status of each refusal code; the list is closed. */
export const problemStatus = {
  "bad-json": 400,
  "not-signed-in": 401,
  /** Signed in, but too long ago for this (RFC 9470). */
  "sign-in-too-old": 401,
  "not-allowed-for-role": 403,
  "not-found": 404,
  "stale-version": 409,
  /** Nobody has looked for malware yet: asked again in a moment it goes on. */
  "not-yet-scanned": 409,
  "already-used-key": 422,
  "link-expired": 410,
  "too-large": 413,
  "wrong-type": 415,
  "invalid-field": 422,
  "wrong-state": 422,
  "refused-by-law": 422,
  "same-person": 422,
  "too-many": 429,
  "internal-error": 500,
  unavailable: 503,
} as const satisfies Record<string, number>;
export type ProblemCode = keyof typeof problemStatus;

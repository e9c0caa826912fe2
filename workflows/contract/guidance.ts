import * as z from "zod";
import type { Confidence } from "../vocabulary/provenance.ts";
import { moments } from "./guidance-words.ts";
import { stateCode } from "./scalars.ts";

export const momentSchema = z.enum(moments);

const confidenceSchema = z.enum([
  "verified",
  "researched",
  "disputed",
  "unverified",
] as const satisfies readonly Confidence[]);

/** One sentence with its provisions; the mark is that of the weakest source it stands on. */
const pointSchema = z.strictObject({
  words: z.string(),
  citations: z.array(z.string()),
  confidence: confidenceSchema,
  /** What the law that was read does not answer. */
  openQuestions: z.array(z.string()),
});
export type GuidancePoint = z.infer<typeof pointSchema>;

/** What one body of law says, and how far a lawyer has looked at it. */
const saidSchema = z.strictObject({
  review: z.enum(["draft-not-reviewed", "in-review", "reviewed"]),
  points: z.array(pointSchema),
});
export type Said = z.infer<typeof saidSchema>;

/** `GET /api/staff/guidance/{moment}`: what the law says at one moment, to a practice in its state. It knows no request. */
export const guidanceSchema = z.strictObject({
  moment: momentSchema,
  federal: saidSchema,
  state: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("unrecorded") }),
    z.strictObject({ kind: z.literal("unresearched"), code: stateCode }),
    z.strictObject({ kind: z.literal("researched"), name: z.string(), ...saidSchema.shape }),
  ]),
});
export type Guidance = z.infer<typeof guidanceSchema>;

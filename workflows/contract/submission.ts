import * as z from "zod";
import { requestEventSchema } from "../request/events.ts";
import { eventIdSchema, practiceIdSchema, requestIdSchema } from "./ids.ts";
import { profilePatchSchema } from "./profile.ts";

/**
 * Who calls the single writer. Staff come with the access token they signed in with: the writer checks it itself, and reads
 * name, person and roles from the membership of its account.
 */
const callerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("staff"), token: z.string().min(20).max(4096) }),
  z.strictObject({ kind: z.literal("requester"), emailConfirmed: z.boolean() }),
  z.strictObject({ kind: z.literal("system"), name: z.string().regex(/^[a-z-]{3,40}$/) }),
]);

export type Caller = z.infer<typeof callerSchema>;

/** One event offered to the single writer of requests. */
export const submissionSchema = z.strictObject({
  practiceId: practiceIdSchema,
  requestId: requestIdSchema,
  eventId: eventIdSchema,
  actor: callerSchema,
  event: requestEventSchema,
  expectedVersion: z.int().nonnegative().optional(),
  profile: profilePatchSchema.optional(),
});
export type Submission = z.infer<typeof submissionSchema>;

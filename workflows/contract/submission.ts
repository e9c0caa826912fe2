import * as z from "zod";
import { requestEventSchema } from "../request/events.ts";
import { eventIdSchema, practiceIdSchema, requestIdSchema } from "./ids.ts";
import { profilePatchSchema } from "./profile.ts";

/** Who calls the single writer. Staff come as an account only: name, person and roles are read from the membership. */
export const callerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("staff"), sub: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal("requester"), emailConfirmed: z.boolean() }),
  z.strictObject({ kind: z.literal("system"), name: z.string().regex(/^[a-z-]{3,40}$/) }),
]);

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

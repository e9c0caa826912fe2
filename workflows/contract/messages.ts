import * as z from "zod";
import { requestEventSchema } from "../request/events.ts";
import {
  authorizationIdSchema,
  calendarDateSchema,
  documentIdSchema,
  eventIdSchema,
  practiceIdSchema,
  productionIdSchema,
  requestIdSchema,
} from "./ids.ts";
import { problemSchema } from "./problem.ts";

/** Who calls the single writer. Staff come as an account only: name, person and roles are read from the membership. */
export const callerSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("staff"), sub: z.string().min(1).max(128) }),
  z.strictObject({ kind: z.literal("requester"), emailConfirmed: z.boolean() }),
  z.strictObject({ kind: z.literal("system"), name: z.string().regex(/^[a-z-]{3,40}$/) }),
]);

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

/** A refusal before a correlation id is known. */
export const refusalSchema = problemSchema.omit({ correlationId: true });
export type Refusal = z.infer<typeof refusalSchema>;

/** The answer of the single writer. `unchanged` means: known already, or too late to matter. */
export const stepResultSchema = z.discriminatedUnion("outcome", [
  z.strictObject({ outcome: z.literal("accepted"), version: z.int(), seq: z.int() }),
  z.strictObject({ outcome: z.literal("unchanged"), version: z.int(), seq: z.int() }),
  z.strictObject({ outcome: z.literal("refused"), problem: refusalSchema }),
]);
export type StepResult = z.infer<typeof stepResultSchema>;

const requestKey = { practiceId: practiceIdSchema, requestId: requestIdSchema };

/** What the dispatcher asks of open-vault; open-vault believes the ledger, not this. */
export const vaultCallSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open-vault"), ...requestKey, authorizationId: authorizationIdSchema }),
  z.strictObject({ kind: z.literal("close-vault"), ...requestKey, authorizationId: authorizationIdSchema }),
  z.strictObject({ kind: z.literal("sweep-vault") }),
]);
export type VaultCall = z.infer<typeof vaultCallSchema>;

/** One job on the work queue. */
export const assemblyJobSchema = z.strictObject({ ...requestKey, productionId: productionIdSchema });
export type AssemblyJob = z.infer<typeof assemblyJobSchema>;

/** What a one-time schedule says when it fires. */
export const clockCallSchema = z.strictObject({
  ...requestKey,
  clockId: z.string().min(1).max(120),
  generation: z.int().positive(),
});
export type ClockCall = z.infer<typeof clockCallSchema>;

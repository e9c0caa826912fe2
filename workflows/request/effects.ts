import * as z from "zod";
import {
  authorizationIdSchema,
  calendarDateSchema,
  documentIdSchema,
  instantSchema,
  productionIdSchema,
} from "../contract/ids.ts";
import { clockWakeSchema } from "../contract/clocks.ts";
import { clockIdSchema } from "./judgement.ts";

/** The letters the product sends. None holds a name, a class of record or a reason: they say that something waits. */
export const mailTemplateSchema = z.enum([
  // to the requester
  "confirm-email",
  "paper-refused",
  "paper-returned",
  "proposal-received",
  "proposal-answered",
  "fee-quoted",
  "production-ready",
  "request-closed",
  // to the practice
  "request-submitted",
  "paper-arrived",
  "review-needed",
  "second-look-needed",
  "vault-approval-needed",
  "release-stopped",
  "production-failed",
  "production-assembled",
  "request-withdrawn",
  "date-comes-near",
  "date-counts-again",
  "deadline-reached",
  "incident-opened",
]);
export type MailTemplate = z.infer<typeof mailTemplateSchema>;

/** Who gets a letter; addresses are looked up when it is sent. */
const mailRecipientSchema = z.enum([
  "requester",
  "managers",
  "clinicians",
  "vault-approvers",
  "privacy-officers",
  // whoever has the ball when the letter is sent
  "who-acts",
]);
type MailRecipient = z.infer<typeof mailRecipientSchema>;

const effect = <Kind extends string, Shape extends z.ZodRawShape>(kind: Kind, shape: Shape) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** What should be done, as data: written beside the event, performed once or more, harmless when repeated. */
export const effectSchema = z.discriminatedUnion("kind", [
  effect("send-mail", { template: mailTemplateSchema, to: mailRecipientSchema }),
  effect("start-clock", {
    clockId: clockIdSchema,
    generation: z.int().positive(),
    dueOn: calendarDateSchema,
    wake: clockWakeSchema,
    /** When the request is to be woken. */
    at: instantSchema,
  }),
  effect("cancel-clock", { clockId: clockIdSchema, generation: z.int().positive() }),
  effect("open-vault", { authorizationId: authorizationIdSchema }),
  effect("close-vault", { authorizationId: authorizationIdSchema }),
  effect("assemble-production", { productionId: productionIdSchema }),
  effect("discard-production", { productionId: productionIdSchema }),
  /** Destroys what the closed request left behind, once two people have ordered it. */
  effect("destroy-files", {}),
  /** Sees whether a paper that was announced has come and passed the check or not; in the end somebody is told that neither is so. */
  effect("await-paper", { documentId: documentIdSchema }),
]);
export type Effect = z.infer<typeof effectSchema>;

/** The name of one effect in its request: the step it came from, and its place in the step. */
export const effectKeySchema = z
  .string()
  .regex(/^\d{1,10}\/\d{1,2}$/)
  .max(13);

/** A letter to be sent. */
export const mail = (template: MailTemplate, to: MailRecipient): Effect => ({
  kind: "send-mail",
  template,
  to,
});

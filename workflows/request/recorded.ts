import * as z from "zod";
import { roleSchema } from "../access/roles.ts";
import { instantSchema, personIdSchema, productionIdSchema, sha256Schema } from "../contract/ids.ts";
import type { ProductionId } from "../vocabulary/ids.ts";
import type { Instant } from "../vocabulary/dates.ts";
import { requestEventSchema } from "./events.ts";
import type { RequestEvent, RequestEventOf, RequestEventType } from "./events.ts";
import { judgementSchema } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";

/** Who made it happen. Roles are those of the membership record at that moment. */
const actorSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("staff"),
    personId: personIdSchema,
    name: z.string(),
    roles: z.array(roleSchema),
    sub: z.string().optional(),
    /** Whether this person treated the matched patient then. */
    treats: z.boolean().optional(),
    /** For whom this person stood in then, or who for them: where two persons are asked for, they count as one. */
    countsAsOneWith: z.array(personIdSchema).optional(),
    /** The practice had nobody else then. */
    alone: z.literal(true).optional(),
  }),
  z.strictObject({ kind: z.literal("requester"), emailConfirmed: z.boolean() }),
  z.strictObject({ kind: z.literal("system"), name: z.string() }),
]);
export type Actor = z.infer<typeof actorSchema>;

/** What the single writer adds to an event before the machine sees it. */
const envelopeSchema = z.strictObject({
  /** Server clock. */
  at: instantSchema,
  actor: actorSchema,
  judgement: judgementSchema,
  /** A fresh id: the name of the production, should this event start one. */
  nextProductionId: productionIdSchema,
  /** With what counsel signs off and what the practice takes to court: the digest of that paper as it reads now. */
  draftNow: sha256Schema.optional(),
});
type Envelope = {
  readonly at: Instant;
  readonly actor: Actor;
  readonly judgement: Judgement;
  readonly nextProductionId: ProductionId;
  readonly draftNow?: string | undefined;
};

/** An event as the machine sees it and the ledger keeps it. */
export type RecordedOf<Type extends RequestEventType> = RequestEventOf<Type> & Envelope;
export type Recorded = { [Type in RequestEventType]: RecordedOf<Type> }[RequestEventType];

/** Puts event and envelope together. */
export function recorded(event: RequestEvent, envelope: Envelope): Recorded {
  return { ...event, ...envelope } as Recorded;
}

/** Reads a recorded event back from the ledger; throws a ZodError if it is not one. */
export function parseRecorded(stored: Record<string, unknown>): Recorded {
  const { at, actor, judgement, nextProductionId, draftNow, ...event } = stored;
  return recorded(
    requestEventSchema.parse(event),
    envelopeSchema.parse({
      at,
      actor,
      judgement,
      nextProductionId,
      ...(draftNow === undefined ? {} : { draftNow }),
    }),
  );
}

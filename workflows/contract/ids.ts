import * as z from "zod";
import type {
  AuthorizationId,
  DisposalId,
  DocumentId,
  EventId,
  LinkId,
  PatientRef,
  PersonId,
  PracticeId,
  ProductionId,
  ProposalId,
  ReadingId,
  RequestId,
} from "../vocabulary/ids.ts";

// 26 characters of Crockford base32 hold 130 bits: an id cannot be guessed or enumerated.
const opaque = <Id extends string>(prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`), `expected an id that begins with ${prefix}_`)
    .transform((text) => text as Id);

export const practiceIdSchema = opaque<PracticeId>("prc");
export const requestIdSchema = opaque<RequestId>("req");
export const personIdSchema = opaque<PersonId>("per");
export const patientRefSchema = opaque<PatientRef>("pat");
export const documentIdSchema = opaque<DocumentId>("doc");
export const authorizationIdSchema = opaque<AuthorizationId>("aut");
export const productionIdSchema = opaque<ProductionId>("pdn");
export const linkIdSchema = opaque<LinkId>("lnk");
export const disposalIdSchema = opaque<DisposalId>("dsp");
export const readingIdSchema = opaque<ReadingId>("rdg");
export const proposalIdSchema = opaque<ProposalId>("prp");

/** The sender's idempotency key: a UUID or any opaque id of ours. */
export const eventIdSchema = z
  .string()
  .regex(/^[0-9A-Za-z_-]{16,64}$/, "expected 16 to 64 letters, digits, - or _")
  .transform((text) => text as EventId);

export const calendarDateSchema = z.iso.date();
export const instantSchema = z.iso.datetime({ offset: true }).max(30);
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "expected 64 lower-case hexadecimal digits");

import * as z from "zod";
import { calendarDateSchema, documentIdSchema, patientRefSchema, personIdSchema } from "./ids.ts";
import { documentClassSchema } from "./scalars.ts";

/** `POST /api/records/{patientRef}`: a record comes in (import-records). */
export const importRecordSchema = z.strictObject({
  /** Idempotency: the same importId stores once. */
  importId: z.string().regex(/^[0-9A-Za-z_-]{16,64}$/),
  kind: z.enum(["progress-note", "psychotherapy-note", "intake-assessment", "treatment-plan", "billing"]),
  title: z.string().trim().min(1).max(200),
  sessionOn: calendarDateSchema,
  /** The file, base64; at most 4 MB of PDF. */
  pdf: z.base64().max(6_000_000),
});
export const recordImportedSchema = z.strictObject({
  documentId: documentIdSchema,
  class: documentClassSchema,
  pages: z.int(),
});
/** `POST /api/records`: a patient is entered. */
export const addPatientSchema = z.strictObject({
  name: z.string().trim().min(1).max(160),
  birthDate: calendarDateSchema,
  treatedBy: z.array(personIdSchema).min(1),
});
export const patientAddedSchema = z.strictObject({ patientRef: patientRefSchema });

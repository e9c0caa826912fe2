import * as z from "zod";
import { calendarDateSchema, instantSchema, patientRefSchema, requestIdSchema } from "./ids.ts";
import { unclassifiedRowSchema } from "./records.ts";
import { holderSchema } from "./retention.ts";
import { recordRowSchema } from "./staff.ts";

/** `GET /api/staff/patients/{patientRef}`: what whoever asks may know of a patient. */
export const patientViewSchema = z.strictObject({
  patientRef: patientRefSchema,
  name: z.string(),
  birthDate: calendarDateSchema,
  treatedBy: z.array(z.string()),
  /** Whether whoever asks is one of them. */
  treats: z.boolean(),
  /** Corrections of the birth date, oldest first. */
  corrections: z.array(z.strictObject({ at: instantSchema, by: z.string(), was: calendarDateSchema })),
  /** The chart, newest first, and the notes that whoever asks wrote; missing for whoever may not see records. */
  records: z.array(recordRowSchema).optional(),
  /** What nobody has classified; told to those who treat the patient. */
  unclassified: z.array(unclassifiedRowSchema).optional(),
  /** Requests that are open or under a legal hold; missing for whoever may not see records. */
  requests: z
    .array(
      z.strictObject({
        requestId: requestIdSchema,
        trackingNumber: z.string(),
        because: holderSchema.shape.because,
      }),
    )
    .optional(),
});
export type PatientView = z.infer<typeof patientViewSchema>;

import * as z from "zod";

/** `POST /api/staff/patients/search`: the name goes in the body, because addresses end in logs. */
export const patientSearchSchema = z.strictObject({ name: z.string().max(200) });

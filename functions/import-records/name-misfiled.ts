import * as z from "zod";
import { practiceIdSchema } from "../../workflows/contract/ids.ts";
import type { EnteredRecord, Patient } from "../adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../adapters/practices.dynamodb.ts";

// The law is told of a misfiled note by the patient's row. Notes that were sealed before such rows named any are named by the
// next call about their patient, and all of a practice's by whoever operates it (docs/runbook.md).

export type Naming = { readonly files: Pick<PatientFiles, "nameMisfiled"> };

/** Names what is not named; how many that were, or undefined when the patient's row has changed under it. */
export async function nameMisfiled(
  { files }: Naming,
  practiceId: string,
  patient: Patient,
  records: readonly EnteredRecord[],
): Promise<number | undefined> {
  const unnamed = records
    .filter((record) => record.kind === "psychotherapy-note" && record.misfiled !== undefined)
    .map(({ documentId }) => documentId)
    .filter((documentId) => !patient.misfiled?.includes(documentId));
  if (unnamed.length === 0) return 0;
  return (await files.nameMisfiled(practiceId, patient, unnamed)) ? unnamed.length : undefined;
}

/** What an operator sends: which practice, and from the how-manieth patient on. */
export const nameMisfiledSchema = z.strictObject({
  kind: z.literal("name-misfiled"),
  practiceId: practiceIdSchema,
  from: z.int().nonnegative().default(0),
});
/** The most patients of one call, well within its time. */
const mostPatients = 200;

/** Of whom it was done, and where to go on; told in numbers alone. */
export async function nameAllMisfiled(
  ports: Naming & { readonly practices: Pick<Practices, "patientRefs" | "patient" | "everyRecord"> },
  { practiceId, from }: z.output<typeof nameMisfiledSchema>,
): Promise<{
  readonly looked: number;
  readonly named: number;
  readonly changed: number;
  readonly next?: number;
}> {
  const all = await ports.practices.patientRefs(practiceId);
  const now = all.slice(from, from + mostPatients);
  let [named, changed] = [0, 0];
  for (const patientRef of now) {
    const patient = await ports.practices.patient(practiceId, patientRef);
    if (!patient) continue;
    const records = await ports.practices.everyRecord(practiceId, patientRef);
    const count = await nameMisfiled(ports, practiceId, patient, records);
    if (count === undefined) changed += 1;
    else named += count;
  }
  const next = from + now.length;
  return { looked: now.length, named, changed, ...(next < all.length ? { next } : {}) };
}

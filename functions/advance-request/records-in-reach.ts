import { reachableRecords } from "../../workflows/facts/reachable-records.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { RecordRow } from "../adapters/practice-rows.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";

type Speaker = {
  readonly actor: Actor;
  /** The patient the request is matched to. */
  readonly patientRef: PatientRef | null | undefined;
};

/**
 * Of the records that an event names those whoever acts may know of. A psychotherapy note that the law does not release on
 * this request is left out like a record that is not there, and so answered alike; to describe one, its author may name it.
 */
export async function recordsInReach(
  { practices }: { readonly practices: Pick<Lookups, "recordsNamed"> },
  { event, practiceId }: Identified,
  { actor, patientRef }: Speaker,
  onFile: Parameters<typeof reachableRecords>[0],
): Promise<readonly RecordRow[]> {
  if (!patientRef) return [];
  if (event.type === "records.proposed")
    return reachableRecords(onFile, await practices.recordsNamed(practiceId, patientRef, event.documentIds));
  if (event.type !== "record.described") return [];
  const named = await practices.recordsNamed(practiceId, patientRef, [event.documentId]);
  const wrote = ({ authorId }: RecordRow) => actor.kind === "staff" && authorId === actor.personId;
  const reachable = new Set(reachableRecords(onFile, named));
  return named.filter((row) => reachable.has(row) || wrote(row));
}

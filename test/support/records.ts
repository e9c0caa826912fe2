import type { RecordRow, UnclassifiedRecord } from "../../functions/adapters/practice-rows.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { ids } from "./desk.ts";

/** A record of the invented patient: a progress note, or a psychotherapy note when it is sealed. */
export const aRecord = (documentId: DocumentId, sealed: boolean): RecordRow => ({
  documentId,
  patientRef: ids.patient,
  sessionOn: "2026-03-04",
  author: "Miriam Okafor",
  authorId: ids.clinician,
  pages: 1,
  size: 100,
  sha256: "a".repeat(64),
  importDigest: "b".repeat(64),
  ...(sealed
    ? { sealed, kind: "psychotherapy-note" as const }
    : { sealed, kind: "progress-note" as const, title: "Session 3" }),
});

/** A record of the invented patient that came in and nobody has classified. */
export const anUnclassified = (documentId: DocumentId): UnclassifiedRecord => ({
  documentId,
  patientRef: ids.patient,
  kind: "unclassified",
  because: "no-label",
  sessionOn: "2026-03-04",
  author: "Miriam Okafor",
  authorId: ids.clinician,
  pages: 2,
  size: 100,
  sha256: "a".repeat(64),
  importDigest: "b".repeat(64),
});

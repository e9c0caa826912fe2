import type { DocumentRead } from "../../workflows/fhir/document.ts";
import type { Piece } from "./piece.ts";

/** A document of a FHIR source as a piece; its address without the server is what may be printed. */
export function pieceOfDocument(read: Exclude<DocumentRead, { readonly is: "incomplete" }>): Piece {
  const { sourceId } = read;
  const shown = /[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(sourceId)?.[0] ?? "a document without an id";
  if (read.is === "refused") return { sourceId, shown, is: "refused", words: read.words };
  const { patient, author, sessionOn, pdf } = read;
  const what =
    read.is === "unclassified"
      ? { kind: "unclassified" as const, because: read.because }
      : read.kind === "psychotherapy-note"
        ? { kind: read.kind }
        : { kind: read.kind, title: read.title === "" ? untitled[read.kind] : read.title };
  return { sourceId, shown, is: "readable", patient, author, body: { ...what, sessionOn, pdf } };
}

const untitled = {
  "progress-note": "Progress note",
  "intake-assessment": "Intake",
  "treatment-plan": "Treatment plan",
  "sud-record": "Record of 42 CFR Part 2",
} as const;

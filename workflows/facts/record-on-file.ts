import * as z from "zod";
import type { DocumentClass, Segment } from "../contract/case-file.ts";
import { recordContentsSchema } from "../contract/record-content.ts";
import { calendarDateSchema, documentIdSchema, personIdSchema } from "../contract/ids.ts";
import { sessionFactsOf, sessionFactsSchema } from "../contract/session-facts.ts";
import type { SessionFacts } from "../contract/session-facts.ts";
import { standingPieceOf } from "../contract/standing-piece.ts";

/** What a record of the practice was imported as. */
export const recordKindSchema = z.enum([
  "progress-note",
  "psychotherapy-note",
  "intake-assessment",
  "treatment-plan",
  "billing",
  "sud-record",
]);
type RecordKind = z.infer<typeof recordKindSchema>;

/** As much of a record as the law must know; its content stays where it is. */
export const recordOnFileSchema = z.object({
  documentId: documentIdSchema,
  kind: recordKindSchema,
  sessionOn: calendarDateSchema,
  /** Stored under the psychotherapy-notes key. */
  sealed: z.boolean(),
  /** Who wrote it; unknown of what was kept before that was asked. */
  authorId: personIdSchema.optional(),
  // As it was taken in.
  ...sessionFactsSchema.shape,
});
export type RecordOnFile = z.infer<typeof recordOnFileSchema>;

/** What a clinician who treats the patient said of a record: what it holds, and over what it was taken in with. */
export const describedRecordSchema = z.strictObject({
  documentId: documentIdSchema,
  holds: recordContentsSchema,
  ...sessionFactsSchema.shape,
});
export type DescribedRecord = z.infer<typeof describedRecordSchema>;

const byTherapist = { author: { role: "mental-health-professional" } } as const;
const apart = { storage: { heldSeparately: true } } as const;
const inChart = { storage: { heldSeparately: false } } as const;

/** How each kind of record is described to the law. Storage decides, not the title: 45 CFR 164.501 "separated from the rest". */
const described = {
  "psychotherapy-note": { kind: "session-note", content: ["conversation-content"], ...byTherapist, ...apart },
  "progress-note": { kind: "session-note", content: ["conversation-content"], ...byTherapist, ...inChart },
  "intake-assessment": { kind: "intake", ...byTherapist, ...inChart },
  "treatment-plan": {
    kind: "treatment-plan",
    content: ["summary-treatment-plan"],
    ...byTherapist,
    ...inChart,
  },
  billing: { kind: "billing", content: ["attendance-dates", "service-codes", "fees"], ...inChart },
  /** Of a program of 42 CFR Part 2, as its label or a clinician says. */
  "sud-record": { kind: "chart", part2: { protected: true }, ...inChart },
} as const satisfies Record<RecordKind, Omit<Segment, "id">>;

/**
 * A record as a segment of the case file, with what was said of it over what it was taken in with; its id is the record's
 * documentId.
 */
export function segmentOf(record: RecordOnFile, known: readonly DescribedRecord[] = []): Segment {
  const said = known.find(({ documentId }) => documentId === record.documentId);
  const { license, medium, ...session } = { ...sessionFactsOf(record), ...sessionFactsOf(said ?? {}) };
  const { content, author, ...more } = { content: [], author: {}, ...described[record.kind] };
  const id = record.authorId;
  const writer = { ...author, ...(license && { license }), ...(id && { id }) };
  return {
    id: record.documentId,
    ...more,
    content: [...content, ...(said?.holds ?? [])],
    ...(Object.keys(writer).length === 0 ? {} : { author: writer }),
    ...(Object.keys(session).length === 0 ? {} : { participants: participantsOf(session) }),
    storage: { heldSeparately: record.sealed, ...(medium && { medium }) },
    range: { fromOn: record.sessionOn, toOn: record.sessionOn },
  };
}

const asOthers = {
  none: { othersIdentified: false },
  separable: { othersIdentified: true, separable: true },
  inseparable: { othersIdentified: true, separable: false },
} as const satisfies Record<NonNullable<SessionFacts["others"]>, Segment["participants"]>;

const participantsOf = ({ setting, others }: SessionFacts): Segment["participants"] => ({
  ...(setting === undefined ? {} : { setting }),
  // Nobody else took part in a session of one person, whatever was said while it was taken for another's.
  ...(others === undefined || setting === "individual" ? {} : asOthers[others]),
});

/**
 * A piece that stands for a class, on the dates asked for, before any record has been chosen: so the outcome of the class
 * shows. It is written by whoever is named, the first of those under review, so that it tells whether anything may go.
 */
export function representativeOf(
  documentClass: DocumentClass,
  range: Segment["range"],
  writer?: string,
): Segment {
  const dated = range?.fromOn === undefined || range.toOn === undefined ? {} : { range };
  const { author, ...piece }: Omit<Segment, "id"> = representative[documentClass];
  const written = author && { author: { ...author, ...(writer === undefined ? {} : { id: writer }) } };
  return { id: standingPieceOf(documentClass), ...piece, ...written, ...dated };
}

const representative: Record<DocumentClass, Omit<Segment, "id">> = {
  "psychotherapy-notes": { ...described["psychotherapy-note"], content: ["conversation-content"] },
  "progress-notes": { ...described["progress-note"], content: ["conversation-content"] },
  "chart-other": { kind: "chart", ...inChart },
  "billing-logistics": { kind: "billing", content: ["attendance-dates", "service-codes", "fees"] },
  "excluded-items": {
    kind: "session-note",
    content: ["session-start-stop-times", "medication"],
    ...byTherapist,
    ...apart,
  },
  "sud-records": described["sud-record"],
  "sud-counseling-notes": {
    kind: "session-note",
    content: ["conversation-content"],
    author: { role: "sud-professional" },
    part2: { protected: true },
    ...apart,
  },
  "legal-file": { kind: "legal-memo", compiledForProceeding: true },
  testimony: { kind: "testimony" },
  // Nobody has said whether the note is kept apart: the law takes the more protective reading.
  unclassified: { kind: "session-note", content: ["conversation-content"], ...byTherapist },
};

/** The class a record is shown under before the law has been asked. */
export const classOfKind = {
  "psychotherapy-note": "psychotherapy-notes",
  "progress-note": "progress-notes",
  "intake-assessment": "chart-other",
  "treatment-plan": "chart-other",
  billing: "billing-logistics",
  "sud-record": "sud-records",
} as const satisfies Record<RecordKind, DocumentClass>;

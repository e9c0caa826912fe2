import * as z from "zod";
import type { MarkSteps } from "../../workflows/production/redaction/marks.ts";
import type { DocumentId, PersonId } from "../../workflows/vocabulary/ids.ts";
import { documentIdSchema, personIdSchema, sha256Schema } from "../../workflows/contract/ids.ts";
import { markStepSchema } from "../../workflows/contract/redaction-marks.ts";
import { packedSchema } from "./packed.ts";

const viewedSchema = z.object({
  recorded: z.object({
    type: z.literal("record.viewed"),
    documentId: z.string(),
    actor: z.object({ kind: z.literal("staff"), personId: personIdSchema }),
  }),
});
const rowSchema = z.object({ event: packedSchema.pipe(viewedSchema) });

/** To whom links to a record were handed out, among rows of events; every other event is passed over. */
export const whoOpened = (
  rows: readonly Readonly<Record<string, unknown>>[],
  documentId: DocumentId,
): readonly PersonId[] =>
  rows.flatMap((row) => {
    const { data } = rowSchema.safeParse(row);
    return data?.event.recorded.documentId === documentId ? [data.event.recorded.actor.personId] : [];
  });

const markedSchema = z.object({
  recorded: z.object({
    type: z.literal("record.marked"),
    documentId: documentIdSchema,
    recordSha256: sha256Schema,
    steps: z.array(markStepSchema),
  }),
});
const markedRowSchema = z.object({ event: packedSchema.pipe(markedSchema) });

/** The steps on the marks of a record, in their order, among rows of events; every other event is passed over. */
export const marksOn = (
  rows: readonly Readonly<Record<string, unknown>>[],
  documentId: DocumentId,
): readonly MarkSteps[] =>
  rows.flatMap((row) => {
    const { data } = markedRowSchema.safeParse(row);
    return data?.event.recorded.documentId === documentId ? [data.event.recorded] : [];
  });

const orderedSchema = z.object({
  seq: z.int(),
  recorded: z.object({ type: z.string(), documentId: z.string().optional() }),
});
const orderedRowSchema = z.object({ event: packedSchema.pipe(orderedSchema) });

/** Whether a paper was announced after the last review was complete, among rows of events. */
export function cameAfterReview(
  rows: readonly Readonly<Record<string, unknown>>[],
  documentId: DocumentId,
): boolean {
  const events = rows.flatMap((row) => orderedRowSchema.safeParse(row).data?.event ?? []);
  const last = (is: (one: z.infer<typeof orderedSchema>["recorded"]) => boolean) =>
    Math.max(0, ...events.filter(({ recorded }) => is(recorded)).map(({ seq }) => seq));
  return (
    last((one) => one.type === "upload.announced" && one.documentId === documentId) >
    last((one) => one.type === "review.completed")
  );
}

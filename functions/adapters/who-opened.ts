import * as z from "zod";
import type { DocumentId, PersonId } from "../../workflows/vocabulary/ids.ts";
import { personIdSchema } from "../../workflows/contract/ids.ts";
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

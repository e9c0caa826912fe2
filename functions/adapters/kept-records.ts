import * as z from "zod";
import { personIdSchema } from "../../workflows/contract/ids.ts";
import { limits } from "../../workflows/contract/limits.ts";
import { recordOnFileSchema } from "../../workflows/facts/record-on-file.ts";
import type { RecordOnFile } from "../../workflows/facts/record-on-file.ts";

/**
 * The proposed records as the row of facts keeps them. Who wrote each is a place in the list of writers, record by record in
 * their order, or null where it is not known: as many ids as there are records would not fit the row.
 */
export const keptRecordsSchema = z.object({
  records: z.array(recordOnFileSchema.omit({ authorId: true })).default([]),
  writers: z.array(personIdSchema).default([]),
  writtenBy: z
    .array(
      z
        .int()
        .min(0)
        .max(limits.records - 1)
        .nullable(),
    )
    .default([]),
});
export type KeptRecords = z.infer<typeof keptRecordsSchema>;

/** The records in the form in which they are kept. */
export function keptRecordsOf(records: readonly RecordOnFile[]): KeptRecords {
  const writers = [...new Set(records.flatMap(({ authorId }) => authorId ?? []))];
  return {
    records: records.map(({ authorId: _writer, ...record }) => record),
    writers,
    writtenBy: records.map(({ authorId }) => (authorId === undefined ? null : writers.indexOf(authorId))),
  };
}

/** The records that were kept, each with its writer again. */
export function recordsKept({ records, writers, writtenBy }: KeptRecords): readonly RecordOnFile[] {
  return records.map((record, at) => {
    const place = writtenBy[at];
    const authorId = typeof place === "number" ? writers[place] : undefined;
    return authorId === undefined ? record : { ...record, authorId };
  });
}

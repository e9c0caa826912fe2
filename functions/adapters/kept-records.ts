import * as z from "zod";
import { personIdSchema } from "../../workflows/contract/ids.ts";
import { limits } from "../../workflows/contract/limits.ts";
import { sessionFactsOf, sessionFactsSchema } from "../../workflows/contract/session-facts.ts";
import type { SessionFacts } from "../../workflows/contract/session-facts.ts";
import { describedRecordSchema, recordOnFileSchema } from "../../workflows/facts/record-on-file.ts";
import type { DescribedRecord, RecordOnFile } from "../../workflows/facts/record-on-file.ts";
import { answerOf, columnOf, columnSchema } from "./kept-column.ts";

// Who wrote each record, and what is known of each session, are columns: in words, record by record, they would not fit the
// row of facts.

const { setting, license, others, medium } = sessionFactsSchema.shape;
const sessionsSchema = z.strictObject({
  setting: columnSchema(setting.unwrap()),
  license: columnSchema(license.unwrap()),
  others: columnSchema(others.unwrap()),
  medium: columnSchema(medium.unwrap()),
});
type Sessions = z.infer<typeof sessionsSchema>;

const sessionsOf = (rows: readonly SessionFacts[]): Sessions => ({
  setting: columnOf(rows.map((row) => row.setting)),
  license: columnOf(rows.map((row) => row.license)),
  others: columnOf(rows.map((row) => row.others)),
  medium: columnOf(rows.map((row) => row.medium)),
});
const sessionOf = (sessions: Sessions, row: number): SessionFacts =>
  sessionFactsOf({
    setting: answerOf(sessions.setting, row),
    license: answerOf(sessions.license, row),
    others: answerOf(sessions.others, row),
    medium: answerOf(sessions.medium, row),
  });
const isAsLongAs = (rows: readonly unknown[], columns: readonly { readonly of: readonly unknown[] }[]) =>
  columns.every(({ of }) => of.length === rows.length);

const ofSessions = { setting: true, license: true, others: true, medium: true } as const;

/** The proposed records as the row of facts keeps them. */
export const keptRecordsSchema = z
  .strictObject({
    rows: z
      .array(z.strictObject(recordOnFileSchema.omit({ authorId: true, ...ofSessions }).shape))
      .max(limits.records),
    writers: columnSchema(personIdSchema),
    sessions: sessionsSchema,
  })
  .refine(({ rows, writers, sessions }) => isAsLongAs(rows, [writers, ...Object.values(sessions)]));
export type KeptRecords = z.infer<typeof keptRecordsSchema>;

/** The records in the form in which they are kept. */
export const keptRecordsOf = (records: readonly RecordOnFile[]): KeptRecords => ({
  rows: records.map(({ documentId, kind, sessionOn, sealed }) => ({ documentId, kind, sessionOn, sealed })),
  writers: columnOf(records.map(({ authorId }) => authorId)),
  sessions: sessionsOf(records),
});

/** The records that were kept, each with its writer and its session again. */
export const recordsKept = ({ rows, writers, sessions }: KeptRecords): readonly RecordOnFile[] =>
  rows.map((row, at) => {
    const authorId = answerOf(writers, at);
    return { ...row, ...(authorId === undefined ? {} : { authorId }), ...sessionOf(sessions, at) };
  });

/** What was said of records as the row of facts keeps it. */
export const keptDescribedSchema = z
  .strictObject({
    rows: z.array(describedRecordSchema.omit(ofSessions)).max(limits.described),
    sessions: sessionsSchema,
  })
  .refine(({ rows, sessions }) => isAsLongAs(rows, Object.values(sessions)));
export type KeptDescribed = z.infer<typeof keptDescribedSchema>;

/** What was said, in the form in which it is kept. */
export const keptDescribedOf = (described: readonly DescribedRecord[]): KeptDescribed => ({
  rows: described.map(({ documentId, holds }) => ({ documentId, holds })),
  sessions: sessionsOf(described),
});

/** What was said and kept, each with its session again. */
export const describedKept = ({ rows, sessions }: KeptDescribed): readonly DescribedRecord[] =>
  rows.map((row, at) => ({ ...row, ...sessionOf(sessions, at) }));

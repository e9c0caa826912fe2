import type { EnteredRecord, RecordRow } from "./practice-rows.ts";

type Filed = Pick<EnteredRecord, "sha256" | "cleaned">;

/** The file as it is kept and as it came: what acts in it is taken out by writing it anew, so that either may come again. */
const digestsOf = ({ sha256, cleaned }: Filed): readonly string[] =>
  cleaned ? [sha256, cleaned.original.sha256] : [sha256];

/** Whether two records are one file, byte for byte; the same words written otherwise are another. */
export const isSameFile = (one: Filed, other: Filed): boolean =>
  digestsOf(one).some((digest) => digestsOf(other).includes(digest));

/** Whether a record lies apart from the chart: sealed as a psychotherapy note, or unclassified. */
export const isApart = (record: EnteredRecord): record is Exclude<EnteredRecord, OpenRecord> =>
  record.kind === "unclassified" || record.sealed;

/** Whether somebody, or a label, has said that a record is a psychotherapy note: that is told to its author alone. */
export const isSaidNote = (record: EnteredRecord): boolean =>
  record.kind === "unclassified" ? record.because === "notes-and-part-2" : record.sealed;

/** A record of the chart. */
export type OpenRecord = Extract<RecordRow, { readonly sealed: false }>;

/** Whether a person brought in a record or another one that is the same file, and so may look at it. */
export const broughtIn = (
  personId: string,
  record: Pick<EnteredRecord, "authorId">,
  twins: readonly Pick<EnteredRecord, "authorId">[],
): boolean => [record, ...twins].some(({ authorId }) => authorId === personId);

import type { RedactionBox } from "../../workflows/contract/redaction.ts";
import { boxesOf } from "../../workflows/production/redaction/marks.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { Redact } from "../adapters/redaction/redact-thread.ts";
import type { FiledCase, OpenedRecord } from "./open-records.ts";

/** What was taken out, by record. */
export type TakenOut = ReadonlyMap<DocumentId, readonly RedactionBox[]>;

/**
 * The records without what was marked in them. One that cannot be redacted fails the production: it does not go with what was to be
 * taken out.
 */
export async function takeOut(
  redact: Redact,
  { events }: Pick<FiledCase, "events">,
  records: readonly OpenedRecord[],
): Promise<
  { readonly records: readonly OpenedRecord[]; readonly takenOut: TakenOut } | { readonly failed: string }
> {
  const steps = events.map(({ recorded }) => recorded).filter((event) => event.type === "record.marked");
  const takenOut = new Map<DocumentId, readonly RedactionBox[]>();
  const clean: OpenedRecord[] = [];
  for (const { row, bytes } of records) {
    const own = steps.filter(({ documentId }) => documentId === row.documentId);
    // Marks on other bytes say that something was to go, and not where it is now.
    if (own.some(({ recordSha256 }) => recordSha256 !== row.sha256))
      return { failed: "record-differs-from-marks" };
    const boxes = boxesOf(row, own);
    const redaction = boxes.length === 0 ? ({ ok: true, bytes } as const) : await redact(bytes, boxes);
    if (!redaction.ok) return { failed: `redaction-${redaction.reason}` };
    if (boxes.length > 0) takenOut.set(row.documentId, boxes);
    clean.push({ row, bytes: Buffer.from(redaction.bytes) });
  }
  return { records: clean, takenOut };
}

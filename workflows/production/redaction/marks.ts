import type { PageBox, RedactionBox } from "../../contract/redaction.ts";
import type { MarkBox, MarkStep } from "../../contract/redaction-marks.ts";
import type { DocumentId } from "../../vocabulary/ids.ts";

/** Steps on the marks of one record, as the ledger keeps them. */
export type MarkSteps = {
  readonly documentId: DocumentId;
  readonly recordSha256: string;
  readonly steps: readonly MarkStep[];
};
type Standing = { readonly page: number; readonly box: MarkBox; readonly reason: RedactionBox["reason"] };

/**
 * What is taken out of a record, from its first page to its last: what was drawn or confirmed and not withdrawn, in all steps that
 * were taken. Steps on other bytes of the record count for nothing.
 */
export function boxesOf(
  record: { readonly documentId: DocumentId; readonly sha256: string },
  taken: readonly MarkSteps[],
): readonly RedactionBox[] {
  const known = new Map<number, Standing>();
  const confirmed = new Set<number>();
  for (const { documentId, recordSha256, steps } of taken)
    if (documentId === record.documentId && recordSha256 === record.sha256)
      for (const of of steps) take(known, confirmed, of);
  return [...confirmed]
    .flatMap((mark) => known.get(mark) ?? [])
    .map(({ page, box, reason }) => ({ page, box: inPoints(box), reason }))
    .toSorted(
      (one, other) => one.page - other.page || one.box.top - other.box.top || one.box.left - other.box.left,
    );
}

function take(known: Map<number, Standing>, confirmed: Set<number>, of: MarkStep): void {
  const before = known.get(of.mark);
  if (of.step === "drawn" || of.step === "proposed") known.set(of.mark, of);
  else if (before && of.step === "changed") known.set(of.mark, { ...before, box: of.box, reason: of.reason });
  else if (before && of.step === "confirmed") known.set(of.mark, { ...before, reason: of.reason });
  if (of.step === "drawn" || of.step === "confirmed") confirmed.add(of.mark);
  if (of.step === "withdrawn") confirmed.delete(of.mark);
}

const inPoints = ({ left, top, right, bottom }: MarkBox): PageBox => ({
  left: left / 10,
  top: top / 10,
  right: right / 10,
  bottom: bottom / 10,
});

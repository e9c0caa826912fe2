import type { PageBox, RedactionBox } from "../../contract/redaction.ts";
import type { MarkBox, MarkStep } from "../../contract/redaction-marks.ts";
import type { DocumentId } from "../../vocabulary/ids.ts";

/** Steps on the marks of one record, as the ledger keeps them. */
export type MarkSteps = {
  readonly documentId: DocumentId;
  readonly recordSha256: string;
  readonly steps: readonly MarkStep[];
};
type Marked = { readonly documentId: DocumentId; readonly sha256: string };

/** A mark as it is now. `told` are the steps in which it was last proposed, drawn, confirmed or changed. */
export type MarkNow<Told> = {
  readonly mark: number;
  readonly page: number;
  readonly box: MarkBox;
  readonly reason: RedactionBox["reason"];
  readonly as?: Extract<MarkStep, { readonly step: "proposed" }>["as"];
  /** A proposal waits; what was declined or withdrawn is gone. */
  readonly state: "waiting" | "standing" | "gone";
  readonly told: Told;
  /** The steps in which somebody else questioned it, until its owner answers. */
  readonly questioned?: Told;
};

/** Every mark of a record after all steps that were taken. Steps on other bytes of the record count for nothing. */
export function marksNow<Told extends MarkSteps>(
  record: Marked,
  taken: readonly Told[],
): readonly MarkNow<Told>[] {
  const known = new Map<number, MarkNow<Told>>();
  for (const told of taken)
    if (told.documentId === record.documentId && told.recordSha256 === record.sha256)
      for (const of of told.steps) {
        const now = after(known.get(of.mark), of, told);
        if (now) known.set(of.mark, now);
      }
  return [...known.values()];
}

function after<Told>(before: MarkNow<Told> | undefined, of: MarkStep, told: Told): MarkNow<Told> | undefined {
  if (of.step === "drawn" || of.step === "proposed") {
    const { step, ...where } = of;
    return { ...where, state: step === "drawn" ? "standing" : "waiting", told };
  }
  if (!before) return undefined;
  const { questioned: _answered, ...answered } = before;
  switch (of.step) {
    case "confirmed":
      return { ...answered, reason: of.reason, state: "standing", told };
    case "changed": {
      const { as: found, ...drawn } = answered;
      // With another box it is that person's own mark, and no longer what was found.
      const asFound = found !== undefined && isSameBox(before.box, of.box) ? { as: found } : {};
      return { ...drawn, ...asFound, box: of.box, reason: of.reason, told };
    }
    case "declined":
    case "withdrawn":
      return { ...answered, state: "gone", told };
    case "questioned":
      return { ...before, questioned: told };
    case "upheld":
      return answered;
  }
}

const isSameBox = (one: MarkBox, other: MarkBox): boolean =>
  one.left === other.left &&
  one.top === other.top &&
  one.right === other.right &&
  one.bottom === other.bottom;

/**
 * What is taken out of a record, from its first page to its last: what was drawn or confirmed and not withdrawn, in all steps that
 * were taken.
 */
export const boxesOf = (record: Marked, taken: readonly MarkSteps[]): readonly RedactionBox[] =>
  marksNow(record, taken)
    .filter(({ state }) => state === "standing")
    .map(({ page, box, reason }) => ({ page, box: inPoints(box), reason }))
    .toSorted(
      (one, other) => one.page - other.page || one.box.top - other.box.top || one.box.left - other.box.left,
    );

/** A box that a person drew, in the points that the engine measures in. */
export const inPoints = ({ left, top, right, bottom }: MarkBox): PageBox => ({
  left: left / 10,
  top: top / 10,
  right: right / 10,
  bottom: bottom / 10,
});

import type { PagesToRead } from "./pages-to-read.ts";
import type { MarkView } from "./record-pages.ts";

/** What was said of the pages of one record by people who looked at them. */
type Said = {
  /** Every mark of the record as it is now. */
  readonly marks: readonly Pick<MarkView, "page" | "as" | "state">[];
  /** Pages that whoever approves the record names as the patient's. */
  readonly ofPatient: readonly number[];
};

/**
 * Pages of a record that name somebody else as the patient, or of a scan nobody that could be read, and of which nobody has
 * decided whose they are: neither by the page as it was proposed whole, which goes or stays, nor in words. In their order.
 */
export function undecidedPages(
  { another, unread }: Pick<PagesToRead, "another" | "unread">,
  { marks, ofPatient }: Said,
): readonly number[] {
  const decided = new Set([
    ...ofPatient,
    ...marks
      .filter(({ as, state }) => as === "page-of-another" && state !== "waiting")
      .map(({ page }) => page),
  ]);
  return [...new Set([...another, ...unread])]
    .filter((page) => !decided.has(page))
    .toSorted((one, other) => one - other);
}

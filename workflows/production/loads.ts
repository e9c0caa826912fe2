/** What one process of the engine reads before another takes its place: what it forgot to give back goes with it. */
const mostOfOneProcess = { pages: 1_000, bytes: 100_000_000 } as const;

type Load = { readonly pages: number; readonly bytes: number };
/** What the process that works now has read. */
export type Loads = { pages: number; bytes: number };

export const engineLoads = (): Loads => ({ pages: 0, bytes: 0 });

/** Whether a document goes to a new process, being more than the one before may still read; and counts it. */
export function isNewLoad(loads: Loads, { pages, bytes }: Load): boolean {
  const full =
    loads.pages > 0 &&
    (loads.pages + pages > mostOfOneProcess.pages || loads.bytes + bytes > mostOfOneProcess.bytes);
  loads.pages = (full ? 0 : loads.pages) + pages;
  loads.bytes = (full ? 0 : loads.bytes) + bytes;
  return full;
}

/**
 * What one production may come from, in bytes: no file of PDF is larger than ten thousand million (ISO 32000-1, 7.5.4), and pages
 * that become pictures grow. Psychotherapy notes are rebuilt in one go, because nothing of them is kept.
 */
const mostOfOneProduction = { bytes: 4_000_000_000, ofNotes: 200_000_000, pagesOfNotes: 2_000 } as const;

/** Whether records are more than go into one production. */
export function isTooLarge(
  records: readonly { readonly size: number; readonly pages: number; readonly sealed: boolean }[],
): boolean {
  const sum = (of: typeof records, what: "size" | "pages") => of.reduce((total, one) => total + one[what], 0);
  const notes = records.filter(({ sealed }) => sealed);
  return (
    sum(records, "size") > mostOfOneProduction.bytes ||
    sum(notes, "size") > mostOfOneProduction.ofNotes ||
    sum(notes, "pages") > mostOfOneProduction.pagesOfNotes
  );
}

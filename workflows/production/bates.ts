/** The numbers of one document: first and last page, inclusive. */
export type BatesRange<Id extends string = string> = {
  readonly documentId: Id;
  readonly first: string;
  readonly last: string;
  readonly pages: number;
};

const width = 6;
/** The highest number a request can give. */
export const lastBatesNumber = 10 ** width - 1;

/** One page's number, such as `DUC000042`; throws when the number does not fit. */
export function batesNumber(prefix: string, number: number): string {
  if (!/^[A-Z0-9]{1,12}$/.test(prefix)) {
    throw new Error(`expected a prefix of 1 to 12 capital letters and digits, got "${prefix}"`);
  }
  if (!Number.isInteger(number) || number < 1 || number > lastBatesNumber) {
    throw new Error(`expected a page number from 1 to ${lastBatesNumber}, got ${number}`);
  }
  return `${prefix}${String(number).padStart(width, "0")}`;
}

/** A prefix from a tracking number: its capital letters and digits, at most twelve, never empty. */
export function batesPrefixOf(trackingNumber: string): string {
  return (
    trackingNumber
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, "")
      .slice(-12) || "D"
  );
}

/** Numbers for every page in the order given, without a gap, beginning at `from`. Throws on a document without pages. */
export function batesRanges<Id extends string>(
  prefix: string,
  documents: readonly { readonly documentId: Id; readonly pages: number }[],
  from: number,
): readonly BatesRange<Id>[] {
  let next = from;
  return documents.map(({ documentId, pages }) => {
    if (!Number.isInteger(pages) || pages < 1) {
      throw new Error(`expected a document of at least one page, got ${pages} pages for ${documentId}`);
    }
    const first = batesNumber(prefix, next);
    next += pages;
    return { documentId, first, last: batesNumber(prefix, next - 1), pages };
  });
}

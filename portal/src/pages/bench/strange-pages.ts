import type { PagesToRead } from "../../../../workflows/contract/pages-to-read.ts";
import type { MarkView } from "../../../../workflows/contract/record-pages.ts";
import { inTenths, overlapping } from "./boxes.ts";
import type { PageSize } from "./boxes.ts";
import type { ShownMark, Work } from "./draft.ts";
import type { Hit } from "./use-search.ts";

/** Whether a found place is a whole page that may be another patient's: never decided along with words that were found. */
export const isStrange = ({ as }: Hit): boolean => as === "page-of-another";

/** Whether somebody has decided on a found place: marked it, or, of a whole page, said whose it is. */
export function isDecided(
  hit: Hit,
  all: readonly ShownMark[],
  saved: readonly MarkView[],
  { now }: Work,
): boolean {
  if (!isStrange(hit)) return all.some((mark) => mark.page === hit.page && overlapping(mark.box, hit.box));
  return [...saved, ...now.added].some(({ as, page }) => as === hit.as && page === hit.page);
}

/**
 * Every page that may be another's: those that the import flagged, known before anything is searched, and those that a search
 * found, whose words count where it found the same page.
 */
export function strangeOf(
  { another, unread }: Pick<PagesToRead, "another" | "unread">,
  pages: readonly PageSize[],
  searched: readonly Hit[],
): readonly Hit[] {
  const found = searched.filter(isStrange);
  const flagged = [...new Set([...another, ...unread])].filter((page) =>
    found.every((hit) => hit.page !== page),
  );
  return [
    ...found,
    ...flagged.flatMap((page): readonly Hit[] => {
      const size = pages[page - 1];
      if (!size) return [];
      const box = inTenths({ left: 0, top: 0, right: size.width, bottom: size.height }, size);
      const text = another.includes(page)
        ? "The whole page: it names somebody else as the patient"
        : "The whole page: no machine could read it when it came in";
      return [{ id: `flagged-${page}`, page, box, reason: "other-person", as: "page-of-another", text }];
    }),
  ].toSorted((one, other) => one.page - other.page);
}

/** Pages in a row of which the same is said; `open` are those that nobody has decided. */
export type Run = { readonly first: number; readonly hits: readonly Hit[]; readonly open: readonly Hit[] };

/** The runs among pages that may be another's, given in their order. A run stays one when a page in its middle is decided, and goes with its last. */
export function runsOf(strange: readonly Hit[], open: readonly Hit[]): readonly Run[] {
  const runs: Hit[][] = [];
  for (const hit of strange) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (before?.page === hit.page - 1 && before.text === hit.text) run?.push(hit);
    else runs.push([hit]);
  }
  const ids = new Set(open.map(({ id }) => id));
  return runs.flatMap((hits) => {
    const left = hits.filter(({ id }) => ids.has(id));
    return left.length === 0 ? [] : [{ first: hits[0]?.page ?? 0, hits, open: left }];
  });
}

import { describe, expect, it } from "vitest";
import { isDecided, isStrange, runsOf, strangeOf } from "../../../../portal/src/pages/bench/strange-pages.ts";
import { after, blankWork } from "../../../../portal/src/pages/bench/draft.ts";
import type { Hit } from "../../../../portal/src/pages/bench/use-search.ts";

const hit = (page: number, more: Partial<Hit> = {}): Hit => ({
  id: `hit-${page}`,
  page,
  box: { left: 0, top: 0, right: 6120, bottom: 7920 },
  reason: "other-person",
  as: "page-of-another",
  text: "names somebody else",
  ...more,
});
const pagesOf = (hits: readonly Hit[]) => hits.map(({ page }) => page);

describe("pages that may be another patient's (AB-086)", () => {
  it("are told from words that were found", () => {
    expect(isStrange(hit(1))).toBe(true);
    expect(isStrange(hit(1, { as: "given-words" }))).toBe(false);
  });

  it("are runs of pages in a row of which the same is said", () => {
    const strange = [hit(3), hit(4), hit(5), hit(6, { text: "names nobody" }), hit(9)];
    expect(runsOf(strange, strange).map(({ open }) => pagesOf(open))).toEqual([[3, 4, 5], [6], [9]]);
  });

  it("are known from the import before anything is searched, whole and in their order", () => {
    const sizes = Array.from({ length: 5 }, () => ({ width: 612, height: 792 }));
    const flagged = strangeOf({ another: [4, 9], unread: [2, 4] }, sizes, []);
    expect(flagged.map(({ page, text }) => [page, text])).toEqual([
      [2, "The whole page: no machine could read it when it came in"],
      [4, "The whole page: it names somebody else as the patient"],
    ]);
    expect(flagged[0]).toMatchObject({ box: hit(2).box, as: "page-of-another", reason: "other-person" });
  });

  it("come once where a search finds what the import flagged, in the words of the search", () => {
    const sizes = Array.from({ length: 5 }, () => ({ width: 612, height: 792 }));
    const searched = [hit(4), hit(1, { as: "given-words" }), hit(3)];
    const strange = strangeOf({ another: [], unread: [2, 4] }, sizes, searched);
    expect(strange.map(({ id }) => id)).toEqual(["flagged-2", "hit-3", "hit-4"]);
  });

  it("stay one run when a page in its middle or its first is decided, and go with the last", () => {
    const strange = [hit(3), hit(4), hit(5), hit(9)];
    const [run, ...others] = runsOf(strange, [hit(4), hit(5)]);
    expect([run?.first, pagesOf(run?.open ?? []), others]).toEqual([3, [4, 5], []]);
  });

  it("are decided by what is said of the page as a whole, not by a mark that lies on it", () => {
    const marked = after(blankWork, { do: "add", marks: [{ ...hit(3), as: "given-words" }] });
    const shown = [{ key: "a", page: 3, box: hit(3).box, reason: "other-person", is: "new" }] as const;
    expect(isDecided(hit(3), shown, [], marked)).toBe(false);
    expect(isDecided(hit(3, { as: "given-words" }), shown, [], marked)).toBe(true);
    const stays = after(blankWork, { do: "add", marks: [{ ...hit(3), isDeclined: true }] });
    expect(isDecided(hit(3), [], [], stays)).toBe(true);
    expect(isDecided(hit(3), [], [], after(stays, { do: "undo" }))).toBe(false);
  });
});

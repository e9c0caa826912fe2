import { useRef, useState } from "react";
import type { PageFound } from "../../../../workflows/contract/record-pages.ts";
import { problemOf } from "../../api/problem-of.ts";
import { staffCall } from "../desk/staff-call.ts";
import { inTenths } from "./boxes.ts";
import type { PageSize, PageWord } from "./boxes.ts";
import type { NewMark } from "./draft.ts";
import type { Where } from "./use-record.ts";

/** A place that a search found, with its words; it becomes a mark when a person confirms it. */
export type Hit = NewMark & { readonly text: string };
export type Searched = {
  readonly hits: readonly Hit[];
  /** Pages where nothing could be read, or that could not be searched at all: a person reads them. */
  readonly unread: readonly number[];
  /** What was read in pictures, by page. */
  readonly readWords: ReadonlyMap<number, readonly PageWord[]>;
  /** How many pages were searched; all of them when it is over. */
  readonly done: number;
  readonly state: "none" | "under-way" | "stopped" | "over";
  readonly failed?: unknown;
};
const nothing: Searched = { hits: [], unread: [], readWords: new Map(), done: 0, state: "none" };

/** The search through all pages, one after another; it can be stopped, and what it found until then stays. */
export function useSearch(where: Where, pages: readonly PageSize[]) {
  const [searched, setSearched] = useState<Searched>(nothing);
  const run = useRef(0);
  const start = async (body: { readonly words: readonly string[]; readonly names: readonly string[] }) => {
    const mine = (run.current += 1);
    setSearched({ ...nothing, state: "under-way" });
    for (const [at, size] of pages.entries()) {
      const page = at + 1;
      const found = await staffCall("searchPage", {
        params: { ...where, page: String(page) },
        body,
      }).catch((error: unknown) => ({ failed: error }));
      if (run.current !== mine) return;
      // A page that cannot be read is one for a person; whoever may not search searches no further.
      if ("failed" in found && !["unavailable", "too-large"].includes(problemOf(found.failed).code)) {
        setSearched((before) => ({ ...before, state: "stopped", failed: found.failed }));
        return;
      }
      setSearched((before) => ({
        ...("failed" in found ? withUnread(before, page) : withFound(before, page, size, found, mine)),
        done: page,
        state: page === pages.length ? "over" : "under-way",
      }));
    }
  };
  const stop = () => {
    run.current += 1;
    setSearched((before) => ({ ...before, state: "stopped" }));
  };
  return { searched, start, stop };
}

const withUnread = (before: Searched, page: number): Searched => ({
  ...before,
  unread: [...before.unread, page],
});

function withFound(
  before: Searched,
  page: number,
  size: PageSize,
  { found, isRead, readWords }: PageFound,
  nthRun: number,
): Searched {
  const hits = found.map(({ box, reason, as, text }, nth): Hit => ({
    id: `hit-${nthRun}-${page}-${nth}`,
    page,
    box: inTenths(box, size),
    reason,
    as,
    text,
  }));
  const after = isRead ? before : withUnread(before, page);
  return {
    ...after,
    hits: [...before.hits, ...hits],
    readWords: new Map([...before.readWords, [page, readWords]]),
  };
}

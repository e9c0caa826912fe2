import { useEffect, useRef, useState } from "react";
import type { KeyboardEvent } from "react";
import type { PageSize } from "./boxes.ts";
import { counted } from "../../words/sizes.ts";

/** What there is on a page: marks that take something out, places that nobody has decided on, and whether it was not read. */
export type PageFlags = { readonly marks: number; readonly open: number; readonly isUnread: boolean };

type PageStripProps = {
  readonly pages: readonly PageSize[];
  readonly page: number;
  readonly flagsOf: (page: number) => PageFlags;
  readonly onTurn: (page: number) => void;
};

/** Where a key leads from a page of so many; nowhere for any other key. */
const destinations: Readonly<Record<string, (from: number, last: number) => number>> = {
  ArrowDown: (from, last) => Math.min(from + 1, last),
  ArrowRight: (from, last) => Math.min(from + 1, last),
  ArrowUp: (from) => Math.max(from - 1, 1),
  ArrowLeft: (from) => Math.max(from - 1, 1),
  Home: () => 1,
  End: (_, last) => last,
};

/**
 * The pages of the record, each with what is on it. To the keyboard they are one stop: arrows, Home and End move among them, and
 * only Enter turns to one, since each page that is shown is on record as looked at.
 */
export function PageStrip({ pages, page, flagsOf, onTurn }: PageStripProps) {
  const list = useRef<HTMLOListElement>(null);
  // Where the keyboard is among them; once it has left, it comes back to the page in work.
  const [at, setAt] = useState<number>();
  useEffect(() => {
    const button = list.current?.querySelector("[aria-current]");
    const strip = scrollerOf(list.current);
    if (button && strip) bringIntoView(button, strip);
  }, [page]);
  const press = (event: KeyboardEvent) => {
    const next = destinations[event.key]?.(at ?? page, pages.length);
    if (next === undefined) return;
    event.preventDefault();
    list.current?.children
      .item(next - 1)
      ?.querySelector("button")
      ?.focus();
  };
  return (
    <nav aria-label="Pages" className="page-strip">
      <ol ref={list}>
        {pages.map((_, nth) => {
          const number = nth + 1;
          const { marks, open, isUnread } = flagsOf(number);
          return (
            <li key={number}>
              <button
                type="button"
                tabIndex={number === (at ?? page) ? 0 : -1}
                aria-current={number === page ? "page" : undefined}
                onFocus={() => {
                  setAt(number);
                }}
                onBlur={() => {
                  setAt(undefined);
                }}
                onKeyDown={press}
                onClick={() => {
                  onTurn(number);
                }}
              >
                <span className="page-number">Page {number}</span>
                {marks > 0 ? <span className="flag">{counted(marks, "mark")}</span> : null}
                {open > 0 ? <span className="flag tone-warn">{open} to decide</span> : null}
                {isUnread ? <span className="flag tone-warn">not read by machine</span> : null}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** What scrolls the list: itself where it runs sideways, the strip around it beside the page. */
const scrollerOf = (list: HTMLElement | null): HTMLElement | null =>
  list === null || list.scrollWidth > list.clientWidth ? list : list.parentElement;

/** Scrolls the strip alone, so that what is before and after shows as well: the page in work stays where it is. */
function bringIntoView(button: Element, strip: HTMLElement): void {
  const [one, all] = [button.getBoundingClientRect(), strip.getBoundingClientRect()];
  const [down, across] = [one.top - all.top, one.left - all.left];
  if (down < 0 || one.bottom > Math.min(all.bottom, innerHeight)) strip.scrollTop += down - all.height / 3;
  if (across < 0 || one.right > all.right) strip.scrollLeft += across - all.width / 3;
}

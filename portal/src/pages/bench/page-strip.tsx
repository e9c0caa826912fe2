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

/** The pages of the record, each with what is on it. */
export function PageStrip({ pages, page, flagsOf, onTurn }: PageStripProps) {
  return (
    <nav aria-label="Pages" className="page-strip">
      <ol>
        {pages.map((_, at) => {
          const number = at + 1;
          const { marks, open, isUnread } = flagsOf(number);
          return (
            <li key={number}>
              <button
                type="button"
                aria-current={number === page ? "page" : undefined}
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

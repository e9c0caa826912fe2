import { Button } from "@mantine/core";
import { pagesListed } from "../../../../workflows/contract/pages-to-read.ts";
import { Notice } from "../../ui/notice.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import type { Run } from "./strange-pages.ts";
import type { Hit } from "./use-search.ts";

/** What a person says of pages: another patient's, which goes whole, or this patient's, which stays. */
export type Whose = "another" | "patient";
type Acts = {
  readonly onWhose: (hits: readonly Hit[], whose: Whose) => void;
  readonly onShow: (hit: Hit) => void;
};

type DecideProps = Pick<Acts, "onWhose"> & { readonly hit: Hit; readonly size: "xs" | "compact-sm" };

function Decide({ hit, size, onWhose }: DecideProps) {
  const name = <span className="unseen">: page {hit.page}</span>;
  return (
    <>
      <Button size={size} variant="default" onClick={() => onWhose([hit], "another")}>
        Another's{name}
      </Button>
      <Button size={size} variant="default" onClick={() => onWhose([hit], "patient")}>
        This patient's{name}
      </Button>
    </>
  );
}

/** Where the keyboard goes on when a page is shown to be decided. */
export const whosePageId = "whose-page";

type WhosePageProps = Acts & { readonly hit: Hit; readonly isOpen: boolean; readonly next: Hit | undefined };

/** Asks, above the page in work, whose it is; once that is said, leads to the next one. */
export function WhosePage({ hit, isOpen, next, ...acts }: WhosePageProps) {
  if (!isOpen && next === undefined) return null;
  return (
    <div id={whosePageId} tabIndex={-1}>
      {isOpen ? (
        <Notice tone="warn" title={`Is page ${hit.page} this patient's?`}>
          <p>
            {hit.text}. Compare it with the patient's name and birth date. What is another's is taken out.
          </p>
          <div className="row">
            <Decide hit={hit} size="xs" onWhose={acts.onWhose} />
          </div>
        </Notice>
      ) : next === undefined ? null : (
        <Button size="xs" variant="default" onClick={() => acts.onShow(next)}>
          Show the next page to decide: page {next.page}
        </Button>
      )}
    </div>
  );
}

function PageItem({ hit, ...acts }: Acts & { readonly hit: Hit }) {
  return (
    <div className="row">
      <button type="button" className="as-link small" onClick={() => acts.onShow(hit)}>
        <span className="unseen">Show </span>Page {hit.page}
      </button>
      <Decide hit={hit} size="compact-sm" onWhose={acts.onWhose} />
    </div>
  );
}

function RunItem({ run: { hits, open }, ...acts }: Acts & { readonly run: Run }) {
  const [first] = open;
  if (first === undefined) return null;
  const listed = pagesListed(open.map(({ page }) => page));
  const title = `${listed.charAt(0).toUpperCase()}${listed.slice(1)}`;
  if (hits.length === 1)
    return (
      <>
        <p className="small">{first.text}.</p>
        <PageItem hit={first} {...acts} />
      </>
    );
  return (
    <details>
      <summary>
        <strong>{title}</strong>
      </summary>
      <div className="stack" style={{ "--gap": "0.6rem" }}>
        <p className="small">{first.text}.</p>
        <div>
          <Button size="xs" variant="default" onClick={() => acts.onWhose(open, "another")}>
            Another's, take all {open.length} out<span className="unseen">: {listed}</span>
          </Button>
        </div>
        <ShowMore label={title} all={open}>
          {(hit) => (
            <li key={hit.id}>
              <PageItem hit={hit} {...acts} />
            </li>
          )}
        </ShowMore>
      </div>
    </details>
  );
}

type WhosePagesProps = Acts & { readonly runs: readonly Run[]; readonly decided: number };

/**
 * Pages that may be another patient's (45 CFR 164.502(a)). Taking out may be said of pages in a row; that a page stays is said of
 * each by itself, by whoever looked at it.
 */
export function WhosePages({ runs, decided, ...acts }: WhosePagesProps) {
  const place = useKeptFocus(decided);
  return (
    <div ref={place} tabIndex={-1} className="stack whose-pages">
      <output className="small block">
        {runs.length === 0
          ? "Whose these pages are is decided. Save the marks."
          : `${runs.reduce((sum, { open }) => sum + open.length, 0)} to decide, ${decided} decided.`}
      </output>
      {runs.length === 0 ? null : (
        <ShowMore label="Pages to decide" all={runs}>
          {(run) => (
            <li key={run.first}>
              <RunItem run={run} {...acts} />
            </li>
          )}
        </ShowMore>
      )}
    </div>
  );
}

import { Button, Progress, TextInput } from "@mantine/core";
import { useState } from "react";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { ShowMore } from "../../ui/show-more.tsx";
import { counted } from "../../words/sizes.ts";
import { foundWords } from "../../words/redaction.ts";
import { isStrange } from "./strange-pages.ts";
import type { Hit, Searched } from "./use-search.ts";

type SearchPanelProps = {
  readonly pages: number;
  readonly searched: Searched;
  /** Words that were found and are neither marked nor declined; whole pages are not among them. */
  readonly open: readonly Hit[];
  readonly onStart: (asked: { readonly words: readonly string[]; readonly names: readonly string[] }) => void;
  readonly onStop: () => void;
  readonly onShow: (hit: Hit) => void;
  readonly onConfirm: (hits: readonly Hit[]) => void;
  readonly onDecline: (hits: readonly Hit[]) => void;
};

const listOf = (text: string): readonly string[] =>
  text
    .split(/[;\n]/u)
    .map((one) => one.trim())
    .filter((one) => one.length > 1);

/** Looks for what may have to go, page by page; a person confirms each place, or all of them. */
export function SearchPanel({ pages, searched, open, ...acts }: SearchPanelProps) {
  const [words, setWords] = useState("");
  const [names, setNames] = useState("");
  const { state, done, unread } = searched;
  const isUnderWay = state === "under-way";
  return (
    <div className="stack">
      <form
        className="stack"
        onSubmit={(submit) => {
          submit.preventDefault();
          acts.onStart({ words: listOf(words), names: listOf(names) });
        }}
      >
        <TextInput
          label="Words to find"
          description="Several are set apart by semicolons."
          value={words}
          onChange={(change) => {
            setWords(change.currentTarget.value);
          }}
        />
        <TextInput
          label="Names of other persons"
          description="Of a couple, a family or a group: full names, set apart by semicolons."
          value={names}
          onChange={(change) => {
            setNames(change.currentTarget.value);
          }}
        />
        <p className="soft small">
          Numbers of social security, telephones and accounts, e-mail addresses and dates of birth are looked
          for as well. Scans are read by machine, which takes some seconds a page.
        </p>
        <div className="row">
          <Button type="submit" size="xs" disabled={isUnderWay}>
            Search all pages
          </Button>
          {isUnderWay ? (
            <Button size="xs" variant="default" onClick={acts.onStop}>
              Stop
            </Button>
          ) : null}
        </div>
      </form>
      {isUnderWay ? <Progress value={(100 * done) / pages} aria-label="Pages searched" /> : null}
      <output className="small block">{progressWords(searched, open.length, pages)}</output>
      {searched.failed === undefined ? null : <RefusalNotice error={searched.failed} />}
      {unread.length === 0 ? null : (
        <Notice tone="warn" title="Read these pages yourself">
          <p>
            A machine could not read all of {unread.length === 1 ? "page" : "pages"} {unread.join(", ")}.
            Nothing found there means nothing.
          </p>
        </Notice>
      )}
      {open.length === 0 ? null : (
        <>
          <div className="row">
            <Button size="xs" variant="default" onClick={() => acts.onConfirm(open)}>
              Confirm all {open.length}
            </Button>
            <Button size="xs" variant="default" onClick={() => acts.onDecline(open)}>
              Decline all {open.length}
            </Button>
          </div>
          <ShowMore label="Found places" all={open}>
            {(hit) => (
              <li key={hit.id}>
                <p className="small">
                  <button type="button" className="as-link" onClick={() => acts.onShow(hit)}>
                    {hit.text}
                  </button>
                  : {foundWords[hit.as ?? "given-words"]}, page {hit.page}
                </p>
                <div className="row">
                  <Button size="xs" variant="default" onClick={() => acts.onConfirm([hit])}>
                    Confirm<span className="unseen"> {hit.text}</span>
                  </Button>
                  <Button size="xs" variant="default" onClick={() => acts.onDecline([hit])}>
                    Decline<span className="unseen"> {hit.text}</span>
                  </Button>
                </div>
              </li>
            )}
          </ShowMore>
        </>
      )}
    </div>
  );
}

function progressWords({ state, done, hits }: Searched, open: number, pages: number): string {
  const places = hits.filter((hit) => !isStrange(hit)).length;
  const found = `${counted(places, "place")} found, ${open} to decide.`;
  switch (state) {
    case "none":
      return "";
    case "under-way":
      return `Searching: ${done} of ${counted(pages, "page")} done.`;
    case "stopped":
      return `Stopped after ${done} of ${counted(pages, "page")}. ${found}`;
    case "over":
      return `${pages === 1 ? "The page was" : `All ${pages} pages were`} searched. ${found}`;
  }
}

import { linesOf } from "./boxes.ts";
import type { PageWord } from "./boxes.ts";

type WordListProps = {
  readonly words: readonly PageWord[];
  readonly isPicture: boolean;
  /** Marks a word; absent where the page is only looked at. */
  readonly onMark?: (word: PageWord) => void;
};

/** The words of a page, line by line, in the place of its picture; each marks itself when it is pressed. */
export function WordList({ words, isPicture, onMark }: WordListProps) {
  return (
    <details className="word-list">
      <summary>Words of this page</summary>
      {words.length === 0 ? (
        <p className="soft small">
          {isPicture
            ? "The page is a picture. Search the record, and what a machine reads in it is listed here."
            : "There are no words on this page."}
        </p>
      ) : (
        <>
          {onMark === undefined ? null : (
            <p className="soft small">Press a word to mark it. Words that a machine read may be wrong.</p>
          )}
          <ol>
            {linesOf(words).map((line, at) => (
              // The lines of a page have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                {onMark === undefined
                  ? line.map(({ text }) => text).join(" ")
                  : line.map((word, nth) => (
                      <button
                        key={`${nth}-${word.text}`}
                        type="button"
                        onClick={() => {
                          onMark(word);
                        }}
                      >
                        {word.text}
                      </button>
                    ))}
              </li>
            ))}
          </ol>
        </>
      )}
    </details>
  );
}

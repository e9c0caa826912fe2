import { Button } from "@mantine/core";
import type { RedactionReason } from "../../../../workflows/contract/redaction.ts";
import { Choice } from "../../ui/choice.tsx";
import { instantWords } from "../../words/dates.ts";
import { foundWords, reasonWords } from "../../words/redaction.ts";
import { placeWords, wordsUnder } from "./boxes.ts";
import type { PageWord } from "./boxes.ts";
import type { Edit, ShownMark } from "./draft.ts";
import { markWords } from "./mark-box.tsx";

type MarkListProps = {
  readonly marks: readonly ShownMark[];
  readonly words: readonly PageWord[];
  readonly selected: string | undefined;
  /** Whether this person may mark; whoever only looks has the list alone. */
  readonly mayMark: boolean;
  readonly onSelect: (key: string) => void;
  readonly onReason: (mark: ShownMark, reason: RedactionReason) => void;
  readonly onRemove: (mark: ShownMark) => void;
  readonly onEdit: (mark: ShownMark, edit: Edit | undefined) => void;
};

type ActionsProps = Pick<MarkListProps, "onRemove" | "onEdit"> & {
  readonly mark: ShownMark;
  readonly nth: number;
};

function Actions({ mark, nth, onRemove, onEdit }: ActionsProps) {
  const { is, edit, saved } = mark;
  const name = <span className="unseen"> mark {nth}</span>;
  const does = (words: string, act: () => void) => (
    <Button size="xs" variant="default" onClick={act}>
      {words}
      {name}
    </Button>
  );
  if (is === "other")
    return edit?.step === "questioned"
      ? does("Do not question", () => onEdit(mark, undefined))
      : does("Question", () => onEdit(mark, { step: "questioned" }));
  if (is === "waiting")
    return (
      <>
        {does("Confirm", () => onEdit(mark, { step: "confirmed", reason: mark.reason }))}
        {does("Decline", () => onEdit(mark, { step: "declined" }))}
      </>
    );
  return (
    <>
      {saved?.questionedBy !== undefined && edit?.step !== "upheld"
        ? does("Uphold", () => onEdit(mark, { step: "upheld" }))
        : null}
      {does("Take away", () => onRemove(mark))}
    </>
  );
}

/** The marks of the page in words: why, whose, over which words, and what may be done with each. */
export function MarkList({ marks, words, selected, mayMark, onSelect, onReason, ...acts }: MarkListProps) {
  if (marks.length === 0) return <p className="soft small">Nothing is marked on this page.</p>;
  return (
    <ol className="mark-list">
      {marks.map((mark, at) => (
        <li key={mark.key} data-selected={mark.key === selected || undefined}>
          <button
            type="button"
            className="as-link"
            onClick={() => {
              onSelect(mark.key);
              document.getElementById(mark.key)?.focus();
            }}
          >
            Mark {at + 1}
          </button>
          <p className="small">
            {markWords(mark)}
            {mark.as === undefined ? "" : `; ${foundWords[mark.as]}`}
            {mark.saved === undefined ? "" : ` (${mark.saved.by.name}, ${instantWords(mark.saved.at)})`}
          </p>
          <p className="soft small">
            Over: {wordsUnder(mark.box, words) || "no words that are known"}
            <span className="unseen">; {placeWords(mark.box)}</span>
          </p>
          {mayMark ? (
            <>
              {mark.is === "other" ? null : (
                <Choice
                  label={`Reason of mark ${at + 1}`}
                  words={reasonWords}
                  value={mark.reason}
                  onChange={(reason) => {
                    if (reason !== "") onReason(mark, reason);
                  }}
                />
              )}
              <div className="row">
                <Actions mark={mark} nth={at + 1} {...acts} />
              </div>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

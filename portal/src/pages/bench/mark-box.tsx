import type { KeyboardEvent, PointerEvent } from "react";
import type { MarkBox } from "../../../../workflows/contract/redaction-marks.ts";
import { reasonWords } from "../../words/redaction.ts";
import { nudged } from "./boxes.ts";
import type { PageSize } from "./boxes.ts";
import type { ShownMark } from "./draft.ts";

/** What the keyboard does to a box, in tenths of a point: a press moves it by two points, with Alt by half of one. */
const [stride, finely] = [20, 5];
const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Where a box lies on the page, as parts of its sides. */
export const placeOf = ({ left, top, right, bottom }: MarkBox, { width, height }: PageSize) => ({
  left: `${left / width / 0.1}%`,
  top: `${top / height / 0.1}%`,
  width: `${(right - left) / width / 0.1}%`,
  height: `${(bottom - top) / height / 0.1}%`,
});

const kindWords = {
  new: "not saved yet",
  own: "yours",
  waiting: "proposed, nobody has decided",
} as const;

/** What a mark is, in words, for whoever does not see how it is drawn. */
export const markWords = ({ is, reason, saved, edit }: ShownMark): string =>
  [
    reasonWords[reason],
    is === "other" ? `by ${saved?.by.name ?? "somebody else"}` : kindWords[is],
    edit?.step === "questioned" ? "questioned by you, not saved yet" : "",
    saved?.questionedBy !== undefined && edit?.step !== "upheld" ? `questioned by ${saved.questionedBy}` : "",
  ]
    .filter((words) => words !== "")
    .join(", ");

type MarkBoxProps = {
  readonly mark: ShownMark;
  readonly nth: number;
  readonly size: PageSize;
  readonly isSelected: boolean;
  readonly helpId: string;
  readonly onSelect: () => void;
  readonly onChange: (box: MarkBox) => void;
  readonly onRemove: () => void;
  readonly onGrab: (event: PointerEvent, resizes: boolean) => void;
};

/** One mark on the page: a button that is moved with the arrow keys, made larger with Shift, and taken away with Delete. */
export function MarkOnPage({ mark, nth, size, isSelected, helpId, ...acts }: MarkBoxProps) {
  const isMovable = mark.is === "new" || mark.is === "own";
  const press = (event: KeyboardEvent) => {
    if (!isMovable) return;
    const direction = directions[event.key];
    if (direction) {
      event.preventDefault();
      const by = event.altKey ? finely : stride;
      acts.onChange(nudged(mark.box, [direction[0] * by, direction[1] * by], size, event.shiftKey));
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      acts.onRemove();
    }
  };
  return (
    <button
      type="button"
      id={mark.key}
      className={`mark is-${mark.is}`}
      data-questioned={mark.saved?.questionedBy !== undefined || undefined}
      style={placeOf(mark.box, size)}
      aria-pressed={isSelected}
      aria-label={`Mark ${nth}: ${markWords(mark)}`}
      aria-describedby={isMovable ? helpId : undefined}
      onFocus={acts.onSelect}
      onClick={acts.onSelect}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.stopPropagation();
        if (isMovable) acts.onGrab(event, false);
      }}
    >
      <span aria-hidden="true">{nth}</span>
      {isMovable && isSelected ? (
        <span
          className="corner"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.stopPropagation();
            acts.onGrab(event, true);
          }}
        />
      ) : null}
    </button>
  );
}

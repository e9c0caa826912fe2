import { useId, useRef, useState } from "react";
import type { PointerEvent } from "react";
import type { MarkBox } from "../../../../workflows/contract/redaction-marks.ts";
import { boxBetween, isMeant, nudged } from "./boxes.ts";
import type { PageSize } from "./boxes.ts";
import type { ShownMark } from "./draft.ts";
import { MarkOnPage, placeOf } from "./mark-box.tsx";

type SheetProps = {
  readonly page: number;
  readonly pages: number;
  readonly size: PageSize;
  /** The page as PNG, in base64. */
  readonly picture: string;
  readonly marks: readonly ShownMark[];
  /** Places that a search found and nobody has decided on. */
  readonly hints: readonly MarkBox[];
  readonly selected: string | undefined;
  /** Whether a finger draws too; a mouse always does. */
  readonly draws: boolean;
  readonly onSelect: (key: string) => void;
  readonly onDraw: (box: MarkBox) => void;
  readonly onChange: (mark: ShownMark, box: MarkBox) => void;
  readonly onRemove: (mark: ShownMark) => void;
};
type Point = { readonly x: number; readonly y: number };
type Grab =
  | { readonly is: "drawing"; readonly from: Point; readonly to: Point }
  | { readonly is: "moving"; readonly mark: ShownMark; readonly from: Point; readonly resizes: boolean };

/** A page with its marks; boxes are drawn, moved and resized by pointer, and each mark by keyboard. */
export function Sheet({ page, pages, size, picture, marks, hints, selected, draws, ...acts }: SheetProps) {
  const sheet = useRef<HTMLFieldSetElement>(null);
  const [grab, setGrab] = useState<Grab>();
  const help = useId();
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = sheet.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return { x: ((clientX - left) / width) * size.width, y: ((clientY - top) / height) * size.height };
  };
  const hold = (event: PointerEvent, begun: Grab) => {
    sheet.current?.setPointerCapture(event.pointerId);
    setGrab(begun);
  };
  const move = (event: PointerEvent) => {
    if (!grab) return;
    const to = pointOf(event);
    if (grab.is === "drawing") return setGrab({ ...grab, to });
    const by = [Math.round((to.x - grab.from.x) * 10), Math.round((to.y - grab.from.y) * 10)] as const;
    acts.onChange(grab.mark, nudged(grab.mark.box, by, size, grab.resizes));
  };
  const end = () => {
    setGrab(undefined);
    if (grab?.is !== "drawing") return;
    const box = boxBetween(grab.from, grab.to, size);
    if (isMeant(box)) acts.onDraw(box);
  };
  return (
    <fieldset
      ref={sheet}
      className="sheet"
      aria-label={`Page ${page} of ${pages}`}
      data-draws={draws || undefined}
      style={{ aspectRatio: `${size.width} / ${size.height}` }}
      onPointerDown={(event) => {
        if (event.button !== 0 || (event.pointerType === "touch" && !draws)) return;
        event.preventDefault();
        const from = pointOf(event);
        hold(event, { is: "drawing", from, to: from });
      }}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        setGrab(undefined);
      }}
    >
      <img
        src={`data:image/png;base64,${picture}`}
        alt={`Page ${page}; its words are listed beneath it`}
        draggable={false}
      />
      <p className="unseen" id={help}>
        Arrow keys move it, with Shift they change its size, with Alt they do so finely. Delete takes it away.
      </p>
      {marks.map((mark, at) => (
        <MarkOnPage
          key={mark.key}
          mark={mark}
          nth={at + 1}
          size={size}
          isSelected={mark.key === selected}
          helpId={help}
          onSelect={() => {
            acts.onSelect(mark.key);
          }}
          onChange={(box) => {
            acts.onChange(mark, box);
          }}
          onRemove={() => {
            acts.onRemove(mark);
          }}
          onGrab={(event, resizes) => {
            acts.onSelect(mark.key);
            hold(event, { is: "moving", mark, from: pointOf(event), resizes });
          }}
        />
      ))}
      {hints.map((box) => (
        <div
          key={`${box.left} ${box.top} ${box.right}`}
          className="mark is-waiting is-hint"
          style={placeOf(box, size)}
        />
      ))}
      {grab?.is === "drawing" ? (
        <div className="mark is-drawn" style={placeOf(boxBetween(grab.from, grab.to, size), size)} />
      ) : null}
    </fieldset>
  );
}

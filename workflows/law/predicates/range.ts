import type { CaseFile } from "../../contract/case-file.ts";
import { settled, waiting, type Answer } from "../predicate.ts";
import type { Scene } from "../scene.ts";

type DateRange = NonNullable<CaseFile["order"]>["range"];

/** Whether at least part of the segment lies in the range of a paper; no range on the paper means no limit. */
export function overlap(scene: Scene, pointer: string, range: DateRange): Answer {
  if (range === undefined) return settled(true);
  const at = `/segments/${scene.index}/range`;
  const held = scene.segment?.range;
  if (held?.fromOn === undefined || held.toOn === undefined) return waiting(at);
  if (range.fromOn !== undefined && held.toOn < range.fromOn) return settled(false, pointer, at);
  if (range.toOn !== undefined && held.fromOn > range.toOn) return settled(false, pointer, at);
  if (range.fromOn === undefined) return waiting(`${pointer}/fromOn`);
  if (range.toOn === undefined) return waiting(`${pointer}/toOn`);
  return settled(true, pointer, at);
}

/** The part of the segment inside the range, if the segment reaches beyond it. */
export function partInside(held: DateRange, range: DateRange): { fromOn: string; toOn: string } | undefined {
  if (held?.fromOn === undefined || held.toOn === undefined) return undefined;
  if (range?.fromOn === undefined || range.toOn === undefined) return undefined;
  if (held.fromOn >= range.fromOn && held.toOn <= range.toOn) return undefined;
  return {
    fromOn: held.fromOn > range.fromOn ? held.fromOn : range.fromOn,
    toOn: held.toOn < range.toOn ? held.toOn : range.toOn,
  };
}

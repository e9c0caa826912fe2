import { PDFDict, PDFName, PDFStream } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import type { Drawing } from "./drawing.ts";

/** The drawings of soft masks that were followed, and how one of them is read. */
type Masks = {
  readonly masks: Set<Drawing>;
  readonly drawingOf: (stream: PDFStream, inherited: PDFDict | undefined) => Drawing;
};

/**
 * The drawings that a graphics state uses as a soft mask, and those within them, each of them once: what they paint says how much is seen
 * of something else, wherever they may be drawn besides (ISO 32000-1, 11.6.5.2).
 */
export function newInMask(
  masks: Masks,
  state: PDFObject | undefined,
  resources: PDFDict | undefined,
): readonly Drawing[] {
  const mask = state instanceof PDFDict ? state.lookup(PDFName.of("SMask")) : undefined;
  const group = mask instanceof PDFDict ? mask.lookup(PDFName.of("G")) : undefined;
  return group instanceof PDFStream ? newIn(masks, masks.drawingOf(group, resources)) : [];
}

function newIn(masks: Masks, drawing: Drawing): readonly Drawing[] {
  if (masks.masks.has(drawing)) return [];
  masks.masks.add(drawing);
  return [
    drawing,
    ...drawing.operations.flatMap(({ operator, operands: [name] }) => {
      if (name?.kind !== "name") return [];
      if (operator === "gs")
        return newInMask(masks, drawing.resource("ExtGState", name.value), drawing.resources);
      const form = operator === "Do" ? drawing.resource("XObject", name.value) : undefined;
      return form instanceof PDFStream && form.dict.lookup(PDFName.of("Subtype")) === PDFName.of("Form")
        ? newIn(masks, masks.drawingOf(form, drawing.resources))
        : [];
    }),
  ];
}

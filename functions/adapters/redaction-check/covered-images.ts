import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { Box, RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { coveredAreas } from "../../../workflows/production/redaction-check/covered-picture.ts";
import { coveredShare } from "../../../workflows/production/redaction-check/legibility.ts";
import { areaOf } from "../../../workflows/production/redaction-check/picture.ts";
import type { Area, ToPixels } from "../../../workflows/production/redaction-check/picture.ts";
import type { Pdfium } from "../pdfium.ts";
import { drawOnly } from "./draw-page.ts";
import type { PageObject } from "./page-objects.ts";
import type { OpenPage } from "./read-page.ts";

/** Pictures that go on under what covers a part of them. */
export function coveredImages(engine: Pdfium, page: OpenPage, number: number): readonly RedactionFinding[] {
  const { handle, objects, sheet } = page;
  const images = objects.filter(({ what }) => what === "image");
  const covered = images.filter((image) => !isPatch(image, images) && mayBeCovered(page, image));
  if (covered.length === 0) return [];
  const under = new Set(covered.map(({ order }) => order));
  const alone = drawOnly(engine, handle, sheet, objects, ({ order }) => under.has(order));
  const shown = page.shown();
  const areas = covered.flatMap(({ box }) => coveredAreas(alone, shown, areaOf(box, sheet.toPixels, shown)));
  return areas.map((area) => found("image-under-box", "", number, boxOf(area, sheet.toPixels)));
}

/** Whether a picture lies over a part of one drawn before. */
const isPatch = (image: PageObject, images: readonly PageObject[]): boolean =>
  images.some(
    (one) =>
      one.order < image.order &&
      coveredShare(image.box, one.box) > 0.9 &&
      coveredShare(one.box, image.box) < 0.6,
  );

const mayBeCovered = ({ objects, annotations }: OpenPage, { order, box }: PageObject): boolean =>
  objects.some((one) => one.order > order && one.what !== "text" && coveredShare(one.box, box) > 0.2) ||
  annotations.some((one) => !one.hidden && one.what !== "link" && coveredShare(one.box, box) > 0.2);

/** Where an area of the picture lies on the page. */
function boxOf({ left, top, right, bottom }: Area, [a, b, c, d, e, f]: ToPixels): Box {
  const whole = a * d - b * c;
  const [one, other] = (
    [
      [left, top],
      [right, bottom],
    ] as const
  ).map(([x, y]) => [(d * (x - e) - c * (y - f)) / whole, (a * (y - f) - b * (x - e)) / whole] as const);
  const [x1, y1] = one ?? [0, 0];
  const [x2, y2] = other ?? [0, 0];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

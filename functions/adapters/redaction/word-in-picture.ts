import { isEchoed } from "../../../workflows/production/redaction-check/legibility.ts";
import { areaOf, middleLightness } from "../../../workflows/production/redaction-check/picture.ts";
import type { Pixels } from "./pdfium-page.ts";
import type { RedactedPiece } from "./redact-page.ts";

/** On a darker ground a word without ink looks like what was written under a box. */
const darkest = 110;

/** Whether a picture shows a word where it is to be laid without ink: what it does not show is not said there. */
export function isInPicture(
  { bytes: pixels, columns: width, rows: height }: Pixels,
  { text, box: { left, top, right, bottom } }: Pick<RedactedPiece, "text" | "box">,
  dots: number,
): boolean {
  const [picture, toPixels] = [{ pixels, width, height }, [dots, 0, 0, dots, 0, 0]] as const;
  if (middleLightness(picture, areaOf([left, top, right, bottom], toPixels, picture)) < darkest) return false;
  const letters = Array.from(text);
  const wide = (right - left) / letters.length;
  const glyphs = letters.map((letter, at) => ({
    letter,
    box: [left + at * wide, top, left + (at + 1) * wide, bottom] as const,
    object: 0,
    size: bottom - top,
    mode: 3,
  }));
  return isEchoed(glyphs, picture, toPixels);
}

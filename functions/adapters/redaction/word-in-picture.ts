import { darkest, groundOf, isEchoed } from "../../../workflows/production/redaction-check/legibility.ts";
import type { Pixels } from "./pdfium-page.ts";
import type { RedactedPiece } from "./redact-page.ts";

/** Whether a picture shows a word where it is to be laid without ink: what it does not show, or shows on a dark ground, is not said there. */
export function isInPicture(
  { bytes: pixels, columns: width, rows: height }: Pixels,
  { text, box: { left, top, right, bottom } }: Pick<RedactedPiece, "text" | "box">,
  dots: number,
): boolean {
  const [picture, toPixels] = [{ pixels, width, height }, [dots, 0, 0, dots, 0, 0]] as const;
  const letters = Array.from(text);
  const wide = (right - left) / letters.length;
  const glyphs = letters.map((letter, at) => ({
    letter,
    box: [left + at * wide, top, left + (at + 1) * wide, bottom] as const,
    object: 0,
    size: bottom - top,
    mode: 3,
  }));
  const ground = groundOf(glyphs, picture, toPixels);
  return ground !== undefined && ground >= darkest && isEchoed(glyphs, picture, toPixels, ground);
}

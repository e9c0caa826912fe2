import { found } from "../../../workflows/production/redaction-check/finding.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";
import { coveredShare } from "../../../workflows/production/redaction-check/legibility.ts";
import { wordsOf } from "../../../workflows/production/redaction-check/runs.ts";
import type { Pdfium } from "../pdfium.ts";
import { coveredImages } from "./covered-images.ts";
import { hiddenText } from "./hidden-text.ts";
import { markedText } from "./marked-text.ts";
import { overprintedText } from "./overprinted-text.ts";
import { hidingsOf, withPage } from "./read-page.ts";
import type { OpenDocument, OpenPage } from "./read-page.ts";
import { shownValues } from "./shown-values.ts";
import { thumbnailOf } from "./thumbnail.ts";

/** What a page hides, the words that a reader sees on it, and all of its words. */
export type CheckedPage = {
  readonly findings: readonly RedactionFinding[];
  readonly legible: readonly string[];
  readonly everything: string;
  /** Whether it is mostly a picture whose words no machine has read. */
  readonly pictured: boolean;
};

/** Beside this many letters a picture is a letterhead; on an emptier page it is the page. */
const aPageOfWords = 200;
const aPageOfPicture = 0.25;

/** Checks one page of an open document, counted from 0. Throws what the engine throws; a page that it cannot load is a finding. */
export function checkPage(engine: Pdfium, document: OpenDocument, at: number): CheckedPage {
  const number = at + 1;
  const checked = withPage(engine, document, at, (page): CheckedPage => {
    const measured = hidingsOf(engine, page);
    const { findings, echoed } = hiddenText(engine, page, number, measured);
    const legible = page.glyphs.filter(
      (glyph, n) => measured[n]?.hiding === undefined || echoed.includes(glyph),
    );
    return {
      findings: [
        ...findings,
        ...overprintedText(engine, page, number, measured),
        ...markedText(engine, page, number, measured),
        ...coveredImages(engine, page, number),
        ...unappliedRedactions(page, number),
        ...thumbnailOf(engine, page, number),
      ],
      legible: [wordsOf(legible), ...shownValues(engine, page)],
      everything: wordsOf(page.glyphs),
      pictured: legible.length < aPageOfWords && isPicture(page),
    };
  });
  if (checked) return checked;
  const says = `Page ${number} cannot be read.`;
  return {
    findings: [{ ...found("unreadable", "", number), says }],
    legible: [],
    everything: "",
    pictured: false,
  };
}

const isPicture = ({ objects, sheet: { width, height, toPixels } }: OpenPage): boolean => {
  const [a, b, c, d] = toPixels;
  const scale = Math.abs(a * d - b * c);
  return objects.some(
    ({ what, box }) =>
      what === "image" && (box[2] - box[0]) * (box[3] - box[1]) * scale > width * height * aPageOfPicture,
  );
};

function unappliedRedactions({ annotations, glyphs }: OpenPage, number: number): readonly RedactionFinding[] {
  return annotations
    .filter(({ what }) => what === "redaction")
    .map(({ box }) => {
      const within = glyphs.filter((glyph) => coveredShare(glyph.box, box) >= 0.5);
      return found("unapplied-redaction", wordsOf(within), number, box);
    });
}

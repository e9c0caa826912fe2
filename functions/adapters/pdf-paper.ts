import { rgb } from "@cantoo/pdf-lib";
import type { PDFDocument, PDFFont, PDFPage } from "@cantoo/pdf-lib";
import { footOf, lineText, linesOf, numbered } from "../../workflows/papers/paper.ts";
import type { Block, Line, Sheet } from "../../workflows/papers/paper.ts";
import { freshDocument } from "./pdf-production.ts";
import { fontsFor } from "./pdf-fonts.ts";
import { brokenLines, glyphlessWords } from "./pdf-lines.ts";
import type { SetLine } from "./pdf-lines.ts";
import { tagsOf } from "./pdf-tags.ts";
import type { Element } from "./pdf-tags.ts";

const [width, height, margin, foot] = [612, 792, 64, 30];
const inner = width - 2 * margin;
const body = { size: 10.5, leading: 14.5 } as const;
const headings = {
  title: { tag: "H1", size: 14, leading: 19, before: 8, after: 6 },
  heading: { tag: "H2", size: 11.5, leading: 16, before: 6, after: 3 },
} as const;
const cellGap = 8;

/** Sets a paper on letter-size pages, tagged for whoever has it read aloud; `at` is the date written into the file. */
export async function setPdf(paper: Sheet, at: Date): Promise<Uint8Array> {
  const document = await freshDocument(at);
  await setInto(document, paper);
  return document.save({ useObjectStreams: false });
}

/** Sets a paper on pages before those that a document has, and says how many, and on which of them each title stands. */
export async function setInto(document: PDFDocument, paper: Sheet): Promise<SetPaper> {
  const titles: TitlePlace[] = [];
  let count = 0;
  const nextPage = () => document.insertPage(count++, [width, height]);
  const { plain, bold } = await fontsFor(
    document,
    [footOf(paper), ...paper.blocks.flatMap(linesOf)].join(" "),
  );
  const tags = tagsOf(document);
  let page: PDFPage = nextPage();
  let y = height - margin;
  const lost = new Set<string>();
  const newPage = () => {
    page = nextPage();
    y = height - margin;
  };
  const room = (leading: number) => {
    if (y - leading < margin) newPage();
  };
  const broken = (line: Line, font: PDFFont, size: number, room: number) => {
    const set = brokenLines(line, font, size, room);
    for (const letter of set.lost) lost.add(letter);
    return set.lines;
  };
  const put = (line: SetLine, of: Element, x: number, font: PDFFont, size: number) => {
    for (const { from, length } of line.blanks)
      tags.decorate(page, () => {
        page.drawRectangle({
          x: x + from,
          y: y - 2.5,
          width: length,
          height: size + 1,
          color: rgb(1, 0.95, 0.6),
        });
      });
    tags.draw(page, of, () => {
      page.drawText(line.text, { x, y, size, font });
    });
  };
  const write = (line: Line, of: Element, more: Partial<Style> = {}) => {
    const { font, size, leading, indent } = { font: plain, indent: 0, ...body, ...more };
    for (const one of broken(line, font, size, inner - indent)) {
      room(leading);
      y -= leading;
      put(one, of, margin + indent, font, size);
    }
  };
  const table = ({ head, rows }: Extract<Block, { kind: "table" }>) => {
    const whole = tags.element("Table");
    const widths = columnWidths([head.map((words) => [words]), ...rows]);
    for (const [at, row] of [head.map((words): Line => [words]), ...rows].entries()) {
      const font = at === 0 ? bold : plain;
      const within = tags.element("TR", whole);
      const cells = row.map((line, column) => ({
        element: tags.element(at === 0 ? "TH" : "TD", within),
        lines: broken(line, font, body.size - 1, (widths[column] ?? inner) - cellGap),
      }));
      room(body.leading + 4);
      for (let index = 0; index < Math.max(...cells.map(({ lines }) => lines.length)); index += 1) {
        room(body.leading - 1);
        y -= body.leading - 1;
        let x = margin;
        for (const [column, { element, lines }] of cells.entries()) {
          const line = lines[index];
          if (line) put(line, element, x, font, body.size - 1);
          x += widths[column] ?? inner;
        }
      }
      y -= 4;
      tags.decorate(page, () => {
        page.drawLine({
          start: { x: margin, y },
          end: { x: width - margin, y },
          thickness: at === 0 ? 0.8 : 0.3,
          color: rgb(0.4, 0.4, 0.4),
        });
      });
    }
    y -= 8;
  };
  const set = (block: Block) => {
    switch (block.kind) {
      case "new-page":
        return newPage();
      case "table":
        return table(block);
      case "lines":
        for (const line of block.lines) write(line, tags.element("P"));
        y -= 10;
        return undefined;
      case "items": {
        const list = tags.element("L");
        for (const line of numbered(block.items)) {
          write(line, tags.element("LBody", tags.element("LI", list)), { indent: 14 });
          y -= 4;
        }
        y -= 4;
        return undefined;
      }
      case "title":
      case "heading": {
        const { tag, size, leading, before, after } = headings[block.kind];
        y -= before;
        // A heading is not left alone at the foot of a page.
        room(leading + 3 * body.leading);
        if (block.kind === "title") titles.push({ words: lineText(block.line), page: count });
        write(block.line, tags.element(tag), { font: bold, size, leading });
        y -= after;
        return undefined;
      }
      case "notice":
      case "paragraph":
        write(block.line, tags.element("P"), block.kind === "notice" ? { font: bold } : {});
        y -= 7;
        return undefined;
    }
  };
  for (const block of paper.blocks) set(block);
  // What the fonts cannot show is never lost in silence.
  if (lost.size > 0) write([unshownWords([...lost])], tags.element("P"), { font: bold });
  const pages = document.getPages();
  for (const [at, one] of pages.slice(0, count).entries())
    tags.decorate(one, () => {
      const words = `${footOf(paper)}, page ${at + 1} of ${pages.length}`;
      const x = (width - plain.widthOfTextAtSize(words, 8)) / 2;
      one.drawText(words, { x, y: foot, size: 8, font: plain });
    });
  tags.finish(paper.title);
  return { pages: count, titles };
}

/** Where a title stands; the first page is 1. */
export type TitlePlace = { readonly words: string; readonly page: number };
export type SetPaper = { readonly pages: number; readonly titles: readonly TitlePlace[] };

type Style = {
  readonly font: PDFFont;
  readonly size: number;
  readonly leading: number;
  readonly indent: number;
};

/** Told where a letter has no glyph in the fonts of the file. */
export const unshownWords = (letters: readonly string[]): string =>
  `${glyphlessWords(letters)} The document for a word processor shows them.`;

/** Columns as wide as what they hold asks for, none starved: a word is broken only where all of them have no room for it. */
function columnWidths(rows: readonly (readonly Line[])[]): readonly number[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const each = (one: (line: Line) => number, least: number, most: number) =>
    Array.from({ length: columns }, (_none, at) =>
      Math.min(most, Math.max(least, ...rows.map((row) => one(row[at] ?? [])))),
    );
  const asks = each((line) => line.reduce((sum, run) => sum + lengthOf(run), 0), 11, 60);
  const needs = each(longestWord, 1, 30).map((letters) => letters * letterWidth + cellGap);
  const total = asks.reduce((sum, ask) => sum + ask, 0);
  const left = inner - needs.reduce((sum, need) => sum + need, 0);
  return asks.map((ask, at) => (left < 0 ? (ask / total) * inner : (needs[at] ?? 0) + (ask / total) * left));
}

/** Points of a letter of a cell, as those of numbers and names come out. */
const letterWidth = 5.3;
const longestWord = (line: Line): number =>
  Math.max(
    0,
    ...line.flatMap((run) => (typeof run === "string" ? run.split(" ").map((word) => word.length) : [])),
  );

const lengthOf = (run: Line[number]): number =>
  typeof run === "string" ? run.length : run.blank.length + 20;

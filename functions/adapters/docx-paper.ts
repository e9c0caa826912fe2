import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { blankText, footOf, numbered } from "../../workflows/papers/paper.ts";
import type { Block, Line, LineStyle, Paper } from "../../workflows/papers/paper.ts";

const styles = {
  title: { heading: HeadingLevel.HEADING_1, spacing: { before: 240, after: 160 } },
  heading: { heading: HeadingLevel.HEADING_2, spacing: { before: 200, after: 100 }, keepNext: true },
  notice: { spacing: { after: 200 } },
  paragraph: { spacing: { after: 140 } },
} as const satisfies Record<LineStyle, object>;

const runsOf = (line: Line, bold = false): TextRun[] =>
  line.map((run) =>
    typeof run === "string"
      ? new TextRun({ text: run, bold })
      : // A blank is seen at a glance and reads as text: it is lost in no form.
        new TextRun({ text: blankText(run.blank), bold, highlight: "yellow" }),
  );

function elementsOf(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case "new-page":
      return [new Paragraph({ children: [new PageBreak()] })];
    case "lines":
      return block.lines.map(
        (line, at) =>
          new Paragraph({
            children: runsOf(line),
            spacing: { after: at === block.lines.length - 1 ? 200 : 0 },
          }),
      );
    case "items":
      return numbered(block.items).map(
        (line) =>
          new Paragraph({
            children: runsOf(line),
            indent: { left: 360, hanging: 360 },
            spacing: { after: 100 },
          }),
      );
    case "table":
      return [tableOf(block), new Paragraph({ spacing: { after: 100 } })];
    case "title":
    case "heading":
    case "notice":
    case "paragraph":
      return [
        new Paragraph({ children: runsOf(block.line, block.kind === "notice"), ...styles[block.kind] }),
      ];
  }
}

function tableOf({ head, rows }: Extract<Block, { kind: "table" }>): Table {
  const cell = (line: Line, bold = false) =>
    new TableCell({
      children: [new Paragraph({ children: runsOf(line, bold) })],
      margins: { top: 60, bottom: 60, left: 90, right: 90 },
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: head.map((words) => cell([words], true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((line) => cell(line)) })),
    ],
  });
}

/** Sets a paper as a document of a word processor, to be worked on. */
export async function setDocx(paper: Paper): Promise<Uint8Array> {
  const foot = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ text: `${footOf(paper)}, page `, size: 16 }),
      new TextRun({ children: [PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES], size: 16 }),
    ],
  });
  const document = new Document({
    title: paper.title,
    creator: "Duces",
    lastModifiedBy: "Duces",
    styles: {
      default: {
        document: { run: { font: "Times New Roman", size: 22, language: { value: "en-US" } } },
        heading1: { run: { font: "Times New Roman", size: 28, bold: true, color: "000000" } },
        heading2: { run: { font: "Times New Roman", size: 24, bold: true, color: "000000" } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 12_240, height: 15_840 },
            margin: { top: 1280, right: 1280, bottom: 1280, left: 1280 },
          },
        },
        footers: { default: new Footer({ children: [foot] }) },
        children: paper.blocks.flatMap(elementsOf),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

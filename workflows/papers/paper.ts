import type { Counsel, MissingWords, PaperName } from "../contract/papers-to-send.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";

/** A stretch of a line: words, or a marked blank that names what is missing. */
export type Run = string | { readonly blank: string };
export type Line = readonly Run[];

/** How a line stands on the page. */
export type LineStyle = "title" | "heading" | "notice" | "paragraph";

/** One block of a paper, in reading order. */
export type Block =
  | { readonly kind: LineStyle; readonly line: Line }
  /** Lines that stand together: an address, a caption, a place to sign. */
  | { readonly kind: "lines"; readonly lines: readonly Line[] }
  /** A numbered list; the numbers are part of the text. */
  | { readonly kind: "items"; readonly items: readonly Line[] }
  | { readonly kind: "table"; readonly head: readonly string[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly kind: "new-page" };

/** One paper as it stands today: every form that is made of it says this and nothing else. */
export type Paper = {
  readonly paper: PaperName;
  readonly title: string;
  readonly version: string;
  readonly on: CalendarDate;
  readonly counsel: Counsel;
  readonly blocks: readonly Block[];
  readonly missing: readonly MissingWords[];
  /** Legal paragraphs in it whose source is still to be checked. */
  readonly unverified: number;
};

/** As much of a paper as is set on pages. */
export type Sheet = Pick<Paper, "title" | "version" | "blocks">;

/** A line as it reads; a blank shows what is to be filled in. */
export const lineText = (line: Line): string =>
  line.map((run) => (typeof run === "string" ? run : blankText(run.blank))).join("");

/** How a blank is written, in every form alike. */
export const blankText = (label: string): string => `[To be filled in: ${label}]`;

/** The numbers of a list are written out, so that both forms and whoever reads aloud have the same. */
export const numbered = (items: readonly Line[]): readonly Line[] =>
  items.map((item, at) => [`${at + 1}. `, ...item]);

/** The lines of a block in reading order. */
export function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "new-page":
      return [];
    case "lines":
      return block.lines.map(lineText);
    case "items":
      return numbered(block.items).map(lineText);
    case "table":
      return [...block.head, ...block.rows.flatMap((row) => row.map(lineText))];
    case "title":
    case "heading":
    case "notice":
    case "paragraph":
      return [lineText(block.line)];
  }
}

/** What stands at the foot of every page beside its number. */
export const footOf = ({ title, version }: Pick<Paper, "title" | "version">): string =>
  `${title} (template ${version})`;

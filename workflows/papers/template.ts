import type { PaperName } from "../contract/papers-to-send.ts";
import type { PaperCase } from "./case.ts";
import type { FieldName } from "./fields.ts";
import type { LegalName } from "./legal.ts";
import type { LineStyle } from "./paper.ts";

/**
 * A piece of a template. In its text `{name}` is a merge field, and `{name?}` one that a line does without: the line is left
 * out where it is not known. Lists and tables are read from the case, `orElse` is the field that is missing where they are
 * empty.
 */
type PieceText =
  | { readonly kind: LineStyle; readonly text: string }
  | { readonly kind: "lines"; readonly lines: readonly string[] }
  /** A paragraph of law: its words and citations are locked. */
  | { readonly kind: "law"; readonly name: LegalName }
  | {
      readonly kind: "items" | "paragraphs";
      readonly of: (about: PaperCase) => readonly string[];
      readonly orElse: FieldName;
    }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly of: (about: PaperCase) => readonly (readonly string[])[];
      readonly orElse: FieldName;
    }
  | { readonly kind: "new-page" };
export type Piece = PieceText & { readonly when?: (about: PaperCase) => boolean };

/** One paper as data: to whom it goes, when the case calls for it, and its pieces in order. */
export type Template = {
  readonly paper: PaperName;
  /** Raised with every change of a word. */
  readonly version: string;
  readonly title: string;
  readonly to: string;
  /** `if-asked`: counsel reads it where the law of the case asks for counsel. */
  readonly counsel: "signs" | "if-asked" | "none";
  /** It says the same of a patient and of a stranger: the case it is drawn from knows neither match nor records. */
  readonly forStrangersToo: boolean;
  /** Why the case calls for it now; nothing where it does not. */
  readonly offered: (about: PaperCase) => string | undefined;
  /** Why it must not be drawn up, and what goes in its place, where the case might make somebody think of it. */
  readonly keptBack?: (about: PaperCase) => string | undefined;
  readonly pieces: readonly Piece[];
};

export const title = (text: string): Piece => ({ kind: "title", text });
export const heading = (text: string): Piece => ({ kind: "heading", text });
export const say = (text: string, when?: Piece["when"]): Piece => ({
  kind: "paragraph",
  text,
  ...(when ? { when } : {}),
});
export const lines = (...text: string[]): Piece => ({ kind: "lines", lines: text });
export const law = (name: LegalName, when?: Piece["when"]): Piece => ({
  kind: "law",
  name,
  ...(when ? { when } : {}),
});
export const newPage: Piece = { kind: "new-page" };

import type { LeftOut, SetAsideReason } from "../../workflows/contract/rebuilt.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";

/** One file of the torture corpus: made here, the same bytes whenever it is made, with what must become of it. */
export type TortureCase = {
  /** Group and name, unique in the corpus. */
  readonly id: string;
  /** The abuse cases of the threat model that it plays. */
  readonly abuse?: readonly string[];
  readonly pages: number;
  readonly bytes: () => Buffer;
  readonly expected: Delivered | Refused;
};
export type Delivered = {
  readonly becomes: "delivered";
  /** Words that are nowhere in what is delivered, in no object however it is packed. */
  readonly gone?: readonly string[];
  /** Words that a page draws. */
  readonly kept?: readonly string[];
  readonly leftOut?: readonly LeftOut[];
  /** How its pages compare with the original as another engine draws it: nothing of them may change, or that one draws it otherwise. */
  readonly look?: "same" | "another";
};
export type Refused = {
  readonly becomes: "set-aside";
  /** The reasons that will do: which budget is spent first depends on the engine. */
  readonly as: readonly SetAsideReason[];
};

export const delivered = (more: Omit<Delivered, "becomes"> = {}): Delivered => ({
  becomes: "delivered",
  ...more,
});
export const setAside = (...as: readonly SetAsideReason[]): Refused => ({ becomes: "set-aside", as });

export const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
export const withFont = `/Resources<</Font<</F1 ${helvetica}>>>>`;
/** Text drawn at a place, black unless told otherwise. */
export const saying = (words: string, x = 72, y = 700, before = "0 g"): string =>
  `BT ${before} /F1 12 Tf ${x} ${y} Td (${words}) Tj ET`;

type More = NonNullable<Parameters<typeof onePage>[1]>;
/** One page that draws some content, with a font F1. */
export const drawing = (content: string, { page = "", ...more }: More = {}): Buffer =>
  onePage(streamObject(Buffer.from(content, "latin1"), 1), {
    page: page.includes("/Resources") ? page : `${withFont}${page}`,
    ...more,
  });

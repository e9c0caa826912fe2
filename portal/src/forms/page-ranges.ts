import { pagesListed } from "../../../workflows/contract/pages-to-read.ts";

/** Pages as somebody wrote them down, in their order, or what is wrong and what would be right, in words. */
export type PagesWritten =
  | { readonly ok: true; readonly pages: readonly number[] }
  | { readonly ok: false; readonly words: string };

const wrong = (words: string): PagesWritten => ({ ok: false, words });

/**
 * Reads page numbers and ranges such as "3, 7-12" against the pages that are asked about, of a record of so many. A range stands for
 * those within it that are asked about.
 */
export function pagesWritten(text: string, asked: readonly number[], most: number): PagesWritten {
  const pages = new Set<number>();
  const parts = text
    .replaceAll(/\s*(?:[-–]|\bto\b)\s*/gu, "-")
    .split(/[\s,;]+/u)
    .filter((part) => part !== "");
  for (const part of parts) {
    const [, from, to = from] = /^(\d{1,6})(?:-(\d{1,6}))?$/u.exec(part) ?? [];
    if (from === undefined)
      return wrong(`"${part}" is no page. Write numbers and ranges with commas, such as 3, 7-12.`);
    const [first, last] = [Number(from), Number(to)];
    if (first > last) return wrong(`${part} runs backwards. Write ${last}-${first}.`);
    const beyond = [first, last].find((page) => page < 1 || page > most);
    if (beyond !== undefined)
      return wrong(
        `There is no page ${beyond}. The record has pages 1 to ${most}: write numbers among them.`,
      );
    const within = asked.filter((page) => page >= first && page <= last);
    if (within.length === 0)
      return wrong(`${part} is not asked about. Write some of these: ${pagesListed(asked)}.`);
    for (const page of within) pages.add(page);
  }
  return { ok: true, pages: [...pages].toSorted((one, other) => one - other) };
}

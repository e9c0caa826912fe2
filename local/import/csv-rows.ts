import { SourceUnreadable } from "./piece.ts";

/**
 * The rows of a CSV text (RFC 4180) by the names in its first line: quotes double inside quotes, lines end in LF or CRLF.
 * Throws SourceUnreadable with the number of a line that cannot be read.
 */
export function csvRows(text: string): readonly Readonly<Record<string, string>>[] {
  const [names = [], ...rows] = linesOf(text.replace(/^\uFEFF/, ""));
  return rows
    .filter((cells) => cells.some((cell) => cell !== ""))
    .map((cells, at) => {
      if (cells.length !== names.length)
        throw new SourceUnreadable(
          `Row ${at + 1} of the manifest has ${cells.length} cells, its first line ${names.length}.`,
        );
      return Object.fromEntries(names.map((name, column) => [name.trim(), cells[column]?.trim() ?? ""]));
    });
}

function linesOf(text: string): string[][] {
  const lines: string[][] = [[]];
  // A cell in quotes or without, and what ends it.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (!found)
      throw new SourceUnreadable(`Line ${lines.length} of the manifest has a quote where none may stand.`);
    const [, quoted, plain = "", end] = found;
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== "," && cell.lastIndex < text.length) lines.push([]);
    if (end === "," && cell.lastIndex === text.length) lines.at(-1)?.push("");
  }
  return lines;
}

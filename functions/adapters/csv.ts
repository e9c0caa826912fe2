// A spreadsheet takes a cell that begins like a formula for one, also behind blanks and in full-width letters. An apostrophe
// before it keeps it text (OWASP, CSV injection).
const likeAFormula = /^[\s\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]/u;

/** Rows as RFC 4180 writes them, every cell quoted, none of them a formula; with a mark that they are UTF-8. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

function cell(text: string): string {
  const safe = likeAFormula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""').replaceAll("\0", "")}"`;
}

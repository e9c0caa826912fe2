/** A word, number, clock time or mark of a text, with its place in UTF-16 code units. */
export type Token = {
  /** Lower case, plain letters, without a possessive ending: what phrases are compared with. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  readonly capital: boolean;
  /** Written in capitals throughout: CBT, but not act. */
  readonly acronym: boolean;
};

// Each alternative is settled by its first character and repeats one class at a time, so that no text makes it go back.
const pieces =
  /\d{1,2}:\d{2}|\d+(?:\.\d+)?|[ap]\.m\.|[\p{L}\p{M}]+(?:(?:['’]|-\r?\n)[\p{L}\p{M}]+)*|\n|[.,:;?!()"“”…]|(?<![\p{L}\p{N}])['‘]|['’](?!\p{L})/giu;

const plain = (raw: string): string =>
  raw
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/-\r?\n/gu, "")
    .replace(/'s$/u, "");

const opens = (raw: string): boolean => raw === "“" || raw === "‘";
const closes = (raw: string): boolean => raw === "”" || raw === "’";

/** The tokens of a text. A quotation that nobody closed ends with its paragraph. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const open = { double: false, single: false };
  let before = "";
  for (const { 0: raw, index: from } of text.matchAll(pieces)) {
    const quotes = /^["“”]$/u.test(raw) ? "double" : /^['‘’]$/u.test(raw) ? "single" : undefined;
    if (quotes !== undefined) open[quotes] = opens(raw) || (!closes(raw) && !open[quotes]);
    if (raw === "\n" && before === "\n") open.double = open.single = false;
    tokens.push({
      text: quotes === undefined ? plain(raw) : '"',
      from,
      to: from + raw.length,
      quoted: quotes === undefined && (open.double || open.single),
      capital: /^\p{Lu}/u.test(raw),
      acronym: /^\p{Lu}+(?:['’]?s)?$/u.test(raw),
    });
    before = raw;
  }
  return tokens;
}

// What stands beside the pages of a document (bookmarks, properties, values) may repeat what the pages show. What it says
// beyond them is what a redaction forgot.

/** Words that name what a document is, not whom it is about. */
const naming = new Set(
  `about abstract acknowledgements adobe acrobat agreement and application appendix assessment attachment authorization bates bibliography billing certificate
  certification chapter chart clean clinic clinical confidential contents copy court cover custodian default discharge doc document documents
  docx draft evaluation example exhibit figure file final for foreword form from health history index initial intake into introduction invoice letter list
  medical mental microsoft none note notes notice order page pages template table part patient pdf plan practice print produced production
  progress psychiatric psychotherapy record records redacted references report request response sample scan scanned section session statement
  subpoena summary test the this title treatment untitled version volume with word`.split(/\s+/),
);

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
const folded = (text: string) => text.normalize("NFKC").toLowerCase();
/** Longer words are looked for without regard to where a page breaks them. */
const longWord = 5;

/** The words that the pages show, to ask about others. */
export type Vocabulary = { readonly has: (word: string) => boolean; readonly isEmpty: boolean };

/** The vocabulary of everything that pages show. */
export function vocabularyOf(texts: readonly string[]): Vocabulary {
  const words = new Set<string>();
  const run: string[] = [];
  for (const text of texts)
    for (const [word] of folded(text).matchAll(wordPattern)) {
      words.add(word);
      run.push(word);
    }
  const together = run.join("");
  return {
    has: (word) => words.has(word) || (word.length >= longWord && together.includes(word)),
    isEmpty: words.size === 0,
  };
}

/** When a program wrote something, to the day or the second (ISO 8601). */
const instant = /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?/gi;

/** The words of a text, of three letters or digits and more, that no page shows, each once. */
export function unseenWords(text: string, pages: Vocabulary): readonly string[] {
  const words = [...folded(text.replaceAll(instant, " ")).matchAll(wordPattern)].map(([word]) => word);
  return [...new Set(words)].filter((word) => word.length >= 3 && !pages.has(word));
}

/** Of these, the words that say more than what kind of document it is. */
export const tellingWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !naming.has(word) && !isDateOrNumber(word));

/** Small numbers, years and days as programs write them say nothing about anybody. */
const isDateOrNumber = (word: string) => /^(?:\d{1,3}|(?:19|20)\d{2}(?:\d{2}){0,5}z?)$/.test(word);

/** A token of letters and digits, as charts and accounts are numbered. */
const reference = /^(?=.*\p{L})(?=.*\p{N}).{6,}$/u;
const socialSecurityNumber = /\b\d{3}[- ]\d{2}[- ]\d{4}\b/;
/** Whether a text says at least so many things beyond the pages; a number that is one person's counts as two. */
export const saysMore = (text: string, telling: readonly string[], from: number): boolean => {
  const numbers = telling.filter((word) => reference.test(word)).length;
  const more = numbers + (socialSecurityNumber.test(text) ? 1 : 0);
  return telling.length > 0 && telling.length + more >= from;
};

/** Of these words, those that a text writes as names are written. A title names most documents in common words. */
export const namesAmong = (telling: readonly string[], text: string): readonly string[] => {
  const names = new Set(
    [...text.normalize("NFKC").matchAll(/\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+/gu)].map(([word]) =>
      word.toLowerCase(),
    ),
  );
  return telling.filter((word) => names.has(word));
};

/** Letters and digits alone, small: as a term is looked for in text that is broken, spaced or set in pieces. */
export const squeezed = (text: string): string =>
  // One by one: a run of millions, as pictures have, is more than the engine of expressions holds.
  folded(text).replaceAll(/[^\p{L}\p{N}]/gu, "");

import type { RedactionReason } from "../../contract/redaction.ts";
import type { FoundAs } from "../../contract/redaction-marks.ts";

/** What is looked for besides what every record is searched for. */
export type Search = {
  /** Words that a reviewer gives, as they stand in the record. */
  readonly words: readonly string[];
  /** Full names of the other persons of a couple, a family or a group. */
  readonly names: readonly string[];
};
/** Some words of a page that may have to go, from one place in the list of its words to before another. Only a person decides. */
export type Found = {
  readonly from: number;
  readonly to: number;
  readonly as: FoundAs;
  readonly reason: RedactionReason;
};
type Pattern = { readonly as: FoundAs; readonly reason: RedactionReason; readonly pattern: RegExp };

const between = String.raw`[-–.\s]`;
const month = String.raw`(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?`;
const date = [
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})`,
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`${month} \d{1,2},? \d{4}`,
  String.raw`\d{1,2} ${month},? \d{4}`,
].join("|");

// A group named "it" is what goes; without one all of the match does. Each is tried at every place and none looks far.
const patterns: readonly Pattern[] = [
  {
    as: "social-security-number",
    reason: "social-security-number",
    pattern: new RegExp(
      String.raw`(?<![\d-])(?:\d{3}${between}\d{2}${between}\d{4}|(?<=(?:ssn|social security)[\s\w.:#]{0,12}?)\d{9})(?![\d-])`,
      "giu",
    ),
  },
  {
    as: "phone-number",
    reason: "contact-detail",
    pattern:
      /(?<![\d-])(?:\+?1[-–.\s]?)?(?:\([2-9]\d{2}\)|[2-9]\d{2})[-–.\s]{0,2}\d{3}[-–.\s]?\d{4}(?![\d-])/gu,
  },
  {
    as: "e-mail-address",
    reason: "contact-detail",
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,6}/gu,
  },
  {
    as: "date-of-birth",
    reason: "date-of-birth",
    pattern: new RegExp(
      String.raw`\b(?:dob|d\.o\.b|date of birth|birth ?date|birthday|born)\b[^\d\n]{0,16}?(?<it>${date})`,
      "giu",
    ),
  },
  {
    as: "account-number",
    reason: "account-number",
    pattern:
      /\b(?:account|acct|card|member|policy|subscriber)\b[\s.:#]{0,4}(?:(?:no|number|id)\b[\s.:#]{0,4})?(?<it>(?=[A-Z-]{0,8}\d)[A-Z0-9][A-Z0-9-]{5,24})/giu,
  },
];

/**
 * Looks through the words of one page, in the order in which they are read. What it finds are proposals: it misses what is
 * written otherwise, and finds what may stay.
 */
export function searchWords(words: readonly string[], search: Search): readonly Found[] {
  const { text, starts } = joined(words);
  const given = search.words.flatMap((phrase) => wordsPattern(phrase, "given-words", "minimum-necessary"));
  const names = search.names.flatMap(namePatterns);
  const found = [...patterns, ...given, ...names].flatMap(({ as, reason, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const it = match.groups?.it;
      const start = it === undefined ? match.index : match.index + match[0].lastIndexOf(it);
      const [from, to] = wordsAt(starts, start, start + (it ?? match[0]).length);
      return to > from ? [{ from, to, as, reason }] : [];
    }),
  );
  return withoutNested(found).toSorted((one, other) => one.from - other.from || one.to - other.to);
}

/** One text of all words, and where each begins; a word that is broken at the end of a line is whole again. */
function joined(words: readonly string[]): { readonly text: string; readonly starts: readonly number[] } {
  let text = "";
  const starts = words.map((word, at) => {
    const isRest = /\p{L}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(word);
    if (isRest) text = text.slice(0, -1);
    else if (at > 0) text += " ";
    const start = text.length;
    text += word.normalize("NFKC");
    return start;
  });
  return { text, starts };
}

function wordsAt(starts: readonly number[], from: number, to: number): readonly [number, number] {
  const first = starts.findLastIndex((start) => start <= from);
  const after = starts.findIndex((start) => start >= to);
  return [Math.max(0, first), after < 0 ? starts.length : after];
}

const special = /[.*+?^${}()|[\]\\/-]/g;
const literal = (text: string) => text.replaceAll(special, String.raw`\$&`);
/** Whole words only, whatever stands between them: `Doe` is not found in `does`, but in `Doe's` and `(Doe)`. */
const whole = (parts: readonly string[]) =>
  String.raw`(?<![\p{L}\p{N}])${parts.map(literal).join(String.raw`,?\s`)}(?![\p{L}\p{N}])`;
const partsOf = (phrase: string) =>
  phrase
    .normalize("NFKC")
    .split(/[\s,]+/u)
    .filter((part) => part !== "");

function wordsPattern(phrase: string, as: FoundAs, reason: RedactionReason): readonly Pattern[] {
  const parts = partsOf(phrase);
  return parts.length === 0 ? [] : [{ as, reason, pattern: new RegExp(whole(parts), "giu") }];
}

/** A name whole and turned round, and each part of it that begins with a capital letter there, too: `Will` is not found in `will`. */
function namePatterns(name: string): readonly Pattern[] {
  const parts = partsOf(name);
  const [as, reason] = ["name-of-another", "other-person"] as const;
  const each = parts.filter((part) => /^\p{Lu}[\p{L}'’-]+$/u.test(part));
  const inCapitals = each.map((part) => part.toLocaleUpperCase("en-US"));
  return [
    ...wordsPattern(name, as, reason),
    ...wordsPattern([...parts.slice(-1), ...parts.slice(0, -1)].join(" "), as, reason),
    ...[...each, ...inCapitals].map((part) => ({ as, reason, pattern: new RegExp(whole([part]), "gu") })),
  ];
}

/** Without what lies wholly within something else that was found, or was found before. */
const withoutNested = (found: readonly Found[]): readonly Found[] =>
  found.filter(
    (one, at) =>
      !found.some(
        (other, n) =>
          n !== at &&
          other.from <= one.from &&
          one.to <= other.to &&
          (other.to - other.from > one.to - one.from || n < at),
      ),
  );

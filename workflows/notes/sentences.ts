import { headings, type Section } from "./headings.ts";
import { readingOf } from "./lexicon.ts";
import type { Read } from "./matching.ts";
import { tokensOf, type Token } from "./tokens.ts";

/** A sentence, or a line that stands for one, under the heading it belongs to. */
export type Sentence = Read & { readonly section: Section | undefined };

type Heading = { readonly section: Section | undefined; readonly body: number; readonly alone: boolean };

const sections: ReadonlyMap<string, Section> = new Map(
  Object.entries(headings).flatMap(([section, names]) =>
    names.map((name): [string, Section] => [name, section as Section]),
  ),
);
const longestHeading = 4;
// The parts of a form last until the next heading; a topic lasts for its sentence, or for the paragraph it stands above.
const lasting: ReadonlySet<Section> = new Set<Section>([
  "subjective",
  "objective",
  "assessment",
  "plan",
  "data",
  "behavior",
  "intervention",
  "response",
  "conversation",
]);
const titles = new Set(["dr", "mr", "mrs", "ms", "st", "vs", "approx", "cf", "jr"]);
// A shorter line was broken by the writer, a longer one by the width of the page.
const pageWidth = 55;
// A text without marks is cut, so that looking around within a sentence stays short.
const longestSentence = 200;

/** Words before a colon at the start of a sentence, or a known heading alone on its line. */
function headingOf(tokens: readonly Token[]): Heading | undefined {
  for (let length = 1; length <= longestHeading; length += 1) {
    const words = tokens.slice(0, length);
    if (words.length < length || !words[0]?.capital) return undefined;
    const section = sections.get(words.map(({ text }) => text).join(" "));
    // A heading that is not ours still ends the section before it.
    if (tokens[length]?.text === ":")
      return { section, body: length + 1, alone: tokens.length === length + 1 };
    const alone = tokens.length === length && length + words[0].text.length > 2;
    if (alone && section !== undefined) return { section, body: length, alone };
  }
  return undefined;
}

/** Whether a mark ends the sentence before `next`; a closing quotation or parenthesis stays with its sentence. */
function endsBefore(group: readonly Token[], next: Token): boolean {
  const after = group.at(-1)?.text === '"' || group.at(-1)?.text === ")" ? 1 : 0;
  const mark = group.at(-1 - after);
  const word = group.at(-2 - after);
  if (!mark || !/[.?!…]$/u.test(mark.text)) return false;
  if (next.text === '"') return after === 1 || !mark.quoted;
  if (next.text !== "(" && !next.capital && !/^\d/u.test(next.text)) return false;
  const initial = word?.capital === true && word.text.length === 1;
  return mark.text !== "." || word === undefined || !(titles.has(word.text) || initial);
}

const isBlankOrBullet = (between: string): boolean => /\n[^\S\n]*\n|[-–—•*·]/u.test(between);

/** The sentences of a text in order. */
export function sentencesOf(text: string): readonly Sentence[] {
  const groups: { tokens: Token[]; opensParagraph: boolean }[] = [];
  let lineFrom = 0;
  let wasBreak = false;
  let hasLetters = false;
  const tokens = tokensOf(text);
  for (const [at, token] of tokens.entries()) {
    if (token.text === "\n") {
      wasBreak = true;
      continue;
    }
    const group = groups.at(-1)?.tokens;
    const last = group?.at(-1);
    const between = text.slice(last?.to ?? 0, token.from);
    const rest = tokens.slice(at, at + longestHeading + 1);
    const newLine =
      wasBreak &&
      (isBlankOrBullet(between) ||
        (last?.to ?? 0) - lineFrom < pageWidth ||
        headingOf(rest)?.body !== undefined);
    const letter = token.capital && rest[1]?.text === ":" && /^[soapdbir]$/u.test(token.text);
    const starts: boolean =
      !group ||
      newLine ||
      (letter && hasLetters) ||
      group.length >= longestSentence ||
      endsBefore(group, token);
    hasLetters ||= starts && letter;
    if (starts || !group) groups.push({ tokens: [token], opensParagraph: /\n[^\S\n]*\n/u.test(between) });
    else group.push(token);
    if (wasBreak) lineFrom = token.from;
    wasBreak = false;
  }
  let open: Section | undefined;
  let empty = false;
  return groups.map(({ tokens: words, opensParagraph }) => {
    const heading = headingOf(words);
    if (heading)
      open = heading.alone || !heading.section || lasting.has(heading.section) ? heading.section : undefined;
    else if (opensParagraph && !empty) open = undefined;
    empty = heading?.alone ?? false;
    return {
      tokens: words,
      body: heading?.body ?? 0,
      reading: readingOf(words),
      section: heading?.section ?? open,
    };
  });
}

import { proposalConfidences, type NoteKeptAs, type NoteProposal } from "../contract/note-proposal.ts";
import { standsIn } from "./contexts.ts";
import { confidence, kindsOfProposal } from "./kinds.ts";
import { matches, type Match } from "./matching.ts";
import { phrase, type Phrase } from "./phrase.ts";
import type { Finds, LanguageRule } from "./rule.ts";
import { languageRules } from "./rules/index.ts";
import { sentencesOf, type Sentence } from "./sentences.ts";
import { storyIn } from "./story.ts";

/** The text of a note and how it is kept. */
export type NoteToCheck = { readonly keptAs: NoteKeptAs; readonly text: string };

type Ready = {
  readonly rule: LanguageRule;
  readonly any: readonly Phrase[];
  readonly and: readonly Phrase[];
  readonly not: readonly Phrase[];
};

const looksFor: Readonly<Record<NoteKeptAs, readonly Finds["kind"][]>> = {
  "psychotherapy-note": ["excluded-item"],
  "progress-note": ["session-content", "refers-to-psychotherapy-notes"],
};

const ready: readonly Ready[] = languageRules.map((rule) => ({
  rule,
  any: (rule.any ?? []).map(phrase),
  and: (rule.and ?? []).map(phrase),
  not: (rule.not ?? []).map(phrase),
}));

/** The runs of words inside quotation marks. */
function quotations({ tokens }: Sentence): readonly Match[] {
  const starts = tokens.flatMap(({ quoted }, at) => (quoted && tokens[at - 1]?.quoted !== true ? [at] : []));
  return starts.map((from) => {
    const length = tokens.slice(from).findIndex(({ quoted }) => !quoted);
    return { from, to: length < 0 ? tokens.length : from + length };
  });
}

/** Where a rule speaks in a sentence. */
function speaks({ rule, any, and, not }: Ready, sentence: Sentence, points: number): readonly Match[] {
  const { tells = -Infinity, tellsAtMost = Infinity } = rule;
  if (points < tells || points > tellsAtMost) return [];
  if (rule.under && (sentence.section === undefined || !rule.under.includes(sentence.section))) return [];
  const whole = { from: sentence.body, to: sentence.tokens.length };
  if (whole.from === whole.to) return [];
  const places = rule.inside === "quotation" ? quotations(sentence) : [{ from: 0, to: whole.to }];
  const candidates =
    any.length === 0
      ? [whole]
      : places.flatMap(({ from, to }) => any.flatMap((one) => matches(one, sentence, from, to)));
  const found = candidates.filter(
    (match) => !rule.unless.some((context) => standsIn(context, sentence, match)),
  );
  if (found.length === 0) return [];
  const has = (one: Phrase): boolean => matches(one, sentence).length > 0;
  if (not.some(has) || (and.length > 0 && !and.some(has))) return [];
  return found;
}

const sameFinding = (one: Finds, other: Finds): boolean =>
  one.kind === other.kind &&
  (one.kind !== "excluded-item" || other.kind !== "excluded-item" || one.item === other.item);

/** Overlapping and touching matches become one. */
function joined(found: readonly Match[]): readonly Match[] {
  const inOrder = found.toSorted((one, other) => one.from - other.from || other.to - one.to);
  return inOrder.reduce<readonly Match[]>((sum, match) => {
    const last = sum.at(-1);
    if (last === undefined || match.from > last.to) return [...sum, match];
    return [...sum.slice(0, -1), { from: last.from, to: Math.max(last.to, match.to) }];
  }, []);
}

/** What a sentence gives rise to: one proposal for each thing found, with every rule that found it. */
function proposalsOf(text: string, sentence: Sentence, rules: readonly Ready[]): readonly NoteProposal[] {
  const spanOf = ({ from, to }: Match) => {
    const start = sentence.tokens[from]?.from ?? 0;
    const end = sentence.tokens[to - 1]?.to ?? start;
    return { from: start, to: end, quote: text.slice(start, end) };
  };
  const points = storyIn(sentence);
  const spoke = rules
    .map((one) => ({ rule: one.rule, found: speaks(one, sentence, points) }))
    .filter(({ found }) => found.length > 0)
    .toSorted(
      (one, other) =>
        proposalConfidences.indexOf(one.rule.confidence) - proposalConfidences.indexOf(other.rule.confidence),
    );
  const firsts = spoke.filter(
    ({ rule }, at) => spoke.findIndex((one) => sameFinding(one.rule.finds, rule.finds)) === at,
  );
  return firsts.map(({ rule }) => {
    const agreeing = spoke.filter((one) => sameFinding(one.rule.finds, rule.finds));
    const { cite, decide } = kindsOfProposal[rule.finds.kind];
    return {
      ...rule.finds,
      ruleIds: agreeing.map((one) => one.rule.id),
      words: rule.says,
      confidence: confidence(rule.confidence),
      citation: cite,
      decide,
      spans: joined(agreeing.flatMap(({ found }) => found)).map(spanOf),
      passage: spanOf({ from: 0, to: sentence.tokens.length }),
    };
  });
}

/** Proposals about a note, in the order of its text. They are for a person to judge, and change nothing. */
export function checkNote({ keptAs, text }: NoteToCheck): readonly NoteProposal[] {
  const rules = ready.filter(({ rule }) => looksFor[keptAs].includes(rule.finds.kind));
  return sentencesOf(text).flatMap((sentence) => proposalsOf(text, sentence, rules));
}

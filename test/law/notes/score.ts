import { checkNote } from "../../../workflows/notes/check-note.ts";
import { checkPractice } from "../../../workflows/notes/check-practice.ts";
import type { NoteProposal } from "../../../workflows/contract/note-proposal.ts";
import { labelled, type Half, type LabelledNote, type LabelledPractice } from "./labelled.ts";

/** The kinds that are measured, as the labels name them. */
export const kinds = ["a", "b", "c", "d", "e"] as const;
type Kind = (typeof kinds)[number];

/** What came of one label or one proposal; `words` is for the person who reads the misses. */
export type Outcome = {
  readonly kind: Kind;
  readonly item: string;
  readonly in: string;
  readonly words: string;
  readonly right: boolean;
  /** Right, and under the same item too. */
  readonly sameItem: boolean;
};

/** Labels with whether they were found, and proposals with whether somebody had labelled their words. */
export type Score = { readonly labels: readonly Outcome[]; readonly proposals: readonly Outcome[] };

type Span = { readonly from: number; readonly to: number };
type Labelled = {
  readonly kind: Kind;
  readonly item: string;
  readonly words: string;
  readonly spans: readonly Span[];
};

const kindOf = {
  "excluded-item": "a",
  "session-content": "b",
  "refers-to-psychotherapy-notes": "c",
} as const;
const itemOf: Readonly<Record<string, string>> = {
  "session-start-stop-times": "session-times",
  modality: "modality-frequency",
  frequency: "modality-frequency",
  "clinical-test-results": "test-results",
};

/** Two spans are about the same words if they share at least half of the shorter one. */
const share = (one: Span, other: Span): boolean =>
  2 * (Math.min(one.to, other.to) - Math.max(one.from, other.from)) >=
  Math.min(one.to - one.from, other.to - other.from);

const meet = (one: Labelled, other: Labelled): boolean =>
  one.kind === other.kind && one.spans.some((a) => other.spans.some((b) => share(a, b)));

const asLabelled = (proposal: NoteProposal): Labelled => ({
  kind: kindOf[proposal.kind],
  item:
    proposal.kind === "excluded-item" ? (itemOf[proposal.item] ?? proposal.item.replace("summary-", "")) : "",
  words: `${proposal.spans.map(({ quote }) => quote).join(" / ")} [${proposal.ruleIds.join(", ")}]`,
  spans: proposal.spans,
});

function compare(where: string, wanted: readonly Labelled[], given: readonly Labelled[]): Score {
  const judge = (ones: readonly Labelled[], others: readonly Labelled[]) =>
    ones.map((one) => {
      const met = others.filter((other) => meet(one, other));
      return {
        kind: one.kind,
        item: one.item,
        in: where,
        words: one.words,
        right: met.length > 0,
        sameItem: met.some(({ item }) => item === one.item),
      };
    });
  return { labels: judge(wanted, given), proposals: judge(given, wanted) };
}

function scoreNote({ id, keptAs, text, labels }: LabelledNote): Score {
  const wanted = labels.map(({ kind, item, quote }) => {
    const from = text.indexOf(quote);
    if (from < 0) throw new RangeError(`${id}: the label "${quote}" is not in the text`);
    return { kind, item: item ?? "", words: quote, spans: [{ from, to: from + quote.length }] };
  });
  return compare(id, wanted, checkNote({ keptAs, text }).map(asLabelled));
}

const wholePractice = [{ from: 0, to: 1 }];

function scorePractice({ id, practice, labels }: LabelledPractice): Score {
  const place = (on: string | undefined, patient: string | undefined): Span[] => {
    const at = practice.sessions.findIndex((one) => one.on === on && one.patient === patient);
    return at < 0 ? [] : [{ from: at, to: at + 1 }];
  };
  const given = checkPractice(practice).map((proposal): Labelled =>
    proposal.kind === "one-set-only"
      ? { kind: "e", item: "", words: proposal.words, spans: wholePractice }
      : {
          kind: "d",
          item: "",
          words: `${proposal.session.on} ${proposal.session.patient}`,
          spans: place(proposal.session.on, proposal.session.patient),
        },
  );
  const wanted = labels.map(({ kind, on, patient }) => ({
    kind,
    item: "",
    words: `${on ?? ""} ${patient ?? ""}`,
    spans: kind === "e" ? wholePractice : place(on, patient),
  }));
  return compare(id, wanted, given);
}

/** The score of one half of the labelled set. */
export function scoreOf(half: Half): Score {
  const { notes, practices } = labelled(half);
  const scores = [...notes.map(scoreNote), ...practices.map(scorePractice)];
  return {
    labels: scores.flatMap(({ labels }) => labels),
    proposals: scores.flatMap(({ proposals }) => proposals),
  };
}

/**
 * Recall and precision of one kind, by words and by words and item together; 1 when there was nothing to find or nothing was
 * proposed.
 */
export function ratesOf(score: Score, kind: Kind) {
  const rate = (outcomes: readonly Outcome[], right: (outcome: Outcome) => boolean) => {
    const those = outcomes.filter((outcome) => outcome.kind === kind);
    return those.length === 0 ? 1 : those.filter(right).length / those.length;
  };
  return {
    labels: score.labels.filter((outcome) => outcome.kind === kind).length,
    proposals: score.proposals.filter((outcome) => outcome.kind === kind).length,
    recall: rate(score.labels, ({ right }) => right),
    precision: rate(score.proposals, ({ right }) => right),
    recallByItem: rate(score.labels, ({ sameItem }) => sameItem),
    precisionByItem: rate(score.proposals, ({ sameItem }) => sameItem),
  };
}

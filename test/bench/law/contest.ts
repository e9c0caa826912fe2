import { evaluate } from "../../../workflows/law/evaluate.ts";
import { cpuMs, summary, warmUps } from "../rounds.ts";
import { decisionFrom, type Decision } from "./decision.ts";
import type { FactSet } from "./fact-sets.ts";
import { cedarTrace, contextFor } from "./peers/cedar.ts";
import { bytesFor, compiledList } from "./peers/compiled-list.ts";
import { factsFor, jsonRulesEngine } from "./peers/json-rules-engine.ts";
import { decisionOf, partings } from "./product.ts";
import type { RuleBook } from "./rule-book.ts";
import { allQuestions } from "./two-valued.ts";

/** Everybody's rules of one book, made ready beforehand. */
type Bench = {
  readonly engine: ReturnType<typeof jsonRulesEngine>;
  readonly cedar: ReturnType<typeof cedarTrace>;
  readonly list: ReturnType<typeof compiledList>;
};

function benchFor(book: RuleBook, n: number): Bench {
  const questions = allQuestions(book);
  return {
    engine: jsonRulesEngine(questions),
    cedar: cedarTrace(`book-${n}`, questions),
    list: compiledList(book),
  };
}

/** A fact set with what each peer reads of it, made ready beforehand. */
const readied = (set: FactSet, bench: Bench) => ({
  ...set,
  bench,
  forEngine: factsFor(set.book, set.truths),
  forCedar: contextFor(set.book, set.truths),
  forList: bytesFor(set.truths),
});
type Readied = ReturnType<typeof readied>;

type Timed = { readonly us: number; readonly decisions: readonly Decision[] };
type Contestant = (share: readonly Readied[]) => Promise<Timed>;

/** Somebody who decides a share of the fact sets so often in a row that the time can be measured. */
const contestant =
  <T>(
    times: number,
    decide: (set: Readied) => T | Promise<T>,
    asDecision: (given: T, set: Readied) => Decision,
  ): Contestant =>
  async (share) => {
    const last: T[] = [];
    const begun = cpuMs();
    for (let time = 0; time < times; time += 1)
      for (const [n, set] of share.entries()) {
        const given = decide(set);
        last[n] = given instanceof Promise ? await given : given;
      }
    const us = ((cpuMs() - begun) * 1000) / (times * share.length);
    return { us, decisions: last.map((given, n) => asDecision(given, share[n] as Readied)) };
  };

const itself = (given: Decision): Decision => given;

const contestants = {
  product: contestant(
    200,
    ({ packs, scene }) => evaluate(packs, scene),
    (verdict, { book }) => decisionOf(book, verdict),
  ),
  "json-rules-engine": contestant(
    1,
    async ({ bench, book, scene, forEngine }) => decisionFrom(book, scene, await bench.engine(forEngine)),
    itself,
  ),
  "Cedar wasm": contestant(
    3,
    ({ bench, book, scene, forCedar }) => decisionFrom(book, scene, bench.cedar(forCedar)),
    itself,
  ),
  "compiled list": contestant(500, ({ bench, scene, forList }) => bench.list(forList, scene), itself),
} as const satisfies Record<string, Contestant>;

export type Name = keyof typeof contestants;
type Rival = Exclude<Name, "product">;

/** The least that the product must be, as a multiple of a rival's decisions per CPU second. */
export const bars = {
  "json-rules-engine": 100,
  "Cedar wasm": 50,
  "compiled list": 0.2,
} as const satisfies Record<Rival, number>;
export const rivals = Object.keys(bars) as readonly Rival[];

/** What came of an attempt: ratios of each round, the microseconds behind them, and every decision that parted. */
export type Attempt = {
  readonly ratios: Readonly<Record<Rival, ReturnType<typeof summary>>>;
  readonly us: Readonly<Record<Name, number>>;
  readonly parted: readonly string[];
  readonly compared: number;
};

const names = Object.keys(contestants) as readonly Name[];
const nobody = <Who extends string, T>(who: readonly Who[], of: () => T): Record<Who, T> =>
  Object.fromEntries(who.map((name) => [name, of()])) as Record<Who, T>;

/** Rounds in which everybody decides the same share of the fact sets, one after the other; each share has its round. */
export function contest(sets: readonly FactSet[], rounds: number): () => Promise<Attempt> {
  const books = [...new Set(sets.map(({ book }) => book))];
  const benches = new Map(books.map((book, n) => [book, benchFor(book, n)]));
  const ready = sets.map((set) => readied(set, benches.get(set.book) ?? benchFor(set.book, books.length)));
  return async () => {
    const times = nobody(names, (): number[] => []);
    const parted: string[] = [];
    let compared = 0;
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const share = ready.filter((_, n) => n % (warmUps + rounds) === round);
      const given = nobody(names, (): readonly Decision[] => []);
      for (const name of names) {
        const { us, decisions } = await contestants[name](share);
        given[name] = decisions;
        if (round >= warmUps) times[name].push(us);
      }
      for (const [n, { book }] of share.entries())
        for (const rival of rivals) {
          const [ours, theirs] = [given.product[n], given[rival][n]] as const;
          compared += book.rules.length + 1;
          if (ours === undefined || theirs === undefined) throw new Error(`${rival} gave no decision`);
          parted.push(...partings(book, ours, theirs).map((words) => `${rival}: ${words}`));
        }
    }
    const over = (rival: Rival) =>
      summary(times[rival].map((us, n) => us / (times.product[n] ?? Number.NaN)));
    return {
      ratios: Object.fromEntries(rivals.map((rival) => [rival, over(rival)])) as Attempt["ratios"],
      us: Object.fromEntries(names.map((name) => [name, summary(times[name]).median])) as Attempt["us"],
      parted,
      compared,
    };
  };
}

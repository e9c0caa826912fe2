import { canonicalJson } from "../../../functions/adapters/digests.ts";
import { cpuMs, summary, warmUps } from "../rounds.ts";
import { contestantsFor, nameOf } from "./contestants.ts";
import type { Contestant, Name } from "./contestants.ts";
import { eventsOfALife } from "./lives.ts";
import type { Life } from "./lives.ts";

type Rival = Exclude<Name, "product">;
/** The least that the product must be, as a multiple of a rival's transitions per CPU second; one has no bar. */
export const bars = {
  "XState as documented": 2.5,
  robot3: 0,
  "table and JSON": 0.12,
} as const satisfies Record<Rival, number>;
export const rivals = Object.keys(bars) as readonly Rival[];

/** What came of an attempt: ratios of each round, the microseconds behind them, and the lives that ended otherwise. */
export type Attempt = {
  readonly ratios: Readonly<Record<Rival, ReturnType<typeof summary>>>;
  readonly us: Readonly<Record<Name, number>>;
  readonly parted: readonly string[];
  readonly compared: number;
};
type Lived = { readonly us: number; readonly ends: readonly string[] };

function liveThrough({ begin, step, end }: Contestant, lives: readonly (readonly [number, Life])[]): Lived {
  const firsts = lives.map(([, { first }]) => begin(first));
  const begun = cpuMs();
  const lasts = lives.map(([number, { events }], n) =>
    events.reduce((stored, event, at) => step(stored, event, nameOf(number, at)), firsts[n] ?? ""),
  );
  const us = ((cpuMs() - begun) * 1000) / (lives.length * eventsOfALife);
  // In one order of keys: routes may differ in that and in nothing else.
  return { us, ends: lasts.map((last) => canonicalJson(JSON.parse(end(last)))) };
}

/** Rounds in which everybody leads the same share of all lives, one after the other; together the rounds lead `count`. */
export function contest(lives: readonly Life[], count: number, rounds: number): () => Attempt {
  const contestants = contestantsFor(lives);
  const names = Object.keys(contestants) as readonly Name[];
  const share = Math.ceil(count / rounds);
  return () => {
    const times = new Map<Name, number[]>(names.map((name) => [name, []]));
    const parted: string[] = [];
    let compared = 0;
    for (let round = 0; round < warmUps + rounds; round += 1) {
      const led = Array.from({ length: share }, (_empty, n) => {
        const number = (round * share + n) % lives.length;
        return [number, lives[number] as Life] as const;
      });
      const lived = new Map(names.map((name) => [name, liveThrough(contestants[name], led)]));
      const ours = lived.get("product")?.ends ?? [];
      for (const [name, { us, ends }] of lived) {
        if (round >= warmUps) times.get(name)?.push(us);
        compared += ends.length;
        parted.push(...ends.flatMap((end, n) => (end === ours[n] ? [] : [`${name}: life ${led[n]?.[0]}`])));
      }
    }
    const of = (name: Name): readonly number[] => times.get(name) ?? [];
    const ratio = (rival: Rival) => summary(of(rival).map((us, n) => us / (of("product")[n] ?? Number.NaN)));
    return {
      ratios: Object.fromEntries(rivals.map((rival) => [rival, ratio(rival)])) as Attempt["ratios"],
      us: Object.fromEntries(names.map((name) => [name, summary(of(name)).median])) as Attempt["us"],
      parted,
      compared,
    };
  };
}

import type { Found } from "./found.ts";
import { chainOf, passedBy } from "./found.ts";
import { explored, reached } from "./explored.ts";
import { everyPair, pairsOf } from "./places.ts";
import { woven } from "./weave.ts";

const mostWeaves = 400;

/** Every step of what was explored and of the ways that were woven to stand in these pairs, and the pairs that were met. */
export function tryPairs(wanted: (pair: string) => boolean): {
  readonly steps: readonly Found[];
  readonly met: ReadonlySet<string>;
} {
  const steps = [...explored];
  const met = new Set(steps.flatMap(({ snapshot }) => pairsOf(snapshot)));
  for (const pair of everyPair()) {
    if (met.has(pair) || !wanted(pair)) continue;
    for (const { from, events } of waysTo(pair)) {
      const news = passedBy(events, from).filter(({ snapshot }) =>
        pairsOf(snapshot).some((one) => !met.has(one)),
      );
      steps.push(...news);
      for (const { snapshot } of news) for (const one of pairsOf(snapshot)) met.add(one);
      if (met.has(pair)) break;
    }
  }
  return { steps, met };
}

function* waysTo(pair: string) {
  const [one = "", other = ""] = pair.split(" & ");
  let left = mostWeaves;
  for (const first of reached.get(one) ?? [])
    for (const second of reached.get(other) ?? [])
      for (const way of woven({ way: chainOf(first), to: one }, { way: chainOf(second), to: other }, 4)) {
        if ((left -= 1) < 0) return;
        yield way;
      }
}

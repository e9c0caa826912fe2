import { explored } from "./explored.ts";
import { everyTransition, transitionsTaken } from "./explore.ts";
import { chainOf } from "./found.ts";
import type { Found } from "./found.ts";

const known = new Map<string, readonly unknown[]>();
/** What one step takes, looked up by where it led from and to. */
function takenBy({ before, event, snapshot }: Found): readonly unknown[] {
  if (before === undefined) return [];
  const name = JSON.stringify([before.snapshot.value, before.snapshot.context.stage, event, snapshot.value]);
  const taken = known.get(name) ?? transitionsTaken(before.snapshot, event);
  known.set(name, taken);
  return taken;
}

/** Ways that take every transition between them, each the shortest that is known; and the transitions that none takes. */
export function coveringWays(): { readonly ways: readonly Found[]; readonly missed: readonly string[] } {
  const firsts = new Map<unknown, Found>();
  const lengths = new Map(explored.map((one) => [one, chainOf(one).length]));
  for (const one of [...explored].toSorted((a, b) => (lengths.get(a) ?? 0) - (lengths.get(b) ?? 0)))
    for (const taken of takenBy(one)) if (!firsts.has(taken)) firsts.set(taken, one);
  const left = new Set(firsts.keys());
  const ways: Found[] = [];
  // The longest first: what lies on its way needs no way of its own.
  for (const one of [...new Set(firsts.values())].toReversed()) {
    const chain = chainOf(one);
    if (!takenBy(one).some((taken) => left.has(taken))) continue;
    ways.push(one);
    for (const step of chain) for (const taken of takenBy(step)) left.delete(taken);
  }
  const missed = [...everyTransition()].filter(([one]) => !firsts.has(one)).map(([, where]) => where);
  // The machine's very first step leads out of a blank request, which no request stands in.
  return { ways, missed: missed.filter((where) => !where.includes("request.opened")) };
}

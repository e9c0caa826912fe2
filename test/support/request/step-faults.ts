import type { Found } from "./found.ts";
import { historyOf } from "./found.ts";
import { faultsOfLink, faultsOfRelease } from "./history.ts";

type Running = ReadonlyMap<string, number>;
const running = new WeakMap<Found, Running>();

/** The clocks that the effects up to here have started and not cancelled, and that have not rung: each with its generation. */
function startedBy(one: Found): Running {
  const known = running.get(one);
  if (known) return known;
  const chain: Found[] = [];
  let at: Found | undefined = one;
  for (; at !== undefined && !running.has(at); at = at.before) chain.unshift(at);
  let clocks: Running = at === undefined ? new Map<string, number>() : startedBy(at);
  for (const step of chain) {
    clocks = afterStep(clocks, step);
    running.set(step, clocks);
  }
  return clocks;
}

function afterStep(before: Running, { event, effects }: Found): Running {
  const clocks = new Map(before);
  const over = (id: string, generation: number) => {
    if (clocks.get(id) === generation) clocks.delete(id);
  };
  if (event.type === "clock.elapsed") over(event.clockId, event.generation);
  for (const effect of effects) {
    if (effect.kind === "cancel-clock") over(effect.clockId, effect.generation);
    if (effect.kind === "start-clock") clocks.set(effect.clockId, effect.generation);
  }
  return clocks;
}

/** A clock that runs and that nothing will ring, or one that will ring for nobody. */
export function faultsOfClocks(one: Found): readonly string[] {
  const started = [...startedBy(one)].map(([id, generation]) => `${id} ${generation}`).toSorted();
  const expected = Object.entries(one.snapshot.context.clocks)
    .flatMap(([id, { state, generation }]) => (state === "running" ? [`${id} ${generation}`] : []))
    .toSorted();
  return started.join() === expected.join() ? [] : [`${expected.join()} run, started are ${started.join()}`];
}

/** What the accounting of disclosures needs of every release, each its own row (45 CFR 164.528(b)). */
function faultsOfAccounting(one: Found): readonly string[] {
  const releases = historyOf(one).filter(({ type }) => type === "production.released");
  const { phases } = one.snapshot.context;
  const rows = phases.filter(({ pages, firstNumber }) => pages > 0 && firstNumber > 0);
  const told = releases.every((event, at) => rows[at]?.releasedAt === event.at);
  return rows.length === releases.length && told
    ? []
    : [`${releases.length} releases have ${rows.length} whole rows of the accounting`];
}

/** Why a step should not have been taken: by the independent reading of its history, the accounting and the clocks. */
export function faultsOfStep(one: Found): readonly string[] {
  const { type } = one.event;
  const releases = type === "production.released";
  const links = type === "link.issued" || type === "court-link.issued";
  return [
    ...(releases ? [...faultsOfRelease(historyOf(one)), ...faultsOfAccounting(one)] : []),
    ...(links ? faultsOfLink(historyOf(one)) : []),
    ...faultsOfClocks(one),
  ];
}

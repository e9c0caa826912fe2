import { isWakeUp } from "../../../workflows/request/clock-wakes.ts";
import type { Found } from "./found.ts";
import { historyOf } from "./found.ts";
import { faultsOfLink, faultsOfRelease } from "./history.ts";

/** What is to ring, by the names of the clocks: for which generation, and on which day. */
type Running = ReadonlyMap<string, { readonly generation: number; readonly on: string }>;
const running = new WeakMap<Found, Running>();

/** The wake-ups that the effects up to here have started and not cancelled, and that have not rung. */
function startedBy(one: Found): Running {
  const known = running.get(one);
  if (known) return known;
  const chain: Found[] = [];
  let at: Found | undefined = one;
  for (; at !== undefined && !running.has(at); at = at.before) chain.unshift(at);
  let clocks: Running = at === undefined ? new Map() : startedBy(at);
  for (const step of chain) {
    clocks = afterStep(clocks, step);
    running.set(step, clocks);
  }
  return clocks;
}

function afterStep(before: Running, { event, effects }: Found): Running {
  const clocks = new Map(before);
  const over = (id: string, generation: number) => {
    if (clocks.get(id)?.generation === generation) clocks.delete(id);
  };
  if (isWakeUp(event)) over(event.clockId, event.generation);
  for (const effect of effects) {
    if (effect.kind === "cancel-clock") over(effect.clockId, effect.generation);
    if (effect.kind === "start-clock")
      clocks.set(effect.clockId, { generation: effect.generation, on: effect.at.slice(0, 10) });
  }
  return clocks;
}

/** A clock that waits, for its date, a reminder or the end of a stop, and that nothing will wake; or one woken for nothing. */
export function faultsOfClocks(one: Found): readonly string[] {
  const started = [...startedBy(one)].map(([id, { generation, on }]) => `${id} ${generation} on ${on}`);
  const expected = Object.entries(one.snapshot.context.clocks).flatMap(([id, { generation, wakesOn }]) =>
    wakesOn === null ? [] : [`${id} ${generation} on ${wakesOn}`],
  );
  return started.toSorted().join() === expected.toSorted().join()
    ? []
    : [`${expected.join()} wait, started are ${started.join()}`];
}

/** A date that binds and that nobody is woken for any more: neither reached, nor over, nor waited for. */
function faultsOfState({ snapshot }: Found): readonly string[] {
  return Object.entries(snapshot.context.clocks)
    .filter(([, { state, wakesOn }]) => (state === "running" || state === "stopped") !== (wakesOn !== null))
    .map(([id, { state, wakesOn }]) => `${id} is ${state} and wakes on ${wakesOn}`);
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
    ...faultsOfState(one),
  ];
}

import type { Told } from "./told.ts";
import type { World } from "./world/world.ts";

// What each run of a function asked of the account, held against what it may ask.

/** Functions that work through what lies there of every practice; what they start for one request is looked at itself. */
const acrossPractices: ReadonlySet<string> = new Set([
  "clocks",
  "dispatch-outbox",
  "sweep-outbox",
  "seal-audit",
  "dispose-records",
]);

/** The most calls of one run of a function that works on one request, and the most write units; three times what it takes calmly. */
const budgets: Readonly<Record<string, readonly [calls: number, write: number]>> = {
  "requester-api": [15, 15],
  "staff-api": [15, 6],
  "advance-request": [60, 160],
  "accept-document": [18, 6],
  deliver: [18, 12],
  "open-vault": [30, 6],
  "assemble-production": [100, 6],
  "discard-production": [25, 6],
};

/** I4, I13, I20: one practice for each run, one security event for each refusal, and no more calls than it may take. */
export function accountFaults({ accounts }: World): readonly string[] {
  return accounts.flatMap(({ fn, practices, refused, refusals, calls, write, ended }) => {
    const [mostCalls, mostWrite] = budgets[fn] ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    return [
      ...(practices.size > 1 && !acrossPractices.has(fn)
        ? [`I13: one run of ${fn} touched ${practices.size} practices`]
        : []),
      ...(ended && refused && refusals !== 1
        ? [`I4: a refusal of ${fn} has ${refusals} security events`]
        : []),
      ...(calls > mostCalls ? [`I20: one run of ${fn} made ${calls} calls`] : []),
      ...(write > mostWrite ? [`I20: one run of ${fn} took ${write} write units`] : []),
    ];
  });
}

/** I20: no storm of retries: each event is offered three times in the mean at most, an outage left out. */
export function stormFaults({ offers, faults }: World): readonly string[] {
  const made = [...offers.values()].reduce((sum, times) => sum + times, 0);
  const failed = faults.filter(({ service }) => service === "lambda").length;
  return made - failed > 3 * offers.size
    ? [`I20: ${made} attempts were made at ${offers.size} events, ${failed} of them in vain`]
    : [];
}

const hour = 60 * 60_000;
/** The clocks of different containers differ by at most this much. */
export const skew = 5 * 60_000;
const dues = new WeakMap<World, Map<string, number>>();

/** Remembers for when each clock was set, whatever becomes of its row. */
export function watchClocks(world: World): void {
  const known = new Map<string, number>();
  dues.set(world, known);
  world.watchers.rowWritten = ({ dueSort, requestId, clockId, generation }) => {
    if (typeof dueSort === "string")
      known.set([requestId, clockId, generation].join(" "), Date.parse(dueSort.slice(0, 24)));
  };
}

/**
 * I9: a clock rings when it is due and at most an hour and a sweep later, whatever the scheduler does; each fault may cost
 * one more sweep.
 */
export function clockFaults(world: World, { key, events }: Told): readonly string[] {
  const latest = (2 + world.faults.length) * hour + skew;
  return events.flatMap(({ recorded }) => {
    if (recorded.type !== "clock.elapsed") return [];
    const { clockId, generation, at } = recorded;
    const due = dues.get(world)?.get(`${key.requestId} ${clockId} ${generation}`);
    if (due === undefined) return [];
    const late = Date.parse(at) - due;
    if (late < -skew) return [`I9: the clock ${clockId} rang ${-late} ms before it was due`];
    return late > latest ? [`I9: the clock ${clockId} rang ${Math.round(late / 60_000)} minutes late`] : [];
  });
}

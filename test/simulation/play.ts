import { watchLegalHolds } from "./contest/files.ts";
import { watchClocks } from "./accounts.ts";
import type { History } from "./history.ts";
import { watchNotes, violationsAtRest } from "./invariants.ts";
import { requestsIn } from "./told.ts";
import { people } from "./people.ts";
import type { Given } from "./people.ts";
import { furnish } from "./practice.ts";
import { jobs } from "./jobs.ts";
import { many } from "./many.ts";
import type { JobName, Race } from "./jobs.ts";
import { chanceOf } from "./world/determinism.ts";
import { faultsOf } from "./world/faults.ts";
import type { FaultKind, PortCall } from "./world/faults.ts";
import { runUntilQuiet, wireSources } from "./world/sources.ts";
import { drawnRival, standstillAt, takenUp } from "./stations.ts";
import type { Resumable } from "./stations.ts";
import { aMinute, aSecond, openWorld } from "./world/world.ts";
import type { Weather } from "./world/world.ts";

/** A fault at one call, by the number of the call. */
type Strike = { readonly at: number; readonly kind: FaultKind };
/** What else may be wrong with the account for a whole run. */
export const moods = [
  "lag",
  "skew",
  "echo",
  "forgets",
  "late-papers",
  "dead-for-weeks",
  "twice",
  "stale",
  "hasty",
] as const;
export type Mood = (typeof moods)[number];

/** One run: a job, and either the calls at which faults strike, or a seed from which everything is drawn. */
export type Plan = {
  readonly job: JobName;
  readonly seed: number;
  /** Taken up at this station of the job with notes, instead of begun. */
  readonly from?: Resumable | undefined;
  /** Instead of what the seed draws. */
  readonly faults?: readonly Strike[] | undefined;
  readonly moods?: readonly Mood[] | undefined;
  readonly race?: Race | undefined;
  /** Delays, copies, and up to four faults are drawn from the seed. */
  readonly rough?: boolean;
  /** So many requests at once, instead of the job. */
  readonly many?: number | undefined;
  /** Of a job with several requests, only these. */
  readonly only?: readonly number[] | undefined;
};
export type Played = {
  readonly plan: Plan;
  readonly violations: readonly string[];
  readonly calls: readonly PortCall[];
  readonly faults: readonly (PortCall & { readonly kind: FaultKind })[];
  readonly given: readonly Given[];
  /** How far the practice came with its requests. */
  readonly reached: readonly string[];
  /** The events of each request at the end. */
  readonly histories: readonly History[];
};

const struck = (faults: readonly Strike[]) => {
  const kinds = new Map(faults.map(({ at, kind }) => [at, kind]));
  return ({ number }: PortCall) => kinds.get(number);
};
const calm = ({ seed, faults = [] }: Plan): Weather => ({
  seed,
  fault: struck(faults),
  delay: () => 5,
  copies: () => 1,
});

/** Nothing is in order: answers and messages take their time, messages come twice, and a few calls fail. */
function rough({ seed, faults }: Plan): Weather {
  const draw = (purpose: string) => chanceOf(seed, purpose);
  const [when, what, delay, copies] = [draw("when"), draw("what"), draw("delay"), draw("copies")];
  const often = [0, 0.002, 0.01, 0.03][seed % 4] ?? 0;
  let left = 4;
  return {
    seed,
    fault: faults
      ? struck(faults)
      : (call) => {
          if (left === 0 || when() >= often) return undefined;
          left -= 1;
          const kinds = faultsOf(call);
          return kinds[Math.floor(what() * kinds.length)];
        },
    delay: (of) => {
      const long = delay() < 0.03;
      return Math.floor(delay() * (of === "call" ? (long ? 5_000 : 40) : long ? 1_200_000 : 4_000));
    },
    copies: () => (copies() < 0.15 ? 2 : 1),
  };
}

const day = 24 * 60 * aMinute;
/** The moods of a run: those it names, or of rough weather one in two each of a few. */
export function moodsOf({ seed, rough: isRough, moods: named }: Plan): readonly Mood[] {
  if (named || !isRough) return named ?? [];
  const chance = chanceOf(seed, "moods");
  return moods.filter(() => chance() < 0.2);
}

/** How long a replica may not have heard of a write; every other read meets one that has not, and as likely of the last as of all. */
const staleMs = 2 * aSecond;
const olderThan = (chance: () => number) => (versions: number) =>
  chance() < 0.5 ? 0 : 1 + Math.floor(chance() * (versions - 1));

/** What the moods change in the weather. */
function moody(weather: Weather, seed: number, held: readonly Mood[]): Weather {
  const draw = (purpose: string) => chanceOf(seed, purpose);
  const [lag, skew, echo, forgets] = [draw("lag"), draw("skew"), draw("echo"), draw("forgets")];
  const stale = draw("stale");
  return {
    ...weather,
    // An alarm tells the operator of work that failed every try.
    redrives: held.includes("dead-for-weeks") ? 21 * day : day / 4,
    ...(held.includes("lag") ? { lag: () => Math.floor(lag() ** 3 * aMinute) } : {}),
    ...(held.includes("skew") ? { skew: () => Math.floor((skew() * 2 - 1) * 5 * aMinute) } : {}),
    ...(held.includes("echo") ? { echo: () => (echo() < 0.2 ? 6 * day : undefined) } : {}),
    ...(held.includes("forgets") ? { forgets: () => forgets() < 0.5 } : {}),
    ...(held.includes("stale") ? { old: { windowMs: staleMs, shows: olderThan(stale) } } : {}),
    // No call of the assembly has time for more than one record.
    ...(held.includes("hasty") ? { lasts: () => aMinute } : {}),
    // Every message comes twice, both at once where nothing else holds one up.
    ...(held.includes("twice") ? { copies: () => 2 } : {}),
  };
}

/** Plays one plan to its end and says what was violated; the same plan always plays the same. */
export async function play(plan: Plan): Promise<Played> {
  const held = moodsOf(plan);
  const weather = moody(plan.rough ? rough(plan) : calm(plan), plan.seed, held);
  const standstill = plan.from && (await standstillAt(plan.from));
  const world = await openWorld(weather, standstill?.saved);
  const violations: string[] = [];
  const tell = (violation: string) => void violations.push(violation);
  try {
    wireSources(world, weather, held.includes("late-papers") ? 6 * 60 * aMinute : undefined);
    watchNotes(world, tell);
    watchLegalHolds(world, tell);
    watchClocks(world);
    if (!standstill) await furnish(world);
    const staffed = people(world);
    const unfinished = new Set<string>();
    const ground = { world, people: staffed, chance: chanceOf(plan.seed, "people") };
    const race = plan.race ?? (plan.rough ? drawnRival(plan.seed) : undefined);
    const tasks =
      plan.from && standstill
        ? takenUp(ground, { ...standstill.one }, plan.from, race)
        : plan.many
          ? many(ground, plan.many)
          : jobs[plan.job](ground, plan.race);
    for (const [name, work] of Object.entries(tasks)) {
      const [, which] = /^\D+ (\d+)$/.exec(name) ?? [];
      if (plan.only && which !== undefined && !plan.only.includes(Number(which))) continue;
      unfinished.add(name);
      void world.time.start(name, work).ending.then((end) => {
        unfinished.delete(name);
        if (end.ended === "badly") tell(`${name} could not go on: ${String(end.error)}`);
      });
    }
    await runUntilQuiet(world);
    for (const name of unfinished) tell(`${name} waits for ever`);
    for (const name of world.deadLetters) tell(`I16: ${name} failed every try`);
    for (const complaint of staffed.complaints) tell(complaint);
    violations.push(...(await violationsAtRest(world, staffed.given)));
    return {
      plan,
      violations: [...new Set(violations)],
      calls: world.calls,
      faults: world.faults,
      given: staffed.given,
      reached: staffed.reached,
      histories: requestsIn(world).map(({ events }) => events.map(({ recorded }) => recorded)),
    };
  } catch (error) {
    const violation = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      plan,
      violations: [...violations, violation],
      calls: world.calls,
      faults: world.faults,
      given: [],
      reached: [],
      histories: [],
    };
  } finally {
    world.close();
  }
}

/** The command that plays a plan again. */
export function replayOf(plan: Plan): string {
  const { job, seed, from, faults, moods: held, race, rough: isRough, many: requests, only } = plan;
  const more = [
    ...(requests ? [`--many ${requests}`] : []),
    ...(from ? [`--station ${from}`] : []),
    ...(isRough ? ["--rough"] : []),
    ...(faults?.length === 0 ? ["--fault none"] : []),
    ...(faults ?? []).map(({ at, kind }) => `--fault ${at}:${kind}`),
    ...(held ? [`--moods ${held.join() || "none"}`] : []),
    ...(only ? [`--only ${only.join()}`] : []),
    ...(race ? [`--race ${race.rival}:${race.after}`] : []),
  ];
  return `npm run simulate -- --job ${job} --seed ${seed} ${more.join(" ")}`.trimEnd();
}

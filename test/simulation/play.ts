import { watchLegalHolds } from "./contest/files.ts";
import { watchNotes, violationsAtRest } from "./invariants.ts";
import { people } from "./people.ts";
import type { Given } from "./people.ts";
import { furnish } from "./practice.ts";
import { jobs } from "./jobs.ts";
import type { JobName, Race } from "./jobs.ts";
import { chanceOf } from "./world/determinism.ts";
import { faultsOf } from "./world/faults.ts";
import type { FaultKind, PortCall } from "./world/faults.ts";
import { runUntilQuiet, wireSources } from "./world/sources.ts";
import { openWorld } from "./world/world.ts";
import type { Weather } from "./world/world.ts";

/** One run: a job, and either the one call at which one fault strikes, or a seed from which everything is drawn. */
export type Plan = {
  readonly job: JobName;
  readonly seed: number;
  readonly fault?: { readonly at: number; readonly kind: FaultKind } | undefined;
  readonly race?: Race | undefined;
  /** Delays, copies, and up to four faults are drawn from the seed. */
  readonly rough?: boolean;
};
export type Played = {
  readonly plan: Plan;
  readonly violations: readonly string[];
  readonly calls: readonly PortCall[];
  readonly faults: readonly (PortCall & { readonly kind: FaultKind })[];
  readonly given: readonly Given[];
  /** How far the practice came with its requests. */
  readonly reached: readonly string[];
};

const calm = ({ seed, fault }: Plan): Weather => ({
  seed,
  fault: ({ number }) => (number === fault?.at ? fault.kind : undefined),
  delay: () => 5,
  copies: () => 1,
});

/** Nothing is in order: answers and messages take their time, messages come twice, and a few calls fail. */
function rough({ seed }: Plan): Weather {
  const [when, what, delay, copies] = ["when", "what", "delay", "copies"].map((purpose) =>
    chanceOf(seed, purpose),
  );
  if (!when || !what || !delay || !copies) throw new Error("chance has four purposes");
  const often = [0, 0.002, 0.01, 0.03][seed % 4] ?? 0;
  let left = 4;
  return {
    seed,
    fault: (call) => {
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

/** Plays one plan to its end and says what was violated; the same plan always plays the same. */
export async function play(plan: Plan): Promise<Played> {
  const weather = plan.rough ? rough(plan) : calm(plan);
  const world = await openWorld(weather);
  const violations: string[] = [];
  const tell = (violation: string) => void violations.push(violation);
  try {
    wireSources(world, weather);
    watchNotes(world, tell);
    watchLegalHolds(world, tell);
    await furnish(world);
    const staffed = people(world);
    const unfinished = new Set<string>();
    for (const [name, work] of Object.entries(
      jobs[plan.job]({ world, people: staffed, chance: chanceOf(plan.seed, "people") }, plan.race),
    )) {
      unfinished.add(name);
      void world.time.start(name, work).ending.then((end) => {
        unfinished.delete(name);
        if (end.ended === "badly") tell(`${name} could not go on: ${String(end.error)}`);
      });
    }
    await runUntilQuiet(world);
    // Work that failed every try is sent again by the operator, once what made it fail has passed.
    for (const letter of world.deadLetters.splice(0)) letter.again();
    await runUntilQuiet(world);
    for (const name of unfinished) tell(`${name} waits for ever`);
    for (const { name } of world.deadLetters) tell(`I16: ${name} failed every try`);
    for (const complaint of staffed.complaints) tell(complaint);
    violations.push(...(await violationsAtRest(world, staffed.given)));
    return {
      plan,
      violations: [...new Set(violations)],
      calls: world.calls,
      faults: world.faults,
      given: staffed.given,
      reached: staffed.reached,
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
    };
  } finally {
    world.close();
  }
}

/** The command that plays a plan again. */
export function replayOf({ job, seed, fault, race, rough: isRough }: Plan): string {
  const more = [
    ...(isRough ? ["--rough"] : []),
    ...(fault ? [`--fault ${fault.at}:${fault.kind}`] : []),
    ...(race ? [`--race ${race.rival}:${race.after}`] : []),
  ];
  const how = more.join(" ");
  return `npm run simulate -- --job ${job} --seed ${seed} ${how}`.trimEnd();
}

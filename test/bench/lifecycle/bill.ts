import { functionSettings } from "../../../infra/function-settings.ts";
import { chanceOf } from "../../simulation/world/determinism.ts";
import { requestsIn } from "../../simulation/told.ts";
import { jobs } from "../../simulation/jobs.ts";
import { people } from "../../simulation/people.ts";
import { furnish } from "../../simulation/practice.ts";
import { runUntilQuiet, wireSources } from "../../simulation/world/sources.ts";
import { openWorld } from "../../simulation/world/world.ts";
import type { Weather } from "../../simulation/world/world.ts";
import type { Spending } from "../../simulation/world/capacity.ts";
import { prices } from "./prices.ts";

/** What one life cost, and how much of it is of what. */
export type Bill = {
  readonly steps: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Units of pages that people looked at meanwhile; how often they look is theirs to say. */
  readonly lookedAt: number;
  /** Write units of one look, which is on record before anything is shown; how often is theirs to say as well. */
  readonly aLook: number;
  /** What the units went for, the dearest first. */
  readonly items: readonly Item[];
  readonly invocations: number;
  readonly dollars: number;
  /** The same life as a Step Functions bill for its transitions alone. */
  readonly stepFunctions: number;
  /** Keys, objects and letters, which any design would pay. */
  readonly beside: number;
};

type Item = Spending & { readonly times: number };

/** A handler waits for its calls most of this time; an assumption, for nothing here is as far away as AWS. */
const assumedMs = 60;
export const statesAStep = 3;
const looking: ReadonlySet<string> = new Set(["staff-api", "requester-api"]);
const calm: Weather = { seed: 1, fault: () => undefined, delay: () => 5, copies: () => 1 };

/** Leads one request with psychotherapy notes from its filing to its close through the deployed handlers, and adds up. */
export async function billOfALife(): Promise<Bill> {
  const world = await openWorld(calm);
  try {
    wireSources(world, calm);
    await furnish(world);
    const all = jobs.notes({ world, people: people(world), chance: chanceOf(1, "people") });
    for (const [name, work] of Object.entries(all)) void world.time.start(name, work);
    await runUntilQuiet(world);
    return added(world);
  } finally {
    world.close();
  }
}

function added(world: Awaited<ReturnType<typeof openWorld>>): Bill {
  const events = requestsIn(world).flatMap((request) => request.events);
  const byPeople = events.filter(({ recorded }) => recorded.actor.kind !== "system").length;
  const isLook = ({ of }: Spending): boolean => of.startsWith("LOOKS ");
  const looks = world.spent.filter((one) => isLook(one) && one.write > 0);
  const spent = world.spent.filter((one) => !isLook(one));
  const units = (which: "read" | "write", ofLooking: boolean): number =>
    spent.reduce((sum, one) => (looking.has(one.by) === ofLooking ? sum + one[which] : sum), 0);
  const [writeUnits, readUnits] = [units("write", false) + units("write", true), units("read", false)];
  const ran = [...world.invocations].filter(([name]) => !looking.has(name));
  const gigabytes = ran.reduce(
    (sum, [name, times]) =>
      sum + (times * functionSettings[name as keyof typeof functionSettings].memoryMb) / 1024,
    (byPeople * functionSettings["staff-api"].memoryMb) / 1024,
  );
  const invocations = ran.reduce((sum, [, times]) => sum + times, byPeople);
  const calls = (service: string, name = "") =>
    world.calls.filter((call) => call.service === service && call.command.startsWith(name)).length;
  const objectReads = calls("s3", "Get") + calls("s3", "Head");
  return {
    steps: events.length,
    writeUnits,
    readUnits,
    lookedAt: units("read", true),
    aLook: Math.max(...looks.map(({ write }) => write)),
    items: itemsOf(spent.filter(({ by, write }) => write > 0 || !looking.has(by))),
    invocations,
    dollars:
      writeUnits * prices.writeUnit +
      readUnits * prices.readUnit +
      invocations * prices.invocation +
      ((gigabytes * assumedMs) / 1000) * prices.gigabyteSecond +
      byPeople * prices.httpCall,
    stepFunctions: events.length * statesAStep * prices.stateTransition,
    beside:
      calls("kms") * prices.keyCall +
      objectReads * prices.objectRead +
      (calls("s3") - objectReads) * prices.objectWrite +
      world.mails.length * prices.letter,
  };
}

function itemsOf(spent: readonly (Spending & { readonly by: string })[]): readonly Item[] {
  const items = new Map<string, Item>();
  for (const { by, of: what, write, read } of spent) {
    const of = `${by}: ${what}`;
    const { times = 0, ...sofar } = items.get(of) ?? { write: 0, read: 0 };
    items.set(of, { of, times: times + 1, write: sofar.write + write, read: sofar.read + read });
  }
  const cost = ({ write, read }: Item) => write * prices.writeUnit + read * prices.readUnit;
  return [...items.values()].toSorted((one, other) => cost(other) - cost(one));
}

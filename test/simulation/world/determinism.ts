import crypto from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import timers from "node:timers/promises";
import { seededRandom } from "../../support/deep.ts";
import { inTask } from "./tasks.ts";
import type { Task } from "./tasks.ts";

/** What the product takes from outside besides its clients: the time, chance, and pauses. */
export type Surroundings = {
  /** Milliseconds since 1970 in the simulated world. */
  readonly now: () => number;
  readonly random: () => number;
  /** A pause of the task that asks; it ends when the world's clock has come so far. */
  readonly sleep: (milliseconds: number) => Promise<void>;
};

const RealDate = Date;
const real = {
  random: Math.random,
  setTimeout: timers.setTimeout,
  randomBytes: crypto.randomBytes,
  randomUUID: crypto.randomUUID,
  randomInt: crypto.randomInt,
};

/**
 * Puts the surroundings in place of Node's own until the returned function is called. The product's code stays as it is
 * deployed: it asks `Date`, `Math.random`, `node:crypto` and `node:timers/promises`, and these answer from the seed.
 */
export function surroundWith({ now, random, sleep }: Surroundings): () => void {
  const bytes = (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(random() * 256)));
  globalThis.Date = class extends RealDate {
    constructor(...given: readonly unknown[]) {
      super(...((given.length === 0 ? [now()] : given) as [number]));
    }
    static override now(): number {
      return now();
    }
  } as DateConstructor;
  Math.random = random;
  const uuid = () => {
    const hex = bytes(16).toString("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Object.assign(crypto, {
    randomBytes: bytes,
    randomUUID: uuid,
    randomInt: (most: number) => Math.floor(random() * most),
  });
  Object.assign(timers, { setTimeout: sleep });
  syncBuiltinESMExports();
  return () => {
    globalThis.Date = RealDate;
    Math.random = real.random;
    const { setTimeout, random: _random, ...chance } = real;
    Object.assign(crypto, chance);
    Object.assign(timers, { setTimeout });
    syncBuiltinESMExports();
  };
}

/** A stream of numbers from 0 to 1 of a seed and a purpose: drawing for one purpose does not move another's. */
export function chanceOf(seed: number, purpose: string): () => number {
  let mixed = seed >>> 0;
  for (const character of purpose) mixed = Math.imul(mixed ^ character.charCodeAt(0), 0x9e3779b1) >>> 0;
  return seededRandom(mixed);
}

/** The same for whoever runs: each task draws from a chance of its own, whatever the others draw meanwhile. */
export function chanceInTasks(seed: number, purpose: string): () => number {
  const nobodys = chanceOf(seed, `${purpose}, task`);
  const chances = new WeakMap<Task, () => number>();
  return () => {
    const task = inTask.getStore();
    if (!task) return nobodys();
    const own = chances.get(task) ?? chanceOf(seed, `${purpose}, task ${task.number}`);
    chances.set(task, own);
    return own();
  };
}

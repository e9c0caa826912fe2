import { expect, it } from "vitest";
import { play } from "./play.ts";
import type { Plan } from "./play.ts";

const plan: Plan = { job: "notes", seed: 547, rough: true, from: "vaulted" };

it(
  "plays a plan the same in a process that has just begun and in one that has played others",
  { timeout: 60_000 },
  async () => {
    const first = await play(plan);
    await play({ job: "notes", seed: 1 });
    const again = await play(plan);
    expect(again.calls).toEqual(first.calls);
    expect(first.calls.length).toBeGreaterThan(100);
  },
);

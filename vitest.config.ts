import { existsSync, statfsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { TotalsReporter } from "./test/support/totals.ts";

const tier = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
});

// A test that hangs is ended; none measures seconds, so a busy machine must not fail one.
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };

// What these tiers prove is pure and keeps nothing between files: loading it anew for each takes longer than the tests do.
const pure = { ...patient, isolate: false };

// The stand-ins wait for the disk after every write. No test cuts the power: where the machine has memory that looks like a
// disk, and room in it for the largest object that a test stores, they keep their files there.
const memory = "/dev/shm";
const roomFor = 4 * 1024 ** 3;
const freeIn = (folder: string): number => {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
};
const quickFiles = { env: existsSync(memory) && freeIn(memory) > roomFor ? { TMPDIR: memory } : {} };

// Tiers differ in what they may touch (CONTRIBUTING.md). The slow ones own processes, and wait for them half of their time:
// one more of their files than there are cores run side by side, each with a product of its own.
const sideBySide = Math.min(6, availableParallelism() + 1);
const slow = (turn: number, maxWorkers: number) => ({
  ...quickFiles,
  maxWorkers,
  sequence: { groupOrder: turn },
  testTimeout: 120_000,
  hookTimeout: 180_000,
});

export default defineConfig({
  test: {
    reporters: ["default", new TotalsReporter()],
    // Every core: Vitest keeps one for itself by default, which on two cores leaves the fast tiers a single worker.
    maxWorkers: "100%",
    // `npm run coverage`: the rooms in which a branch that no test takes is an answer that nobody has seen.
    coverage: {
      include: ["workflows/law/**/*.ts", "workflows/deadlines/**/*.ts"],
      reporter: ["text", "json"],
      reportsDirectory: ".cache/coverage",
    },
    projects: [
      tier("unit", pure),
      tier("law", pure),
      tier("model", pure),
      tier("fuzz", { ...pure, silent: "passed-only" }),
      tier("simulation", patient),
      tier("contract", { ...patient, ...quickFiles }),
      // Nothing here keeps state between files, and loading the cloud library anew for each takes longer than they do.
      tier("infra", { ...slow(1, 1), isolate: false }),
      tier("integration", slow(2, sideBySide)),
      tier("e2e", slow(2, sideBySide)),
    ],
  },
});

import { defineConfig } from "vitest/config";
import { TotalsReporter } from "./test/support/totals.ts";

const tier = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
});

// A test that hangs is ended; none measures seconds, so a busy machine must not fail one.
const patient = { testTimeout: 60_000, hookTimeout: 60_000 };

// What these tiers prove is pure and keeps nothing between files: loading it anew for each takes longer than the tests do.
const pure = { ...patient, isolate: false };

// Tiers differ in what they may touch (CONTRIBUTING.md). The slow ones own processes, and wait for them most of their time:
// two of their files run side by side, each with a product of its own.
const slow = (turn: number, maxWorkers: number) => ({
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
      tier("contract", patient),
      // Nothing here keeps state between files, and loading the cloud library anew for each takes longer than they do.
      tier("infra", { ...slow(1, 1), isolate: false }),
      tier("integration", slow(2, 2)),
      tier("e2e", slow(2, 2)),
    ],
  },
});

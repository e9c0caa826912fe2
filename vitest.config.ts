import { defineConfig } from "vitest/config";
import { TotalsReporter } from "./test/support/totals.ts";

const tier = (name: string, more: object = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
});

// Tiers differ in what they may touch (CONTRIBUTING.md). The slow ones own ports and processes, so their files run one by one.
const oneByOne = { fileParallelism: false, testTimeout: 120_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    reporters: ["default", new TotalsReporter()],
    projects: [
      tier("unit"),
      tier("law"),
      tier("model"),
      tier("contract", { testTimeout: 60_000, hookTimeout: 60_000 }),
      tier("infra", oneByOne),
      tier("integration", oneByOne),
      tier("e2e", oneByOne),
    ],
  },
});

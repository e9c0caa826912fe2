import { defineConfig } from "vitest/config";

// The tests that judge a mutant: what speaks about the law and the calendar in one process, without a child or a clock.
// Random cases are few and always the same, so that the same mutant meets the same end twice.
export default defineConfig({
  test: {
    include: ["test/mutation/every.test.ts"],
    setupFiles: ["test/mutation/same-cases.ts"],
    env: { DEEP: "0.03" },
    // Stryker ends what hangs; a busy machine must not.
    testTimeout: 60_000,
  },
});

import { defineConfig } from "vitest/config";

// The tests that judge a mutant: what speaks about the law and the calendar in one process, without a child or a clock.
// Random cases are few and always the same, so that the same mutant meets the same end twice.
export default defineConfig({
  test: {
    include: ["test/unit/workflows/{law,deadlines}/**/*.test.ts", "test/law/*.test.ts"],
    // It holds the schemas against files that the command line writes, which the mutants do not have.
    exclude: ["test/law/contracts.test.ts"],
    setupFiles: ["test/mutation/same-cases.ts"],
    env: { DEEP: "0.03" },
  },
});

import { pathToFileURL } from "node:url";
import { build } from "vite";
import { defineConfig } from "vitest/config";

const folder = `.cache/mutation/judges-${process.pid}`;

// Each mutant has the law loaded anew, and some five hundred modules take far longer to load than one.
await build({
  configFile: false,
  logLevel: "error",
  plugins: [
    {
      name: "files-lie-beside-their-source",
      transform: (code, id) => code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)),
    },
  ],
  build: {
    ssr: "test/mutation/every.test.ts",
    outDir: folder,
    target: "node24",
    rolldownOptions: { treeshake: false },
  },
});

// The tests that judge a mutant: what speaks about the law and the calendar in one process, without a child or a clock.
// Random cases are few and always the same, so that the same mutant meets the same end twice.
export default defineConfig({
  test: {
    include: [`${folder}/every.test.js`],
    setupFiles: ["test/mutation/same-cases.ts"],
    env: { DEEP: "0.03" },
    // Stryker ends what hangs; a busy machine must not.
    testTimeout: 60_000,
  },
});

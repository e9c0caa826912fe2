import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import { defineConfig } from "vitest/config";

/** All that judges a mutant, as one file: the law is loaded anew for each, and some five hundred modules take ten times as long. */
async function bundled(): Promise<string> {
  const built = await build({
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
      target: "node24",
      write: false,
      rolldownOptions: { treeshake: false },
    },
  });
  const [chunk] = "output" in built ? built.output : [];
  if (chunk === undefined) throw new Error("The tests that judge the mutants were not put together.");
  // Every process of a run makes it, at the same place, since tests are known by it: none may find another's half a file.
  const folder = ".cache/mutation/judges";
  const file = `${folder}/every.test.js`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, chunk.code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

// The tests that judge a mutant: what speaks about the law and the calendar in one process, without a child or a clock.
// Random cases are few and always the same, so that the same mutant meets the same end twice.
export default defineConfig({
  test: {
    include: [await bundled()],
    setupFiles: ["test/mutation/same-cases.ts"],
    env: { DEEP: "0.03" },
    // Stryker ends what hangs; a busy machine must not.
    testTimeout: 60_000,
  },
});

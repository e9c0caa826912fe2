import { pathToFileURL } from "node:url";
import { build } from "vite";

/** All that judges a mutant, and the law with its mutants, as one script of the kind that takes what it needs by `require`. */
export async function bundled(): Promise<string> {
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
      ssr: "test/mutation/every.ts",
      target: "node24",
      write: false,
      rolldownOptions: { treeshake: false, output: { format: "cjs" } },
    },
  });
  const [chunk] = "output" in built ? built.output : [];
  if (chunk === undefined) throw new Error("The tests that judge the mutants were not put together.");
  return chunk.code;
}

import { readdirSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const functions = readdirSync("functions", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "adapters")
  .map(({ name }) => name);
const readsPdf = ["accept-document", "assemble-production", "import-records"];

async function bundled(name: string): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [`functions/${name}/handler.ts`],
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    minify: true,
    mainFields: ["module", "main"],
    logLevel: "silent",
  });
  const [output] = Object.values(metafile.outputs);
  return Object.entries(output?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => file);
}

describe("bundles", { timeout: 60_000 }, () => {
  it("are those of the twelve functions", () => {
    expect(functions).toHaveLength(12);
  });

  it.each(functions)("of %s carries a PDF engine only if it reads PDFs, and nothing local", async (name) => {
    const files = await bundled(name);
    expect(files.some((file) => file.includes("pdf-lib"))).toBe(readsPdf.includes(name));
    expect(files.filter((file) => /^(local|infra|test|portal)\//.test(file))).toEqual([]);
  });
});

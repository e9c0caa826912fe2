import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";

type Chunk = { readonly file: string; readonly imports?: readonly string[]; readonly isEntry?: boolean };
type Manifest = Readonly<Record<string, Chunk>>;

// What an attorney's browser needs before it shows the first page: that page, and the schemas of the answers it waits for.
const firstPage = ["src/pages/outside/landing.tsx", "src/api/outside-answers.ts"];
const limitKilobytes = 200;

/** Every script file that must arrive before a module runs: itself and all it imports, but nothing it loads later. */
function filesOf(manifest: Manifest, start: string, seen = new Set<string>()): Set<string> {
  const chunk = manifest[start];
  if (chunk === undefined) throw new Error(`The manifest has no module ${start}; build the portal first.`);
  if (!seen.has(chunk.file)) {
    seen.add(chunk.file);
    for (const below of chunk.imports ?? []) filesOf(manifest, below, seen);
  }
  return seen;
}

const built = new URL("../dist/portal/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL(".vite/manifest.json", built), "utf8")) as Manifest;
const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry === true);
if (entry === undefined) throw new Error("The manifest names no entry.");

let sum = 0;
const files = filesOf(manifest, entry);
for (const module of firstPage) filesOf(manifest, module, files);
for (const file of files) {
  const bytes = brotliCompressSync(await readFile(new URL(file, built))).length;
  sum += bytes;
  process.stdout.write(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}\n`);
}
process.stdout.write(
  `${(sum / 1000).toFixed(1).padStart(8)} kB  script before the attorney's first page (limit ${limitKilobytes})\n`,
);
if (sum > limitKilobytes * 1000) process.exitCode = 1;

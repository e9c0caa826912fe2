import { execFile, execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundle } from "../../infra/bundle.ts";
import { limits } from "../../workflows/contract/limits.ts";
import { benchInput } from "./production/input.ts";
import type { BenchFile } from "./production/input.ts";
import { localStorageServer } from "./production/storage.ts";
import { machine, summary } from "./rounds.ts";

// 50 files of 20 pages: rebuilt by the allow-list, joined, numbered, with a page that says which file it is of; beside what
// qpdf takes to merge the same files and lay the same numbers over them. Then 10,000 pages with a file that cannot be read.
// What checks the finished pages is told by itself, and then the same pages with boxes on every tenth.
// All are processes of their own; the product runs as it is deployed, bundled. CPU is user and system time of the process
// and of everything that it started. `--fail` ends with 1 where a bar is missed.

const bars = { overPeer: 2.5, markedOverPeer: 8, workerMb: 400, largeOverSmall: 11, largeMb: 512 } as const;
const rounds = Number(process.env["ROUNDS"] ?? 5);
const folder = mkdtempSync(join(tmpdir(), "duces-bench-production-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A program of the bench, bundled as a function is. */
function bundled(program: URL): string {
  const place = join(folder, basename(program.pathname, ".ts"));
  const { directory } = bundle(fileURLToPath(program));
  cpSync(directory, place, { recursive: true });
  return join(place, "index.mjs");
}
const worker = bundled(new URL("production/product.ts", import.meta.url));
const assembly = bundled(new URL("production/assembly.ts", import.meta.url));

const out = join(folder, "production.pdf");
const peerThere = hasPeer();

type Outcome = {
  readonly pages: number;
  readonly setAside: number;
  readonly found: number;
  readonly ownMb: number;
  readonly engineMb: number;
};
/** CPU seconds of a command and of what it started, by the shell's own account; and what it wrote. */
function cpuOf(command: readonly string[]): { readonly seconds: number; readonly output: string } {
  const quoted = command.map((word) => `'${word}'`).join(" ");
  const { stdout, status } = spawnSync("bash", ["-c", `${quoted}; code=$?; times; exit $code`], {
    encoding: "utf8",
  });
  const lines = stdout.trimEnd().split("\n");
  const last = lines.at(-1) ?? "";
  // qpdf ends with 3 where it warned of something.
  if (status !== 0 && status !== 3) throw new Error(`${command[0] ?? ""} ended with ${status ?? "a signal"}`);
  const seconds = [...last.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return { seconds, output: lines.slice(0, -2).join("\n") };
}
function product(records: readonly BenchFile[], out: string, how: "checked" | "unchecked" = "unchecked") {
  const list = join(folder, "list.json");
  writeFileSync(list, JSON.stringify(records));
  const { seconds, output } = cpuOf([process.execPath, worker, list, out, how]);
  return { seconds, ...(JSON.parse(output) as Outcome) };
}
function hasPeer(): boolean {
  try {
    execFileSync("qpdf", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

const missed: string[] = [];
const bar = (words: string, value: number, most: number) => {
  const holds = value <= most;
  if (!holds) missed.push(words);
  console.log(`${holds ? "holds" : "MISSED"}: ${words}: ${value.toFixed(2)} (at most ${most})`);
};

/** Another program finds no fault in what was written last. */
function isSound(words: string): void {
  if (!peerThere) return;
  const { status, stdout } = spawnSync("qpdf", ["--check", out], { encoding: "utf8" });
  const holds = status === 0 && stdout.includes("No syntax");
  if (!holds) missed.push(`qpdf --check of ${words}`);
  console.log(`${holds ? "holds" : "MISSED"}: qpdf --check of ${words}`);
}

console.log(machine());
const { records, overlay } = await benchInput(folder, 50);
if (!peerThere) console.log("qpdf is not installed here (apt-get install qpdf): no comparison with it.");
const [ratios, own, peers]: [number[], number[], number[]] = [[], [], []];
let most = 0;
for (let round = -1; round < rounds; round += 1) {
  const made = product(records, out);
  const peer = peerThere
    ? cpuOf([
        "qpdf",
        "--empty",
        "--pages",
        ...records.map(({ path }) => path),
        "--",
        "--overlay",
        overlay,
        "--",
        join(folder, "peer.pdf"),
      ]).seconds
    : Number.NaN;
  if (made.pages !== 1000 || made.setAside !== 0) throw new Error("the product did not deliver 1,000 pages");
  // The first round warms the disk.
  if (round < 0) continue;
  own.push(made.seconds);
  peers.push(peer);
  ratios.push(made.seconds / peer);
  most = Math.max(most, made.ownMb, made.engineMb);
}
const small = summary(own).median;
console.log(
  `1,000 pages: ${small.toFixed(2)} s CPU; qpdf merge and overlay: ${summary(peers).median.toFixed(2)} s`,
);
if (peerThere) {
  const { median, spread } = summary(ratios);
  bar(
    `1,000 pages over qpdf's merge and overlay (spread ${(spread * 100).toFixed(0)} %)`,
    median,
    bars.overPeer,
  );
}
isSound("1,000 pages");
bar("megabytes of the largest process at 1,000 pages", most, bars.workerMb);
const checked = product(records, out, "checked");
if (checked.found > 0) missed.push("nothing found in ordinary pages");
console.log(
  `the check of the finished 1,000 pages beside that: ${(checked.seconds - small).toFixed(1)} s CPU, ${checked.engineMb} MB`,
);

// Boxes on every tenth page: set anew, rebuilt, numbered. Against qpdf's merge and overlay, which takes nothing out.
const marked = product(
  records.map((one) => ({ ...one, marked: true })),
  out,
);
if (marked.pages !== 1000) missed.push("1,000 pages with boxes delivered");
console.log(`1,000 pages, boxes on 100 of them: ${marked.seconds.toFixed(2)} s CPU`);
if (peerThere)
  bar(
    "boxes on every tenth page over qpdf's merge and overlay",
    marked.seconds / summary(peers).median,
    bars.markedOverPeer,
  );
isSound("1,000 pages with boxes");
bar("megabytes of the largest process with boxes", Math.max(marked.ownMb, marked.engineMb), bars.workerMb);

const poison = join(folder, "poison.pdf");
writeFileSync(poison, readFileSync(records[0]?.path ?? "").subarray(0, 5000));
const many = Array.from({ length: 10 }, () => records).flat();
const large = product(
  [...many.slice(0, 300), { path: poison, pages: 20, bytes: 5000 }, ...many.slice(300)],
  out,
);
console.log(`10,020 pages, one file of 20 cannot be read: ${large.seconds.toFixed(2)} s CPU`);
if (large.pages !== 10_020 || large.setAside !== 1) missed.push("every good page delivered");
isSound("10,020 pages");
bar("10,000 pages over 1,000", large.seconds / small, bars.largeOverSmall);
bar("megabytes of the largest process at 10,000 pages", Math.max(large.ownMb, large.engineMb), bars.largeMb);

// The same pages by the assembly of the cloud, over the local S3: as many records as one request may hold.
const mostAtOnce = many.slice(0, limits.records);
const storage = await localStorageServer(folder);
for (const [words, files, mb] of [
  ["1,000", records, bars.workerMb],
  [`${mostAtOnce.length * 20}`, mostAtOnce, bars.largeMb],
] as const) {
  const list = join(folder, "list.json");
  writeFileSync(list, JSON.stringify(files));
  // Not waited for in a way that would keep this process from reading what the storage says.
  const { stdout } = await promisify(execFile)(process.execPath, [assembly, list, storage.endpoint]);
  const made = JSON.parse(stdout) as Outcome & { readonly bytes: number; readonly calls: number };
  if (made.pages !== files.length * 20 || made.setAside !== 0) missed.push("every page assembled");
  console.log(
    `assembled over the local S3: ${made.pages} pages, ${Math.round(made.bytes / 1e6)} MB, in ${made.calls} calls of the function; its largest engine took ${made.engineMb} MB`,
  );
  bar(`megabytes of the function at ${words} pages`, made.ownMb, mb);
}
storage.close();
if (missed.length > 0 && process.argv.includes("--fail")) process.exitCode = 1;

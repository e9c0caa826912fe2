/**
 * Verification of an exported history beside the plain loop and `sha256sum` over the same bytes, each in a process of its
 * own. Exit status 1 if the export does not hold, or a fault is found elsewhere than it was planted; a figure only prints.
 * `npm run bench:audit -- --rounds 7 --events 1000000`
 */
import { fork, spawnSync } from "node:child_process";
import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { open, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { eventsFile, keyFile, sealsFolder } from "../../local/audit/source.ts";
import type { Told } from "./audit/contestant.ts";
import { writeHistory } from "./audit/history.ts";
import { machine, summary, warmUps } from "./rounds.ts";

type Run = Told & { readonly cpuMs: number; readonly peakKb: number };
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    events: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
  },
});
const [rounds, events] = [Number(values.rounds), Number(values.events)];
const widest = 0.25;
const verdict = (met: boolean): string => (met ? "met" : "missed");

const contestant = (who: "product" | "plain", folder: string): Promise<Run> =>
  new Promise((resolve, reject) => {
    // As `npm run audit:verify` has it: garbage of the young is collected in small rooms, which takes no longer.
    const execArgv = ["--max-semi-space-size=2"];
    const child = fork(join(import.meta.dirname, "audit", "contestant.ts"), [who, folder], { execArgv });
    child.once("message", (told) => resolve(told as Run));
    child.once("exit", (code) => reject(new Error(`${who} ended with ${code}`)));
  });

/** CPU milliseconds of `sha256sum` over the text of the events, as the shell counts them. */
function sha256sum(folder: string): number {
  const { stdout } = spawnSync("sh", [
    "-c",
    'sha256sum "$1" >/dev/null; times',
    "sh",
    join(folder, eventsFile),
  ]);
  const spent = [...(String(stdout).split("\n")[1] ?? "").matchAll(/(\d+)m([\d.]+)s/g)];
  return spent.reduce(
    (sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1000,
    0,
  );
}

const root = mkdtempSync(join(tmpdir(), "duces-audit-"));
let failed = false;
try {
  console.log(machine());
  const folder = join(root, "export");
  const requests = await writeHistory(folder, events, Number(values.seed));
  const megabytes = statSync(join(folder, eventsFile)).size / 1e6;
  console.log(
    `${events} events of ${requests} requests, 24 seals, ${megabytes.toFixed(0)} MB; ${warmUps} rounds to warm up, ${rounds} that count; CPU time, each in a process of its own`,
  );
  const times = { product: [] as number[], plain: [] as number[], sum: [] as number[] };
  let peakKb = 0;
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const [ours, theirs, sum] = [
      await contestant("product", folder),
      await contestant("plain", folder),
      sha256sum(folder),
    ];
    failed ||= ours.found > 0 || theirs.found > 0 || ours.events !== events || theirs.events !== events;
    peakKb = Math.max(peakKb, ours.peakKb);
    if (round < warmUps) continue;
    times.product.push(ours.cpuMs);
    times.plain.push(theirs.cpuMs);
    times.sum.push(sum);
  }
  const us = summary(times.product).median;
  const against = (others: readonly number[]) =>
    summary(others.map((ms, n) => ms / (times.product[n] ?? Number.NaN)));
  const [loop, limit] = [
    against(times.plain),
    summary(times.product.map((ms, n) => ms / (times.sum[n] ?? Number.NaN))),
  ];
  const steady = (spread: number) =>
    `spread ${(spread * 100).toFixed(0)} %${spread <= widest ? "" : ", too wide"}`;
  console.log(`  product      ${us.toFixed(0)} ms, ${((events / us) * 1000).toFixed(0)} events a CPU second, peak ${(peakKb / 1024).toFixed(0)} MB (bar 150: ${verdict(peakKb / 1024 <= 150)})
  plain loop   ${summary(times.plain).median.toFixed(0)} ms; product is ${loop.median.toFixed(2)} times as fast, ${steady(loop.spread)} (bar 0.9: ${verdict(loop.median >= 0.9)})
  sha256sum    ${summary(times.sum).median.toFixed(0)} ms; product takes ${limit.median.toFixed(2)} times as long, ${steady(limit.spread)} (bar 6: ${verdict(limit.median <= 6)})`);

  const planted = join(root, "planted");
  mkdirSync(join(planted, sealsFolder), { recursive: true });
  linkSync(join(folder, keyFile), join(planted, keyFile));
  for (const name of readdirSync(join(folder, sealsFolder)))
    linkSync(join(folder, sealsFolder, name), join(planted, sealsFolder, name));
  for (const { name, plant } of await plants(join(folder, eventsFile))) {
    const text = join(planted, eventsFile);
    copyFileSync(join(folder, eventsFile), text, constants.COPYFILE_FICLONE);
    const due = await plant(text);
    const { firstBad } = await contestant("product", planted);
    failed ||= firstBad !== due;
    console.log(
      `  ${name.padEnd(20)} first bad event ${firstBad}, planted at ${due}: ${firstBad === due ? "exact" : "WRONG"}`,
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
if (failed) process.exitCode = 1;

type Plant = { readonly name: string; readonly plant: (text: string) => Promise<number> };

/** Damage to three quarters of the way through the text, and which event is the first that suffers. */
async function plants(text: string): Promise<readonly Plant[]> {
  const size = statSync(text).size;
  const { at, index, lines } = await linesFrom(text, Math.floor(size * 0.75));
  const [first, second] = lines;
  if (!first || first.length !== second?.length) throw new Error("no two events of one length there");
  const write = async (file: string, bytes: Buffer, where: number) => {
    const handle = await open(file, "r+");
    await handle.write(bytes, 0, bytes.length, where);
    await handle.close();
    return index;
  };
  return [
    {
      name: "a flipped byte",
      plant: (file) => {
        const bytes = Buffer.from(first);
        bytes[200] = (bytes[200] ?? 0) ^ 1;
        return write(file, bytes, at);
      },
    },
    {
      name: "a swapped pair",
      plant: (file) => write(file, Buffer.concat([second, Buffer.from("\n"), first]), at),
    },
    {
      name: "a deleted tail",
      plant: async (file) => {
        await truncate(file, at);
        return index;
      },
    },
  ];
}

/** Two neighbouring events of one request from an offset on, where they begin, and how many events stand before them. */
async function linesFrom(text: string, offset: number) {
  const handle = await open(text, "r");
  let [at, index] = [0, 0];
  let before: Buffer | undefined;
  for await (const one of handle.readLines({ autoClose: true })) {
    const line = Buffer.from(one);
    const isEvent = !one.startsWith("request ");
    if (at > offset && isEvent && before?.length === line.length)
      return { at: at - before.length - 1, index: index - 1, lines: [before, line] as const };
    before = isEvent ? line : undefined;
    at += line.length + 1;
    if (isEvent) index += 1;
  }
  throw new Error("the text ends before two such events");
}

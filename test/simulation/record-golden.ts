import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { scenes } from "./explore.ts";
import { foldedAll, goldenFile, standingOf } from "./golden.ts";
import type { Golden } from "./golden.ts";
import type { History } from "./history.ts";
import { keepInFlight } from "./in-flight.ts";
import { interleave, movesAt } from "./interleavings.ts";
import { calmPlans } from "./plans.ts";
import { play } from "./play.ts";

// At a release: the histories of this version are written once, and never again.

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const file = goldenFile(version);
if (existsSync(file))
  throw new Error(`the histories of ${version} are kept already; a version's history does not change`);

const histories: History[] = [];
for (const plan of calmPlans) histories.push(...(await play(plan)).histories);
for (const scene of scenes)
  for (const move of await movesAt(scene)) histories.push((await interleave(scene, [move], [])).history);

const different = [
  ...new Set(histories.filter(({ length }) => length > 0).map((one) => JSON.stringify(one))),
];
const recorded = different.map((text) => JSON.parse(text) as Golden["events"]);
const golden = foldedAll(recorded).map((snapshot, n): Golden => ({
  events: recorded[n] ?? [],
  stands: standingOf(snapshot),
}));
const bytes = Buffer.from(JSON.stringify(golden));
writeFileSync(
  file,
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 9,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }),
);
await keepInFlight(version);
console.log(`${golden.length} histories of ${version}`);

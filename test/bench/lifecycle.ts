/**
 * The lifecycle beside XState's documented route, robot3 and a table reducer, over equal lives; commits over the local
 * table; what one life costs in AWS; and what a page of the worklist costs as requests grow. Exit status 1 if one life ends
 * otherwise; a figure only prints. `npm run bench:lifecycle -- --rounds 7 --lives 4000 --seconds 3 --largest 1000000`
 */
import { parseArgs } from "node:util";
import { billOfALife, statesAStep } from "./lifecycle/bill.ts";
import { loads } from "./lifecycle/commits.ts";
import { bars, contest, rivals } from "./lifecycle/contest.ts";
import { livesOf } from "./lifecycle/lives.ts";
import { prices } from "./lifecycle/prices.ts";
import { productPages, queueOf, scanUnits, sqlitePages } from "./lifecycle/triage.ts";
import { machine, summary, warmUps } from "./rounds.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    lives: { type: "string", default: "4000" },
    different: { type: "string", default: "40" },
    seconds: { type: "string", default: "3" },
    largest: { type: "string", default: "1000000" },
    seed: { type: "string", default: "1" },
  },
});
const number = (name: keyof typeof values): number => Number(values[name]);
const [rounds, attempts, widest] = [number("rounds"), 3, 0.25];
/** Lines of the bill that are printed; what follows costs next to nothing. */
const mostItems = 24;
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const verdict = (met: boolean): string => (met ? "met" : "missed");
console.log(machine());

console.log(`
${number("lives")} lives of 25 events, ${number("different")} of them different, seed ${number("seed")}; loaded from JSON and stored to it at each step; CPU time.
${warmUps} rounds to warm up, ${rounds} that count; a round gives everybody the same lives, one after the other.
product               restore, decide, dehydrate: what advance-request does with a row
XState as documented  restoreSnapshot, transition, getPersistedSnapshot on the same machine
robot3, table         the machine flattened over these lives: every state a name, every event a look-up, no guard asked`);
const run = contest(livesOf(number("seed"), number("different")), number("lives"), rounds);
let parted = 0;
for (let attempt = 1; attempt <= attempts; attempt += 1) {
  const found = run();
  parted += found.parted.length;
  console.log(`attempt ${attempt}; product ${found.us.product.toFixed(1)} us a transition`);
  const judged = rivals.map((rival) => {
    const { median, spread } = found.ratios[rival];
    const met = median >= bars[rival] && spread <= widest;
    const bar = bars[rival] === 0 ? "no bar" : `bar ${bars[rival]}: ${verdict(met)}`;
    console.log(
      `  ${rival.padEnd(22)}${found.us[rival].toFixed(1).padStart(8)} us   product is ${median.toFixed(2)} times as fast, spread ${percent(spread)}   ${bar}`,
    );
    return met || bars[rival] === 0;
  });
  console.log(`  ${found.compared} ends compared, ${found.parted.length} differ`);
  if (judged.every(Boolean)) break;
}

console.log(`\nCommits of the single writer over the local table, for information: no bar`);
for (const { name, perSecond, perCpuSecond, refused } of await loads(number("seconds")))
  console.log(
    `  ${name.padEnd(28)}${perSecond.toFixed(0).padStart(6)} a second, ${perCpuSecond.toFixed(0).padStart(5)} a CPU second, ${refused} told to come again`,
  );

const bill = await billOfALife();
const a = (sum: number): number => sum / bill.steps;
const thousand = bill.dollars * 1000;
console.log(`
One life of ${bill.steps} steps through the deployed handlers against the metering table
  write units a step   ${a(bill.writeUnits).toFixed(1)}   bar 16: ${verdict(a(bill.writeUnits) <= 16)}
  read units a step    ${a(bill.readUnits).toFixed(1)}   bar 2: ${verdict(a(bill.readUnits) <= 2)}   (pages looked at meanwhile: ${bill.lookedAt.toFixed(0)} in all)
  a look               ${bill.aLook.toFixed(0)} write unit${bill.aLook === 1 ? "" : "s"} for its record, $${(bill.aLook * prices.writeUnit * 1000).toFixed(4)} for 1,000 looks
  invocations a step   ${a(bill.invocations).toFixed(1)}
  1,000 requests       $${thousand.toFixed(2)}   bar $0.40: ${verdict(thousand <= 0.4)}   (keys, objects and letters beside it: $${(bill.beside * 1000).toFixed(2)})
  Step Functions       $${(bill.stepFunctions * 1000).toFixed(2)} for ${statesAStep} states a step alone; product ${(bill.dollars / bill.stepFunctions).toFixed(2)} times that   bar 0.2: ${verdict(bill.dollars <= 0.2 * bill.stepFunctions)}`);

console.log(`  what the units went for: times, written, read, dollars for 1,000 requests`);
for (const { of, times, write, read } of bill.items.slice(0, mostItems)) {
  const dollars = (write * prices.writeUnit + read * prices.readUnit) * 1000;
  console.log(
    `    ${of.padEnd(72)}${String(times).padStart(4)}${write.toFixed(0).padStart(6)}${read.toFixed(1).padStart(7)}   ${dollars.toFixed(4)}`,
  );
}

console.log(`\nA page of 25 rows of the worklist, 1,000 pages a round`);
const sizes = [1_000, 100_000, 1_000_000].filter((size) => size <= number("largest"));
const contestants = sizes.map((size) => {
  const rows = queueOf(size, number("seed"));
  return { size, product: productPages(rows), sqlite: sqlitePages(rows), scan: scanUnits(rows) };
});
const timed = contestants.map(() => ({ product: [] as number[], sqlite: [] as number[], units: 0 }));
for (let round = 0; round < warmUps + rounds; round += 1)
  for (const [n, { product, sqlite }] of contestants.entries()) {
    const [ours, theirs] = [await product(1_000), sqlite.open(1_000)];
    if (ours.rows !== theirs.rows) throw new Error("the pages are not the same");
    if (round < warmUps || !timed[n]) continue;
    timed[n].product.push(ours.us);
    timed[n].sqlite.push(theirs.us);
    timed[n].units = ours.units;
  }
for (const [n, { size, sqlite, scan }] of contestants.entries()) {
  const { product = [], sqlite: theirs = [], units = 0 } = timed[n] ?? {};
  const ratio = (others: readonly number[]) =>
    summary(product.map((us, at) => us / (others[at] ?? Number.NaN)));
  console.log(
    `  ${String(size).padStart(9)} requests  ${units.toFixed(2)} read units (bar 2.5: ${verdict(units <= 2.5)}; a scan ${scan.toFixed(0)})  ${summary(product).median.toFixed(0)} us, ${ratio(theirs).median.toFixed(2)} times SQLite's index (bar 3: ${verdict(ratio(theirs).median <= 3)}), ${ratio(timed[0]?.product ?? []).median.toFixed(2)} times the smallest (bar 1.3: ${verdict(ratio(timed[0]?.product ?? []).median <= 1.3)})`,
  );
  sqlite.close();
}
if (parted > 0) process.exitCode = 1;

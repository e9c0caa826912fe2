/**
 * The speed of the rules beside json-rules-engine, Cedar and a compiled list that hold the same rules; whether all of them,
 * and a second implementation, decide alike; and how the cost of a case grows with its documents. Exit status 1 if one
 * decision differs; a figure only prints. `npm run bench:law -- --rounds 7 --sets 2000 --agree 200000 --seed 1`
 */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { agreement } from "./law/agreement.ts";
import { bars, contest, rivals, type Attempt } from "./law/contest.ts";
import { factSets } from "./law/fact-sets.ts";
import { growth, sizes } from "./law/growth.ts";
import { machine, warmUps } from "./rounds.ts";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "7" },
    sets: { type: "string", default: "2000" },
    agree: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
  },
});
const [rounds, count, agree, seed] = [values.rounds, values.sets, values.agree, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];
const attempts = 3;
const widest = 0.25;

const versionOf = (name: string): string => {
  const url = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return `${name} ${(JSON.parse(readFileSync(url, "utf8")) as { version: string }).version}`;
};
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const average = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

const sets = [...factSets(seed, count)];
const books = [...new Set(sets.map(({ book }) => book))];
console.log(`${machine()}, ${versionOf("json-rules-engine")}, ${versionOf("@cedar-policy/cedar-wasm")}`);
console.log(`
${count} fact sets, seed ${seed}: each a piece of a mixture of invented cases in one of the states whose law was read,
decided by all federal rules and that state's; ${books.length} lists of rules, on average ${average(books.map(({ rules }) => rules.length)).toFixed(0)} rules over ${average(books.map(({ facts }) => facts.length)).toFixed(0)} facts.
A fact is one question about the case: yes, no or unknown. Rules are all, any, not and known of facts. For engines that know
true and false only, each rule is two: may it be satisfied, may it be violated; both is unknown, neither does not speak.
product        evaluate(): reads the facts it needs out of the parsed case itself; outcome and a finding for each rule that speaks
peers, limit   are handed every fact answered beforehand, which is not counted; status of every rule, then the outcome
limit          one compiled function a rule over an array of bytes
The product's reading is in its own time, so the ratios are lower bounds. CPU time, user and system.
${warmUps} rounds to warm up, ${rounds} that count; a round gives all of them the same share of the fact sets, one after the other.
`);

const passes = ({ ratios }: Attempt): boolean =>
  rivals.every((rival) => ratios[rival].median >= bars[rival] && ratios[rival].spread <= widest);
const run = contest(sets, rounds);
const parted: string[] = [];
for (let attempt = 1; attempt <= attempts; attempt += 1) {
  const found = await run();
  parted.push(...found.parted);
  console.log(`attempt ${attempt}; product ${found.us.product.toFixed(1)} us a decision`);
  for (const rival of rivals) {
    const { median, spread } = found.ratios[rival];
    const met = median >= bars[rival] ? (spread <= widest ? "met" : "met, but too wide") : "missed";
    console.log(
      `  ${rival.padEnd(18)}${found.us[rival].toFixed(1).padStart(10)} us   product is ${median.toFixed(2).padStart(8)} times as fast, spread ${percent(spread)}   bar ${bars[rival]}: ${met}`,
    );
  }
  console.log(`  ${found.compared} statuses and outcomes compared, ${found.parted.length} differ`);
  if (passes(found)) break;
}

const agreed = agreement(seed + 1_000_000, agree);
parted.push(...agreed.parted);
console.log(`
Second implementation (Kleene logic in numbers, every condition to its end) on ${agree} random fact sets, half of them with a
random share of the facts changed; Cedar on ${agreed.byCedar} of them, too: ${agreed.parted.length} statuses or outcomes differ.
Outcomes: ${[...agreed.outcomes].map(([outcome, times]) => `${outcome} ${times}`).join(", ")}`);

const grown = growth(rounds);
console.log(`
Whole assessment of a case, CPU a document; bar: at ${sizes.at(-1)} documents at most 1.3 times that at ${sizes.at(-2)}
${sizes.map((size, n) => `  ${String(size).padStart(4)} documents ${(grown.us[n] ?? 0).toFixed(0).padStart(6)} us`).join("\n")}
  ratio ${grown.ratio.median.toFixed(2)}, spread ${percent(grown.ratio.spread)}: ${grown.ratio.median <= 1.3 ? "met" : "missed"}`);

if (parted.length > 0) {
  console.log(`\n${parted.length} differences; the first of them:\n${parted.slice(0, 20).join("\n")}`);
  process.exitCode = 1;
}

/**
 * Recall and precision of the note checker, per kind, on both halves of the labelled set; with `--misses` also every label
 * not found and every proposal nobody had labelled. Prints; never fails. `npm run bench:notes -- --misses`
 */
import { parseArgs } from "node:util";
import type { Half } from "../law/notes/labelled.ts";
import { kinds, ratesOf, scoreOf } from "../law/notes/score.ts";

const { values } = parseArgs({
  options: { misses: { type: "boolean", default: false }, half: { type: "string" } },
});
const halves: readonly Half[] = ["development", "held"];
const row = (...cells: readonly string[]) =>
  console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(11))).join(""));
const share = (rate: number): string => rate.toFixed(3);

for (const half of halves) {
  if (values.half !== undefined && values.half !== half) continue;
  const score = scoreOf(half);
  console.log(`\n${half} half; bar: recall 0.90 and precision 0.80 for each kind`);
  row("kind", "labels", "proposals", "recall", "precision", "same item", "same item");
  for (const kind of kinds) {
    const rates = ratesOf(score, kind);
    row(
      kind,
      String(rates.labels),
      String(rates.proposals),
      share(rates.recall),
      share(rates.precision),
      share(rates.recallByItem),
      share(rates.precisionByItem),
    );
  }
  if (!values.misses) continue;
  for (const one of score.labels.filter(({ sameItem }) => !sameItem))
    console.log(`${one.right ? "other item" : "MISSED    "} ${one.kind} ${one.item} ${one.in}: ${one.words}`);
  for (const one of score.proposals.filter(({ sameItem }) => !sameItem))
    console.log(`${one.right ? "other item" : "EXTRA     "} ${one.kind} ${one.item} ${one.in}: ${one.words}`);
}

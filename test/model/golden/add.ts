// node test/model/golden/add.ts: adds a row for each state that no golden row of this version stands in. What is there stays:
// it is what the version stored, whatever the code has become.
import { appendFileSync } from "node:fs";
import manifest from "../../../package.json" with { type: "json" };
import { dehydrate } from "../../../workflows/request/snapshot.ts";
import { reached, representatives } from "../../support/request/explored.ts";
import { further } from "../../support/request/found.ts";
import { goldenDirectory, goldenRows } from "../../support/request/golden.ts";
import { placesOf } from "../../support/request/places.ts";

const file = `${manifest.version}.jsonl`;
const covered = new Set((goldenRows().get(file) ?? []).flatMap(({ places }) => places));
for (const [place, [one]] of reached) {
  if (covered.has(place) || one === undefined) continue;
  const moves = representatives.flatMap((event) => further(one, event) ?? []);
  const stood = JSON.stringify(one.snapshot.value);
  const next = moves.find(({ snapshot }) => JSON.stringify(snapshot.value) !== stood);
  if (next === undefined) throw new Error(`no event is known that leads on from ${place}`);
  const row = {
    places: placesOf(one.snapshot),
    snapshot: dehydrate(one.snapshot),
    next: next.event,
    after: placesOf(next.snapshot),
  };
  for (const known of row.places) covered.add(known);
  appendFileSync(new URL(file, goldenDirectory), `${JSON.stringify(row)}\n`);
}

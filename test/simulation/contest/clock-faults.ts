import type { Effect } from "../../../workflows/request/effects.ts";
import type { Told } from "../told.ts";

type Started = Extract<Effect, { kind: "start-clock" }>;
const asksNothing = new Set(["retain-until", "hipaa-protection-ends"]);

/** I9: every date that is counted has its clock, and a clock rings when it is due, in the generation that was started last. */
export function clockFaults({ rows, events, snapshot }: Told): readonly string[] {
  const started = rows
    .filter(({ sk }) => String(sk).startsWith("OUTBOX#"))
    .map((row) => ({ effect: row["effect"] as Effect, at: String(row["createdAt"]) }))
    .filter(
      (row): row is { readonly effect: Started; readonly at: string } => row.effect.kind === "start-clock",
    );
  const faults: string[] = [];
  for (const { recorded } of events) {
    if (recorded.type !== "clock.elapsed") continue;
    const { clockId, generation, at } = recorded;
    const own = started.filter(({ effect }) => effect.clockId === clockId);
    const clock = own.find(({ effect }) => effect.generation === generation);
    if (!clock) faults.push(`I9: ${clockId} rang and was never started`);
    else if (Date.parse(clock.effect.at) > Date.parse(at))
      faults.push(`I9: ${clockId} rang before it was due`);
    if (own.some((one) => one.effect.generation > generation && one.at < at))
      faults.push(`I9: ${clockId} rang in an old generation`);
  }
  const { stage, clocks } = snapshot.context;
  const counted = events.at(-1)?.recorded.judgement.deadlines ?? [];
  for (const { id, dueOn } of stage === "draft" || stage === "blank" ? [] : counted) {
    if (asksNothing.has(id)) continue;
    const clock = clocks[id];
    const earliest = counted
      .filter((one) => one.id === id)
      .map((one) => one.dueOn)
      .toSorted()[0];
    if (!clock) faults.push(`I9: no clock counts towards ${id}`);
    else if (clock.dueOn !== earliest && clock.dueOn !== dueOn)
      faults.push(`I9: the clock of ${id} counts towards another day`);
  }
  return faults;
}

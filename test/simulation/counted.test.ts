import { describe, expect, it } from "vitest";
import { lastCounted } from "../../local/cost/counts.ts";
import type { Counts } from "../../local/cost/counts.ts";
import { countLife, countSweeps } from "../bench/cost/count.ts";

/** Further than this from what is counted now nobody should be told a bill. */
const tolerance = 0.15;
const apart = (kept: Counts, now: Counts): readonly string[] =>
  Object.entries(now).flatMap(([name, value]) => {
    const was = kept[name as keyof Counts];
    const near = Math.abs(was - value) <= Math.max(2, tolerance * Math.max(was, value));
    return near ? [] : [`${name}: ${was} kept, ${value.toFixed(0)} now; run npm run cost:count`];
  });

describe("what the bill is reckoned from", () => {
  it("is what the handlers ask of AWS now: one request with 24 records, one record that comes in, a month of sweeps", async () => {
    const { life, intake, found } = await countLife(24, countSweeps);
    const kept = lastCounted.lives.find(({ documents }) => documents === life.documents);
    expect(kept).toBeDefined();
    expect(kept && apart(kept.counts, life.counts)).toEqual([]);
    // What an import reads grows with the records that are there: the kept figure is of a hundred of them.
    expect(apart(lastCounted.intake, { ...intake, readUnits: lastCounted.intake.readUnits })).toEqual([]);
    expect(found && apart(lastCounted.sweeps, found)).toEqual([]);
  });
});

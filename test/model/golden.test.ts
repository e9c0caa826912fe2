import { describe, expect, it } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { decide } from "../../workflows/request/decide.ts";
import { restore } from "../../workflows/request/snapshot.ts";
import { nextActionOf } from "../../workflows/request/next-action.ts";
import { goldenRows } from "../support/request/golden.ts";
import { placesOf, regions } from "../support/request/places.ts";

const versions = goldenRows();

describe.each([...versions])("requests stored as in %s", (_file, rows) => {
  it("are restored, say where they stand, and take their next event", () => {
    for (const { places, snapshot, next, after } of rows) {
      const restored = restore(snapshot);
      // Regions that came later begin where they begin.
      expect(placesOf(restored)).toEqual(expect.arrayContaining([...places]));
      expect(nextActionOf(restored).words.length).toBeGreaterThan(10);
      const decision = decide(restored, next);
      if (decision.outcome !== "accepted")
        throw new Error(`${next.type} is ${decision.outcome} at ${places.join()}`);
      expect(placesOf(decision.snapshot)).toEqual(expect.arrayContaining([...after]));
    }
  });
});

it("has a stored request of this version in every state of every region", () => {
  const stood = new Set(versions.get(`${manifest.version}.jsonl`)?.flatMap(({ places }) => places));
  const missing = [...regions.values()]
    .flat()
    .filter((place) => !stood.has(place))
    .map((place) => `${place}: run npm run golden`);
  expect(missing).toEqual([]);
});

import { beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../reconcile/reconcile.ts";
import { storedRows } from "../reconcile/stored.ts";
import { jobs } from "./jobs.ts";
import { people } from "./people.ts";
import { furnish } from "./practice.ts";
import { chanceOf } from "./world/determinism.ts";
import { runUntilQuiet, wireSources } from "./world/sources.ts";
import { openWorld } from "./world/world.ts";
import type { Weather } from "./world/world.ts";

type Row = Readonly<Record<string, unknown>>;
const calm: Weather = { seed: 1, fault: () => undefined, delay: () => 5, copies: () => 1 };

/** The rows of one request with notes that was released and collected. */
let rows: readonly Row[];
beforeAll(async () => {
  const world = await openWorld(calm);
  try {
    wireSources(world, calm);
    await furnish(world);
    const all = jobs.notes({ world, people: people(world), chance: chanceOf(1, "people") });
    for (const [name, work] of Object.entries(all)) void world.time.start(name, work);
    await runUntilQuiet(world);
    rows = [...world.ledger.rows.values()];
  } finally {
    world.close();
  }
});

const wordsOf = (some: readonly Row[]) => faultsOf(storedRows(some)).map(({ words }) => words);
const sortOf = ({ sk }: Row) => String(sk);
const isEvent = (row: Row) => sortOf(row).startsWith("EVENT#");

describe("the reconciler", () => {
  it("finds nothing where everything agrees", () => {
    expect(storedRows(rows).requests).toHaveLength(1);
    expect(wordsOf(rows)).toEqual([]);
  });

  it("finds a lost event, wherever it was", () => {
    const events = rows.filter(isEvent);
    expect(events.length).toBeGreaterThan(30);
    for (const lost of events) expect(wordsOf(rows.filter((row) => row !== lost))).not.toEqual([]);
  });

  it("finds an event that stands there twice", () => {
    const [one] = rows.filter(isEvent);
    expect(wordsOf([...rows, { ...one, sk: "EVENT#again" }])).not.toEqual([]);
  });

  it("finds a release that is not in the accounting of its patient (45 CFR 164.528)", () => {
    const kept = rows.filter((row) => !("accounted" in row));
    expect(kept.length).toBe(rows.length - 1);
    expect(wordsOf(kept)).toEqual(["I12: 1 times production.released, 0 times in the accounting"]);
  });

  it("finds what is left to do", () => {
    const changed = rows.map((row) => (sortOf(row).startsWith("OUTBOX#") ? { ...row, status: "open" } : row));
    expect(new Set(wordsOf(changed))).toEqual(new Set(["an effect is open and not done"]));
  });

  it("finds a state that its events do not lead to", () => {
    const [facts] = rows.filter((row) => sortOf(row) === "CASE#SNAPSHOT");
    const changed = rows.map((row) => (row === facts ? { ...row, version: 3 } : row));
    expect(wordsOf(changed).join()).toContain("I3: version 3");
  });
});

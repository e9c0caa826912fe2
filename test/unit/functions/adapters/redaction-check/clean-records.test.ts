import { describe, expect, it } from "vitest";
import { findingsIn } from "../../../../support/redaction/checked.ts";
import { cleanRecords } from "../../../../support/redaction/clean.ts";

const five = [0, 1, 2, 3, 4];

describe("a hundred ordinary records", () => {
  it("are twenty kinds", () => {
    expect(Object.keys(cleanRecords)).toHaveLength(20);
  });

  // One false alarm among the hundred would be allowed; there is none, and it is kept so.
  it.each(Object.entries(cleanRecords))("raise no alarm: %s", async (_, make) => {
    for (const n of five) expect(await findingsIn(await make(n)), `sample ${n}`).toEqual([]);
  });
});

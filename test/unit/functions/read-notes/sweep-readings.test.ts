import { describe, expect, it } from "vitest";
import { readingObjectKey } from "../../../../functions/adapters/reading-objects.ts";
import type { StoredVersion } from "../../../../functions/adapters/stored-versions.s3.ts";
import { sweepReadings } from "../../../../functions/read-notes/sweep-readings.ts";
import type { Sweeping } from "../../../../functions/read-notes/sweep-readings.ts";
import type { NoteReading } from "../../../../workflows/reading/reading.ts";
import type { ReadingId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";

const readingIds = ["1", "2", "3"].map((n) => `rdg_${n.repeat(26)}` as ReadingId);
const keyOf = (readingId: ReadingId) => readingObjectKey({ practiceId: ids.practice, readingId });

/** Three copies, none of which belongs to a reading that stands. */
function threeOver(more: Partial<Sweeping> = {}) {
  let stored: readonly StoredVersion[] = readingIds.map((one) => ({ key: keyOf(one), versionId: "v1" }));
  const lines: unknown[][] = [];
  const destroy = async (one: StoredVersion) => {
    stored = stored.filter(({ key }) => key !== one.key);
  };
  const sweeping: Sweeping = {
    copies: { list: async () => stored, destroy },
    readings: { read: async () => ({ endsAt: "2026-11-30T15:00:00.000Z" }) as NoteReading },
    standing: async () => undefined,
    now: () => new Date("2026-11-30T15:01:00Z"),
    log: (...line) => void lines.push(line),
    ...more,
  };
  return { sweeping, destroy, lines, left: () => stored.map(({ key }) => key) };
}
const [first, second] = readingIds as [ReadingId, ReadingId];

describe("the sweep of copies for readers", () => {
  it("destroys the others when one cannot be destroyed, says how many were, and fails so that somebody is told", async () => {
    const { sweeping, destroy, lines, left } = threeOver();
    const stuck = async (one: StoredVersion) => {
      if (one.key === keyOf(first)) throw new Error("refused");
      await destroy(one);
    };
    const copies = { ...sweeping.copies, destroy: stuck };
    await expect(sweepReadings({ ...sweeping, copies })).rejects.toThrow("1 of the copies");
    expect(left()).toEqual([keyOf(first)]);
    expect(lines).toContainEqual(["info", "reading-copies-destroyed", { count: 2 }]);
  });

  it("rings of one that it cannot destroy and that has outlived its minutes", async () => {
    const { sweeping, lines } = threeOver({ now: () => new Date("2026-11-30T15:06:00Z") });
    const copies = { ...sweeping.copies, destroy: () => Promise.reject(new Error("refused")) };
    await expect(sweepReadings({ ...sweeping, copies })).rejects.toThrow("3 of the copies");
    expect(lines).toContainEqual(["security", "reading-copy-outlived", { count: 3 }]);
  });

  it("looks at the others when the ledger cannot say of one whether its reading stands", async () => {
    const { sweeping, left } = threeOver({
      standing: async (_practice, readingId) => {
        if (readingId === second) throw new Error("torn");
        return undefined;
      },
    });
    await expect(sweepReadings(sweeping)).rejects.toThrow("1 of the copies");
    expect(left()).toEqual([keyOf(second)]);
  });
});

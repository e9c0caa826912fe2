import { describe, expect, it } from "vitest";
import type { CaseFile, Segment } from "../../../../../workflows/contract/case-file.ts";
import { readPaper } from "../../../../../workflows/law/paper.ts";
import { overlap, partInside } from "../../../../../workflows/law/predicates/range.ts";

type Range = Segment["range"];

function asked(held: Range, range: Range) {
  const segment: Segment = held === undefined ? { id: "piece" } : { id: "piece", range: held };
  const caseFile: CaseFile = { schemaVersion: 1, asOf: { assessedOn: "2026-11-23" }, segments: [segment] };
  const paper = readPaper(caseFile);
  const layer = { kind: "cleared" } as const;
  const scene = { caseFile, paper, forms: [], layer, segment, index: 0, class: "progress-notes" } as const;
  return overlap(scene, "/order/range", range);
}
const spring = { fromOn: "2026-03-01", toOn: "2026-05-31" };
const both = ["/order/range", "/segments/0/range"];

describe("the dates of a paper over those of a record (45 CFR 164.512(e)(1)(i), 164.508(c)(1)(i))", () => {
  it("take in a record of which one day lies within them, and none of the day before or after", () => {
    const rows: readonly (readonly [string, string, string])[] = [
      ["2026-01-01", "2026-02-28", "no"],
      ["2026-01-01", "2026-03-01", "yes"],
      ["2026-05-31", "2026-12-31", "yes"],
      ["2026-06-01", "2026-12-31", "no"],
    ];
    for (const [fromOn, toOn, truth] of rows)
      expect(asked({ fromOn, toOn }, spring)).toEqual({ truth, facts: both, missing: [] });
  });

  it("are no limit where the paper has none, and wait for a day that one side lacks", () => {
    expect(asked(undefined, undefined).truth).toBe("yes");
    expect(asked(undefined, spring).missing).toEqual(["/segments/0/range"]);
    expect(asked({ fromOn: "2026-03-01" }, spring).missing).toEqual(["/segments/0/range"]);
    expect(asked({ toOn: "2026-03-01" }, spring).missing).toEqual(["/segments/0/range"]);
    expect(asked(spring, { fromOn: "2026-04-01" }).missing).toEqual(["/order/range/toOn"]);
    expect(asked(spring, { toOn: "2026-04-01" }).missing).toEqual(["/order/range/fromOn"]);
    expect(asked(spring, { fromOn: "2026-06-01" }).truth).toBe("no");
    expect(asked(spring, { toOn: "2026-02-28" }).truth).toBe("no");
  });
});

describe("the part of a record within the dates of a paper", () => {
  it("is told where the record reaches beyond them on either side, by so much as a day", () => {
    expect(partInside({ fromOn: "2026-02-28", toOn: "2026-05-31" }, spring)).toEqual(spring);
    expect(partInside({ fromOn: "2026-03-01", toOn: "2026-06-01" }, spring)).toEqual(spring);
    expect(partInside({ fromOn: "2026-04-01", toOn: "2026-06-30" }, spring)).toEqual({
      fromOn: "2026-04-01",
      toOn: "2026-05-31",
    });
    expect(partInside({ fromOn: "2026-01-01", toOn: "2026-04-30" }, spring)).toEqual({
      fromOn: "2026-03-01",
      toOn: "2026-04-30",
    });
  });

  it("is the whole where the record lies within them, and is not told where a day is not recorded", () => {
    expect(partInside(spring, spring)).toBeUndefined();
    const wide = { fromOn: "2026-01-01", toOn: "2026-12-31" };
    for (const half of [undefined, { fromOn: "2026-03-01" }, { toOn: "2026-05-31" }]) {
      expect(partInside(half, spring)).toBeUndefined();
      expect(partInside(wide, half)).toBeUndefined();
    }
  });
});

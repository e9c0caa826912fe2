import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { batesNumber, batesPrefixOf, batesRanges } from "../../../workflows/production/bates.ts";

describe("Bates numbers", () => {
  it("run without a gap or a repetition through every document", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 900_000 }),
        (pages, from) => {
          const documents = pages.map((count, at) => ({ documentId: `d${at}`, pages: count }));
          const ranges = batesRanges("DUC", documents, from);
          const numbers = ranges.map(
            ({ first, last }) => [Number(first.slice(3)), Number(last.slice(3))] as const,
          );
          expect(numbers[0]?.[0]).toBe(from);
          for (const [at, [first, last]] of numbers.entries()) {
            expect(last - first + 1).toBe(pages[at]);
            expect(numbers[at + 1]?.[0] ?? last + 1).toBe(last + 1);
          }
        },
      ),
    );
  });

  it("are written with their prefix and six digits", () => {
    expect(batesNumber("DUC", 42)).toBe("DUC000042");
    expect(batesNumber("DUC", 999_999)).toBe("DUC999999");
  });

  it("refuse what does not fit", () => {
    expect(() => batesNumber("DUC", 1_000_000)).toThrow("from 1 to 999999, got 1000000");
    expect(() => batesNumber("DUC", 0)).toThrow("got 0");
    expect(() => batesNumber("DUC", 1.5)).toThrow("got 1.5");
    expect(() => batesNumber("duc", 1)).toThrow('got "duc"');
    expect(() => batesNumber("", 1)).toThrow('got ""');
    expect(() => batesRanges("DUC", [{ documentId: "d", pages: 0 }], 1)).toThrow("at least one page");
    expect(() => batesRanges("DUC", [{ documentId: "d", pages: 1.5 }], 1)).toThrow("got 1.5 pages");
  });

  it("take their prefix from the tracking number", () => {
    expect(batesPrefixOf("T-0001")).toBe("T0001");
    expect(batesPrefixOf("duces-2026-000042-x")).toBe("S2026000042X");
    expect(batesPrefixOf("---")).toBe("D");
  });
});

import { describe, expect, it } from "vitest";
import { periodWords } from "../../../../portal/src/forms/row-answers.ts";

describe("the dates of service of a row", () => {
  it("stand within a sentence, and months keep their capital", () => {
    expect(periodWords({})).toBe("all dates asked for");
    const range = { fromOn: "2025-01-01", toOn: "2026-06-30" } as const;
    expect(periodWords({ range } as unknown as Parameters<typeof periodWords>[0])).toBe(
      "January 1, 2025 to June 30, 2026",
    );
  });
});

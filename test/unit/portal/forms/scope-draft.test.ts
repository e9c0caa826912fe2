import { describe, expect, it } from "vitest";
import { draftRow, noMoreRows, scopeRowsOf } from "../../../../portal/src/forms/scope-draft.ts";
import { counterProposalSchema } from "../../../../workflows/contract/requester.ts";
import { limits } from "../../../../workflows/contract/limits.ts";

const rows = (count: number) => Array.from({ length: count }, () => draftRow("progress-notes"));

describe("the rows of a proposal while it is written", () => {
  it("end where the contract ends them, and say so", () => {
    expect(noMoreRows(rows(limits.rows - 1))).toBeUndefined();
    expect(noMoreRows(rows(limits.rows))).toBe("A proposal has at most 20 rows. Remove one to add another.");
    expect(counterProposalSchema.safeParse({ rows: scopeRowsOf(rows(limits.rows)) }).success).toBe(true);
    expect(scopeRowsOf(rows(limits.rows + 2))).toBe("A proposal has at most 20 rows. Remove 2.");
  });

  it("are at least one", () => {
    expect(scopeRowsOf([])).toBe("Add at least one row.");
  });

  it("have both dates or neither, in their order", () => {
    const row = draftRow("progress-notes");
    expect(scopeRowsOf([{ ...row, fromOn: "2026-01-01" }])).toBe("Enter both dates of a row, or neither.");
    expect(scopeRowsOf([{ ...row, fromOn: "2026-02-01", toOn: "2026-01-01" }])).toBe(
      "In one row the last date lies before the first.",
    );
    expect(scopeRowsOf([{ ...row, fromOn: "2026-01-01", toOn: "2026-02-01" }])).toEqual([
      { class: "progress-notes", stance: "produce", range: { fromOn: "2026-01-01", toOn: "2026-02-01" } },
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { redactionReasonSchema } from "../../../../workflows/contract/redaction.ts";
import { redactionLog, redactionLogTable } from "../../../../workflows/production/redaction/log.ts";
import { redactionReasons } from "../../../../workflows/production/redaction/reasons.ts";
import type { CalendarDate } from "../../../../workflows/vocabulary/dates.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";

const box = { left: 10, top: 20, right: 30, bottom: 40 };
const document = (id: string, pages: number, boxes: readonly number[]) => ({
  documentId: id as DocumentId,
  sessionOn: "2026-01-05" as CalendarDate,
  describedAs: "progress note",
  pages,
  boxes: boxes.map((page) => ({ page, box, reason: "other-person" as const })),
});

describe("the log of what was taken out", () => {
  it("names the number of the page, and counts boxes of one reason", () => {
    const rows = redactionLog("DUC", 41, [document("doc_a", 2, []), document("doc_b", 3, [3, 1, 3])]);
    expect(
      rows.map(({ control, batesNumber, page, code, boxes }) => [control, batesNumber, page, code, boxes]),
    ).toEqual([
      ["R0001", "DUC000043", 1, "OP", 1],
      ["R0002", "DUC000045", 3, "OP", 2],
    ]);
    expect(redactionLogTable(rows)).toHaveLength(3);
    expect(new Set(redactionLogTable(rows).map((row) => row.length))).toEqual(new Set([9]));
  });

  it("has a code and a rule for each reason, and none tells of sealed notes or of treatment for substance use (42 CFR 2.13(c))", () => {
    const all = redactionReasonSchema.options.map((reason) => redactionReasons[reason]);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(all.every(({ citation }) => citation !== "")).toBe(true);
    expect(JSON.stringify(all)).not.toMatch(/psychotherapy notes|substance/i);
  });
});

import { describe, expect, it } from "vitest";
import { csvOf } from "../../../../functions/adapters/csv.ts";

/** A reader of RFC 4180, as plain as can be. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of text.slice(1).split("\r\n").slice(0, -1))
    rows.push([...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell = ""]) => cell.replaceAll('""', '"')));
  return rows;
}

describe("rows for a spreadsheet", () => {
  it("come back as they were: commas, quotes, letters of every language", () => {
    const rows = [
      ["Date", 'She said "no", twice'],
      ["2026-11-21", "Ünal, Ōta"],
    ];
    expect(cellsOf(csvOf(rows))).toEqual(rows);
  });

  it("hold no formula, also behind blanks and in full-width letters (AB-095)", () => {
    const formulas = [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      " =1",
      "＝1",
      "＋1",
      "－1",
      "＠A",
      "|x",
      "%0A",
    ];
    for (const [cell] of cellsOf(csvOf(formulas.map((one) => [one.replaceAll("\r", " ")]))))
      expect(cell?.startsWith("'")).toBe(true);
    expect(csvOf([["plain"]])).toBe('\ufeff"plain"\r\n');
  });
});

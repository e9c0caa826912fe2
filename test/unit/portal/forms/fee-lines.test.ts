import { describe, expect, it } from "vitest";
import { draftLine, feeItemsOf, sumOf } from "../../../../portal/src/forms/fee-lines.ts";
import { centsOf, dollars, unitsOf } from "../../../../workflows/contract/money.ts";

const line = (quantity: string, amount: string) => ({ ...draftLine("postage"), quantity, amount });

describe("an amount as a person types it", () => {
  it.each([
    ["12", 1200],
    ["12.50", 1250],
    [" 0.01 ", 1],
    ["10000.00", 1_000_000],
  ])("%j is taken to the cent", (typed, cents) => {
    expect(centsOf(typed)).toBe(cents);
  });

  it.each([
    "",
    "-1",
    "+1",
    "0",
    "0.00",
    "1e308",
    "1e2",
    "NaN",
    "Infinity",
    "1,000",
    "0x10",
    "12.5",
    "12.345",
    ".5",
    "10000.01",
    "$5",
    "١٢",
  ])("%j is refused, whatever a number of the language would make of it (AB-045)", (typed) => {
    expect(centsOf(typed)).toBeUndefined();
    expect(feeItemsOf([line("1", typed)])).toMatch(/^Line 1: Enter dollars with two places for cents/);
  });

  it("comes back as dollars, without a fraction of a cent", () => {
    expect([1, 99, 100, 123_456, 1_000_000, -3750].map(dollars)).toEqual([
      "$0.01",
      "$0.99",
      "$1.00",
      "$1,234.56",
      "$10,000.00",
      "-$37.50",
    ]);
  });
});

describe("the lines of a fee", () => {
  it("are counted in whole units, and say in which line something is wrong (AB-045)", () => {
    for (const typed of ["0", "-3", "2.5", "1e3", "1,000", "0x10", "100001", ""]) {
      expect(unitsOf(typed)).toBeUndefined();
      expect(feeItemsOf([line("1", "1.00"), line(typed, "1.00")])).toMatch(/^Line 2: Enter how many/);
    }
    expect(feeItemsOf([line("40", "28.00")])).toEqual([{ kind: "postage", quantity: 40, cents: 2800 }]);
    expect(feeItemsOf([])).toBe("Add at least one line.");
  });

  it("add up as they are typed", () => {
    expect(sumOf([line("1", "0.10"), line("1", "0.20"), line("1", "x")])).toBe(30);
  });
});

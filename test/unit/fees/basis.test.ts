import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../workflows/contract/case-file.ts";
import { feeQuantity } from "../../../workflows/contract/money.ts";
import { capsAreKept, feeBasisOf } from "../../../workflows/fees/basis.ts";
import { feePayerOf } from "../../../workflows/fees/payer.ts";
import { mostUnder } from "../../../workflows/contract/fee-rates.ts";
import { scheduleNamed, scheduleToday } from "../../../workflows/fees/schedules.ts";

const payerOf = (type: NonNullable<CaseFile["instrument"]>["type"], requester: CaseFile["requester"] = {}) =>
  feePayerOf({ schemaVersion: 1, asOf: { assessedOn: "2026-12-02" }, instrument: { type }, requester });

describe("who pays", () => {
  it("follows from the paper", () => {
    expect(payerOf("patient-access-request")).toBe("individual");
    expect(payerOf("attorney-letter-with-authorization")).toBe("by-choice");
    expect(payerOf("attorney-subpoena")).toBe("by-process");
    expect(payerOf("court-order")).toBe("government");
    expect(payerOf("grand-jury-subpoena")).toBe("government");
  });

  it("is the individual whatever paper the individual, or who acts for them, uses", () => {
    expect(payerOf("attorney-letter", { onBehalfOf: "patient" })).toBe("individual");
    expect(payerOf("attorney-subpoena", { role: "patient" })).toBe("individual");
    expect(payerOf("attorney-letter", { role: "guardian" })).toBe("individual");
  });

  it("is the individual where counsel of the patient asks, or somebody for who stands in their place", () => {
    const letter = "attorney-letter-with-authorization";
    expect(payerOf(letter, { role: "patient-counsel" })).toBe("individual");
    expect(payerOf(letter, { role: "opposing-counsel", onBehalfOf: "executor" })).toBe("individual");
    expect(payerOf(letter, { role: "opposing-counsel", onBehalfOf: "employer" })).toBe("by-choice");
  });

  it("is nobody of these for an accounting of disclosures: the first is free (45 CFR 164.528(c)(2))", () => {
    expect(payerOf("accounting-request", { role: "patient" })).toBeUndefined();
  });

  it("is not known where no rule on the fees of such a paper was read", () => {
    expect(payerOf(undefined)).toBeUndefined();
    expect(payerOf("health-plan-review")).toBeUndefined();
  });
});

describe("a figure with tiers", () => {
  const pennsylvania = scheduleNamed("PA.1").caps.find(({ kind }) => kind === "paper-copies");
  const oregon = scheduleNamed("OR.1").caps.find(({ kind }) => kind === "paper-copies");

  it.each([
    [1, 194],
    [20, 3880],
    [21, 4024],
    [60, 9640],
    [61, 9690],
  ])("allows %i pages %i cents (42 Pa.C.S. 6152)", (pages, cents) => {
    expect(pennsylvania && mostUnder(pennsylvania, pages)).toBe(cents);
  });

  it("may begin with one sum for the first pages (ORS 192.563)", () => {
    expect(oregon && [1, 10].map((pages) => mostUnder(oregon, pages))).toEqual([3000, 3000]);
    expect(oregon && mostUnder(oregon, 11)).toBe(3050);
  });
});

describe("what may be asked for", () => {
  it("names its provision with every figure, and says which are not verified", () => {
    const { limits } = feeBasisOf({ payer: "individual", schedule: "CA.1" });
    expect(limits).toContainEqual({
      kind: "paper-copies",
      words: "At most $0.25 for each page.",
      citation: "Cal. Health & Safety Code 123110(b)",
      checked: false,
      rate: { tiers: [{ from: 1, cents: 25 }] },
    });
  });

  it("says of what is charged once that it is for the request", () => {
    const wordsOf = (payer: "individual" | "by-choice", schedule: string) =>
      feeBasisOf({ payer, schedule }).limits.map(({ words }) => words);
    expect(wordsOf("individual", "US.1")).toEqual([
      expect.stringMatching(/^\$6\.50 for the request: one sum that HHS offers .* It is no cap/u),
    ]);
    expect(wordsOf("by-choice", "GA.1")).toContain("At most $20.00 for the request.");
    const many = [{ kind: "electronic-copy", quantity: 100, cents: 651 }] as const;
    expect(capsAreKept({ payer: "individual", schedule: "US.1" }, { items: many })).toBe(false);
  });

  it("counts in words, one and many", () => {
    expect([1, 2].map((days) => feeQuantity("attendance", days))).toEqual(["1 day", "2 days"]);
    expect([1, 2].map((copies) => feeQuantity("electronic-copy", copies))).toEqual(["1 copy", "2 copies"]);
  });

  it("bounds all lines of a kind together, so that no fee is split past its figure", () => {
    const items = [
      { kind: "search", quantity: 1, cents: 1500 },
      { kind: "search", quantity: 1, cents: 1500 },
    ] as const;
    const georgia = { payer: "by-choice", schedule: "GA.1" } as const;
    expect(capsAreKept(georgia, { items })).toBe(false);
    expect(capsAreKept(georgia, { items: [{ ...items[0], quantity: 9, cents: 2000 }] })).toBe(true);
    expect(capsAreKept(georgia, { items: [{ ...items[0], quantity: 9, cents: 2001 }] })).toBe(false);
  });

  it("by the page is left out for the individual where no figure for a page is known", () => {
    expect(feeBasisOf({ payer: "individual", schedule: "US.1" }).kinds).not.toContain("paper-copies");
    expect(feeBasisOf({ payer: "individual", schedule: "NY.1" }).kinds).toContain("paper-copies");
  });

  it("is read by the schedule of the practice's state, and by the federal one where none is known", () => {
    expect([scheduleToday("GA"), scheduleToday("NV"), scheduleToday(undefined)]).toEqual([
      "GA.1",
      "US.1",
      "US.1",
    ]);
  });
});

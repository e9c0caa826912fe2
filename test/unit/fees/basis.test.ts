import { describe, expect, it } from "vitest";
import type { CaseFile } from "../../../workflows/contract/case-file.ts";
import { capsAreKept, feeBasisOf } from "../../../workflows/fees/basis.ts";
import { feePayerOf } from "../../../workflows/fees/payer.ts";
import { mostUnder } from "../../../workflows/fees/schedule.ts";
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
    });
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

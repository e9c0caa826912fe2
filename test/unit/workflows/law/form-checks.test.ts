import { describe, expect, it } from "vitest";
import { instantOrder, revocationsInHand } from "../../../../workflows/law/form-checks.ts";

type Revocation = { readonly receivedOn?: string; readonly receivedAt?: string };

const inHand = (revocation: Revocation, assessedAt: string | undefined, assessedOn = "2026-11-21"): boolean =>
  revocationsInHand(
    {
      caseFile: {
        schemaVersion: 1,
        asOf: { assessedOn, timeZone: "America/Chicago", ...(assessedAt ? { assessedAt } : {}) },
      },
      form: { id: "form", revocations: [{ form: "written", ...revocation }] },
      at: "/authorizations/0",
    },
    "written",
  ).length === 1;

describe("a revocation", () => {
  it("counts from the minute it arrives, also when it is tomorrow in universal time (45 CFR 164.508(b)(5))", () => {
    const evening = { receivedAt: "2026-11-22T01:00:00Z" };
    expect(inHand(evening, "2026-11-22T01:05:00Z")).toBe(true);
    expect(inHand(evening, "2026-11-22T01:00:00Z")).toBe(true);
    expect(inHand(evening, "2026-11-22T00:55:00Z")).toBe(false);
  });

  it("counts on its day where only days are known, and at once where nothing is (45 CFR 164.508(b)(5))", () => {
    expect(inHand({ receivedOn: "2026-11-21" }, undefined)).toBe(true);
    expect(inHand({ receivedOn: "2026-11-22" }, undefined)).toBe(false);
    expect(inHand({ receivedAt: "2026-11-21T12:00:00Z" }, undefined)).toBe(true);
    expect(inHand({}, "2026-11-21T12:00:00Z")).toBe(true);
  });
});

describe("the order of instants", () => {
  it("holds over the end of a month in another offset", () => {
    expect(instantOrder("2026-11-30T23:00:00-05:00")).toBe(instantOrder("2026-12-01T04:00:00Z"));
    expect(instantOrder("2026-12-01T02:00:00+03:00")).toBe(instantOrder("2026-11-30T23:00:00Z"));
    expect(instantOrder("2026-12-01T02:00:00+05:30")).toBe(instantOrder("2026-11-30T20:30:00Z"));
  });
});

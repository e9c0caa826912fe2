import { describe, expect, it } from "vitest";
import { estimateOf, mostOf } from "../../../workflows/contract/fee-rates.ts";
import { feeBasisSchema } from "../../../workflows/contract/money.ts";
import type { FeePayer } from "../../../workflows/contract/money.ts";
import { capsAreKept, feeBasisOf, mayBeAsked } from "../../../workflows/fees/basis.ts";
import { scheduleNamed, scheduleToday } from "../../../workflows/fees/schedules.ts";

const basisOf = (payer: FeePayer, schedule: string) => feeBasisSchema.parse(feeBasisOf({ payer, schedule }));
const states = ["CA", "FL", "GA", "MD", "NY", "OR", "PA", "VA", "WA", "NV"];

describe("an estimate before the work", () => {
  it("is reckoned by the pages where a figure was seen on a page of the law (O.C.G.A. 31-33-3(a))", () => {
    expect(estimateOf(basisOf("by-process", "GA.1"), 120)).toEqual([
      { kind: "paper-copies", quantity: 120, cents: 20 * 75 + 80 * 65 + 20 * 50 },
      { kind: "search", quantity: 1, cents: 2000 },
    ]);
  });

  it("for fewer pages comes to less: a scope that is narrowed is reckoned again", () => {
    const [wide, narrow] = [120, 30].map((pages) => estimateOf(basisOf("by-process", "PA.1"), pages));
    expect(narrow?.[0]?.cents).toBe(20 * 194 + 10 * 144);
    expect(narrow?.[0]?.cents).toBeLessThan(wide?.[0]?.cents ?? 0);
  });

  it("is made by no figure that is not verified: such a one only bounds", () => {
    expect(estimateOf(basisOf("by-process", "VA.1"), 120)).toEqual([]);
    expect(mostOf(basisOf("by-process", "VA.1"), "paper-copies", 60)).toBe(50 * 50 + 10 * 25);
    expect(estimateOf(basisOf("by-process", "CA.2"), 120)).toEqual([]);
  });

  it("of the individual is the one sum that HHS offers, marked as an offer, and no search (45 CFR 164.524(c)(4))", () => {
    const basis = basisOf("individual", "GA.1");
    expect(estimateOf(basis, 500)).toEqual([{ kind: "electronic-copy", quantity: 1, cents: 650 }]);
    expect(basis.limits.find(({ option }) => option === true)?.words).toContain("It is no cap");
  });

  it.each(states)("never asks for what may not be asked for: %s", (state) => {
    for (const payer of ["individual", "by-choice", "by-process"] as const) {
      const footing = { payer, schedule: scheduleToday(state) };
      for (const pages of [1, 25, 26, 400]) {
        const items = estimateOf(feeBasisOf(footing), pages);
        expect(mayBeAsked(footing, { items })).toBe(true);
      }
    }
  });
});

describe("the figures of a state", () => {
  it("have the day on which they were read, and since when they stand where their source says it", () => {
    expect(basisOf("by-process", "WA.1")).toMatchObject({
      readOn: "2026-11-21",
      limits: expect.arrayContaining([expect.objectContaining({ kind: "search", since: "2020-05-28" })]),
    });
  });

  it("that were read since are a further edition; a fee that was recorded under the first is read under it", () => {
    expect([scheduleToday("CA"), scheduleToday("FL"), scheduleToday("GA")]).toEqual(["CA.2", "FL.2", "GA.1"]);
    expect(scheduleNamed("CA.1").caps.some(({ bounds }) => bounds === "by-process")).toBe(false);
    const items = [{ kind: "paper-copies", quantity: 10, cents: 101 }] as const;
    expect(capsAreKept({ payer: "by-process", schedule: "CA.1" }, { items })).toBe(true);
    expect(capsAreKept({ payer: "by-process", schedule: "CA.2" }, { items })).toBe(false);
    // A figure of subpoenas alone bounds nobody else.
    expect(capsAreKept({ payer: "by-choice", schedule: "CA.2" }, { items })).toBe(true);
  });

  it("have no line for a tax: the law that was read names none", () => {
    const kinds = states.flatMap((state) => basisOf("by-process", scheduleToday(state)).kinds);
    expect(kinds.filter((kind) => kind.includes("tax"))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { overlays } from "../../workflows/law/packs/us-states/index.ts";
import type { Plain } from "./changed.ts";
import { billing, caseIn, subpoena } from "./neighbours/case.ts";

const served: Plain = { instrument: { servedOn: "2026-11-16", returnOn: "2026-12-18" } };
const deadlines = (state: string, ...fragments: readonly Plain[]) =>
  assess(caseIn(state, [billing], subpoena, served, ...fragments)).deadlines;
const citation = (id: string, state: string, ...fragments: readonly Plain[]) =>
  deadlines(state, ...fragments).find((one) => one.id === id)?.citation;
const federal: Plain = { forum: { system: "federal" } };
const spoken: Plain = { instrument: { commands: ["produce", "testify"] } };
const codes = overlays.map(({ code }) => code);

describe("the dates of a subpoena", () => {
  it("rest on the federal rules in a federal court (FRCP 45)", () => {
    expect(citation("return-date", "VA", federal)).toBe("FRCP 45(a)(1)(A)(iii)");
    expect(citation("move-before", "VA", federal, spoken)).toBe("FRCP 45(d)(3)(A)");
  });

  it.each(codes)("cite no federal rule of procedure in a court of %s", (state) => {
    const cited = deadlines(state, spoken).map((one) => one.citation);
    expect(cited.filter((one) => /\b(FRCP|FRCrP)\b/.test(one))).toEqual([]);
    expect(citation("return-date", state, spoken)).toBeDefined();
    expect(citation("move-before", state, spoken)).toBeDefined();
  });

  it("rest on the paper itself where no rule that was read sets them", () => {
    expect(citation("return-date", "GA")).toBe("the paper itself");
    expect(citation("return-date", "VA", { forum: { nature: "criminal" } })).toBe("the paper itself");
    expect(citation("return-date", "VA", { forum: { system: null } })).toBe("the paper itself");
  });
});

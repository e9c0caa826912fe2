import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn, letterWith, progress } from "./neighbours/case.ts";

const sent: Plain = { ...progress, sentAt: "2026-11-10T15:00:00Z" };

/** What is said of a record that left on 10 November, of a form that was then revoked in writing. */
function said(revocation: Plain) {
  const { actions, prohibitions } = assess(
    caseIn("NV", [sent], letterWith({ revocations: [{ form: "written", ...revocation }] }), {
      policy: { stateLayer: "federal-only" },
    }),
  );
  return {
    inReliance: prohibitions.some(({ code }) => code === "treat-reliance-disclosure-as-breach"),
    accounted: actions.some(({ verb }) => verb === "log-accounting"),
  };
}

describe("a record that left beside a revocation (45 CFR 164.508(b)(5)(i))", () => {
  it("left in reliance on the form where the revocation came later, by its minute or by its day", () => {
    const inReliance = { inReliance: true, accounted: false };
    expect(said({ receivedAt: "2026-11-10T15:01:00Z" })).toEqual(inReliance);
    expect(said({ receivedOn: "2026-11-11" })).toEqual(inReliance);
  });

  it("left wrongly, and is accounted for, where the revocation had come", () => {
    const wrongly = { inReliance: false, accounted: true };
    expect(said({ receivedAt: "2026-11-10T14:59:00Z" })).toEqual(wrongly);
    expect(said({ receivedOn: "2026-11-09" })).toEqual(wrongly);
  });

  it("is neither while nobody recorded which came first", () => {
    const neither = { inReliance: false, accounted: false };
    expect(said({})).toEqual(neither);
    expect(said({ receivedOn: "2026-11-10" })).toEqual(neither);
  });
});

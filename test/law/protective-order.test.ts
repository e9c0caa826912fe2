import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn, progress, subpoena, waived } from "./neighbours/case.ts";

// Assessed on 23 November 2026.
const outcome = (qpo: Plain) =>
  assess(
    caseIn("NV", [progress], subpoena, waived, {
      policy: { stateLayer: "federal-only" },
      assurances: { qpo: { documented: true, limitsUse: true, returnOrDestroy: true, ...qpo } },
    }),
  ).segments["progress"]?.outcome;

describe("a qualified protective order (45 CFR 164.512(e)(1)(iv), (v))", () => {
  it("counts from the day on which a judge entered it", () => {
    expect(outcome({ entered: true })).toBe("release");
    expect(outcome({ entered: true, enteredOn: "2026-11-23" })).toBe("release");
    expect(outcome({ entered: true, enteredOn: "2026-11-24" })).toBe("object-by-date");
  });

  it("need not be entered, where it was asked for", () => {
    expect(outcome({ requestedFromCourt: true, enteredOn: "2026-11-24" })).toBe("release");
  });
});

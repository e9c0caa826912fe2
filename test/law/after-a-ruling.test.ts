import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { notesAuthorities } from "../../workflows/law/notes-authorities.ts";
import type { Plain } from "./changed.ts";
import { caseIn, notes, order, progress } from "./neighbours/case.ts";

const named: Plain = {
  policy: { stateLayer: "federal-only" },
  order: { expresslyNamesPsychotherapyNotes: true },
};
const papers = [
  ["a so-ordered subpoena", { instrument: { type: "so-ordered-subpoena" } }],
  ["an order", {}],
] as const;
const ruled = (result?: string): Plain => ({
  events: [{ type: "motion-decided", by: "court", occurredOn: "2026-11-20", ...(result ? { result } : {}) }],
});
const caseOf = (...fragments: readonly Plain[]) =>
  caseIn("NV", [notes, progress], order, named, ...fragments);
const outcomes = (...fragments: readonly Plain[]) =>
  Object.values(assess(caseOf(...fragments)).segments).map(({ outcome }) => outcome);

describe("what a judge signed, after a court's ruling on it", () => {
  it.each(papers)("opens what it names while no court took it back: %s", (_paper, change) => {
    expect(outcomes(change)).toEqual(["release", "release"]);
    expect(outcomes(change, ruled("denied"))).toEqual(["release", "release"]);
  });

  it.each(papers)(
    "opens nothing once it was quashed, psychotherapy notes neither: %s (FRCP 45(d)(3)(A))",
    (_paper, change) => {
      const quashed = caseOf(change, ruled("granted"));
      expect(outcomes(change, ruled("granted"))).toEqual(["withhold", "withhold"]);
      expect(notesAuthorities(quashed, ["notes"])).toEqual([]);
    },
  );

  it.each(papers)(
    "needs what the court left of it recorded, once it was modified: %s (FRCP 45(d)(3)(A))",
    (_paper, change) => {
      for (const result of ["granted-in-part", undefined])
        expect(outcomes(change, ruled(result))).toEqual(["needs-court-order", "needs-court-order"]);
      const left = {
        assurances: { notice: { requestMatchesResolution: true, resolvedForClasses: ["progress-notes"] } },
      };
      expect(outcomes(change, ruled("granted-in-part"), left)).toEqual(["needs-court-order", "release"]);
    },
  );
});

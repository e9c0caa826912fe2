import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import { differences, vignettes } from "./vignette.ts";

describe("the law engine on invented cases", () => {
  it.each(vignettes.map((vignette) => [vignette.title, vignette.id, vignette] as const))(
    "answers as expected: %s (%s)",
    (_title, _id, vignette) => {
      expect(differences(vignette, assess(vignette.caseFile))).toEqual([]);
    },
  );
});

describe("the comparison", () => {
  const [first] = vignettes;

  it("sees a wrong outcome, a missing action, a missing citation and an unexpected release", () => {
    const held = vignettes.find(({ id }) => id === "fourteenth-day-is-thanksgiving") ?? first;
    expect(held).toBeDefined();
    if (held === undefined) return;
    const given = assess(held.caseFile);
    const released = structuredClone(given);
    for (const outcome of Object.values(released.outcomes)) outcome.outcome = "release";
    expect(differences(held, released)).toContain("outcome of progress-notes is release, not object-by-date");
    expect(differences(held, { ...given, actions: [] })).toContain("action serve-objection is missing");
    expect(differences(held, { ...given, deadlines: [] })).toContain("date object-by is given 0 times");
    expect(differences(held, { ...given, missingFacts: [] })).toContain(
      "missing fact /forum/courtHolidays is not asked for",
    );
    const silent = { ...given, reasons: [], deadlines: [], actions: [], prohibitions: [] };
    expect(differences(held, silent)).toContain("citation FRCP 45(d)(2)(B) is missing");
  });
});

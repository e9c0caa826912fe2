import { describe, expect, it } from "vitest";
import { objectionWords } from "../../../../portal/src/words/course.ts";
import { motionsInWords, moversToDecide } from "../../../../portal/src/words/movers.ts";

describe("the contest in words", () => {
  it("tells whose motions are before the court, and that the practice's own is only drafted", () => {
    expect(motionsInWords([], false)).toBeUndefined();
    expect(motionsInWords(["patient"], false)).toBe("Before the court: the motion of the patient.");
    expect(motionsInWords(["practice", "patient", "party"], false)).toBe(
      "Before the court: the motions of the practice, the patient, and a party.",
    );
    expect(motionsInWords([], true)).toBe("The practice's own motion is drafted and not filed.");
    expect(motionsInWords(["patient"], true)).toBe(
      "Before the court: the motion of the patient. The practice's own motion is drafted and not filed.",
    );
  });

  it("ends only a motion that is filed, and the practice's draft", () => {
    expect(moversToDecide(["patient", "party"], false)).toEqual(["patient", "party"]);
    expect(moversToDecide(["patient"], true)).toEqual(["practice", "patient"]);
    expect(moversToDecide(["practice"], false)).toEqual(["practice"]);
  });

  it("tells since when an objection stands, and that it stands no more", () => {
    expect(objectionWords(undefined)).toBe("not begun");
    expect(objectionWords({ servedOn: "2026-11-19", lifted: false })).toBe("served on November 19, 2026");
    expect(objectionWords({ servedOn: "2026-11-19", lifted: true })).toBe("lifted");
  });
});

import { describe, expect, it } from "vitest";
import { deadlineName, workingDate } from "../../../../portal/src/words/deadlines.ts";
import { overlays } from "../../../../workflows/law/packs/us-states/index.ts";
import { plain, stateWords } from "../../../../portal/src/words/plain.ts";
import { counted, sizeWords } from "../../../../portal/src/words/sizes.ts";

describe("codes in plain words", () => {
  it("lose their hyphens and keep the field's capitals", () => {
    expect(plain("neither_confirm_nor_deny")).toBe("Neither confirm nor deny");
    expect(plain("hhs-ocr-request")).toBe("HHS OCR request");
  });

  it("show the last part of a state's name", () => {
    expect(stateWords("triage.validateCourtWeight")).toBe("Validate court weight");
  });

  it("keep a word such as or apart from the state of the same code", () => {
    expect(plain("confirm-or-deny-patient")).toBe("Confirm or deny patient");
  });
});

describe("a deadline", () => {
  it("is worked to by its last safe day, which lies before the arguable one", () => {
    expect(workingDate({ safeOn: "2026-11-20", limitOn: "2026-11-23" })).toEqual({
      on: "2026-11-20",
      presses: true,
    });
  });

  it("presses nobody when it only says not before", () => {
    expect(workingDate({ earliestOn: "2026-11-25" })).toEqual({ on: "2026-11-25", presses: false });
    // The last day of somebody else's act is shown, and calls nobody late.
    expect(workingDate({ limitOn: "2026-11-25" })).toEqual({ on: "2026-11-25", presses: false });
    expect(workingDate({})).toBeUndefined();
  });

  it("of a state has a name of its own that says which state's it is", () => {
    for (const { clocks, name } of overlays)
      for (const { id } of clocks) expect(deadlineName(id)).toContain(`(${name.replace(/^the /, "")})`);
  });
});

describe("amounts", () => {
  it("are said in the unit a person reads", () => {
    expect([sizeWords(5), sizeWords(412_331), sizeWords(25_000_000)]).toEqual([
      "5 bytes",
      "412 kB",
      "25.0 MB",
    ]);
  });

  it("agree with their noun", () => {
    expect([counted(1, "page"), counted(1200, "page"), counted(2, "try", "tries")]).toEqual([
      "1 page",
      "1,200 pages",
      "2 tries",
    ]);
  });
});

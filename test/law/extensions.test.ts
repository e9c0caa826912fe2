import { describe, expect, it } from "vitest";
import { assess } from "../../workflows/law/assess.ts";
import type { Plain } from "./changed.ts";
import { caseIn, progress, subpoena } from "./neighbours/case.ts";

const onFederalPaper: Plain = {
  asOf: { assessedOn: "2026-12-04" },
  policy: { stateLayer: "federal-only" },
  instrument: { servedOn: "2026-12-01", returnOn: "2026-12-18" },
  forum: { system: "federal" },
};
const later = { newReturnOn: "2027-01-15", extendsObjectionsToOn: "2027-01-08" };

const dates = (events: readonly Plain[], ...fragments: readonly Plain[]) => {
  const caseFile = caseIn("NV", [progress], subpoena, onFederalPaper, { events }, ...fragments);
  const { deadlines } = assess(caseFile);
  const of = (id: string) => deadlines.find((one) => one.id === id);
  return { object: of("object-by"), comply: of("return-date") };
};
const agreed = (change: Plain): Plain => ({
  type: "extension-agreed",
  form: "signed-writing",
  ...later,
  ...change,
});

describe("an extension of a subpoena's dates (FRCP 45(d)(2)(B))", () => {
  it("moves nothing unless both sides agreed to it in a signed writing", () => {
    const unmoved = { object: { limitOn: "2026-12-15" }, comply: { dueOn: "2026-12-18" } };
    for (const form of ["oral", "telephone", "email", "written", undefined])
      expect(dates([agreed({ form })])).toMatchObject(unmoved);
    expect(dates([agreed({ type: "objection-served" })])).toMatchObject(unmoved);
    expect(dates([])).toMatchObject(unmoved);
  });

  it("is told as a move from the paper's own date, and stands where the writing does", () => {
    const { object, comply } = dates([agreed({ form: "oral", newReturnOn: "2027-03-01" }), agreed({})]);
    expect(comply).toMatchObject({ dueOn: "2027-01-15", trigger: "/events/1/newReturnOn" });
    expect(comply?.steps).toEqual([
      "The paper demands compliance by Friday, December 18, 2026; a date certain never moves.",
      "A signed writing moves it to Friday, January 15, 2027.",
    ]);
    expect(object?.limitOn).toBe("2027-01-08");
    expect(object?.steps).toContain("A signed writing extends objections too, to Friday, January 8, 2027.");
  });

  it("is the last of several, and moves the objections only where it says so", () => {
    const again = agreed({ newReturnOn: "2027-02-01", extendsObjectionsToOn: undefined });
    expect(dates([agreed({}), again])).toMatchObject({
      object: { limitOn: "2026-12-15" },
      comply: { dueOn: "2027-02-01", trigger: "/events/1/newReturnOn" },
    });
    expect(dates([agreed({ newReturnOn: undefined })])).toMatchObject({
      object: { limitOn: "2027-01-08" },
      comply: { dueOn: "2026-12-18", trigger: "/instrument/returnOn" },
    });
  });

  it("stands alone where nobody recorded the date on the paper", () => {
    const { comply } = dates([agreed({})], { instrument: { returnOn: null } });
    expect(comply?.steps).toEqual(["A signed writing moves it to Friday, January 15, 2027."]);
  });
});

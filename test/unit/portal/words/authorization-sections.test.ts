import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../../../portal/src/words/authorization-sections.ts";

const asked = (form: string | undefined) =>
  sectionsOf(form).flatMap(({ facts }) => facts.map(({ pointer }) => pointer));

describe("what is asked of a signed form", () => {
  it("is the elements of 42 CFR 2.31 of a consent under Part 2 alone", () => {
    const ofPart2 = "/part2/hasRequiredElements";
    expect(asked("part2-consent")).toContain(ofPart2);
    expect(asked("hipaa-authorization")).not.toContain(ofPart2);
    expect(asked(undefined)).not.toContain(ofPart2);
  });

  it("is of every form its kind, its signature and what it reaches", () => {
    for (const form of ["part2-consent", "hipaa-authorization", undefined])
      expect(asked(form)).toEqual(
        expect.arrayContaining(["/form", "/elements/signatureAndDate", "/coversClasses"]),
      );
  });
});

import { describe, expect, it } from "vitest";
import type { AuthorizationFinding } from "../../../../../workflows/contract/determination.ts";
import type { Draft } from "../../../../../workflows/law/draft.ts";
import { moreIsHeldThanNamed } from "../../../../../workflows/law/duties/conditions.ts";
import { draftOf, finding } from "./draft-of.ts";

describe("whether a form names less than is held (45 CFR 164.508(a)(2))", () => {
  const found = (of: Partial<AuthorizationFinding>): Draft => ({
    ...draftOf({}, [finding("1", {})]),
    forms: [
      {
        form: { id: "1" },
        pointer: "/authorizations/0",
        checks: [],
        finding: { id: "1", valid: true, defects: [], ...of },
      },
    ],
  });

  it("is so where a valid one is for psychotherapy notes", () => {
    expect(moreIsHeldThanNamed(found({ coversClasses: ["psychotherapy-notes"] }))).toBe(true);
    expect(moreIsHeldThanNamed(found({ coversClasses: ["progress-notes"] }))).toBe(false);
    expect(moreIsHeldThanNamed(found({ coversClasses: ["psychotherapy-notes"], valid: "unknown" }))).toBe(
      false,
    );
  });

  it("is not so while nothing is known of what it covers", () => {
    expect(moreIsHeldThanNamed(found({}))).toBe(false);
  });
});

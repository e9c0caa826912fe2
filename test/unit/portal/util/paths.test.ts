import { describe, expect, it } from "vitest";
import { fillPath, intakeSteps, paths, stepAfter, stepBefore } from "../../../../portal/src/util/paths.ts";
import { routes } from "../../../../workflows/contract/http.ts";

describe("the path of a route", () => {
  it("has every parameter filled in, escaped", () => {
    expect(fillPath(routes.paperLink.path, { requestId: "req_1", documentId: "a/../b" })).toBe(
      "/api/staff/requests/req_1/papers/a%2F..%2Fb/link",
    );
  });

  it("is refused when a parameter is missing", () => {
    expect(() => fillPath(routes.practice.path, {})).toThrow("needs the parameter slug");
  });
});

describe("the steps of the intake", () => {
  it("follow one another and end", () => {
    expect(stepBefore("you")).toBeUndefined();
    expect(stepAfter("check")).toBeUndefined();
    const there = ["you", ...intakeSteps.slice(0, -1).map(stepAfter)];
    const back = [...intakeSteps.slice(1).map(stepBefore), "check"];
    expect(there).toEqual(intakeSteps);
    expect(back).toEqual(intakeSteps);
  });
});

describe("a page's address", () => {
  it("cannot be left by what stands in it", () => {
    expect(paths.landing("../desk")).toBe("/p/..%2Fdesk");
  });
});

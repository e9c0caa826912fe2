import { describe, expect, it } from "vitest";
import { policySchema } from "../../../../workflows/contract/case-file-practice.ts";
import { disputedPoints, protectiveSetting } from "../../../../workflows/law/disputed-points.ts";

const nameOf = (pointer: string) => pointer.replace(/^\/policy\//, "");

describe("the points that are left to the practice's counsel", () => {
  it("are every switch of the practice's policy, each once, with every setting it has", () => {
    expect(disputedPoints.map(({ pointer }) => nameOf(pointer)).toSorted()).toEqual(
      Object.keys(policySchema.shape).toSorted(),
    );
    for (const { pointer, settings } of disputedPoints) {
      const shape = policySchema.shape[nameOf(pointer) as "day14Counts"].unwrap();
      const possible = "options" in shape ? (shape.options as string[]) : ["false", "true"];
      expect(Object.keys(settings).toSorted()).toEqual(possible.toSorted());
    }
  });

  it("stand, while counsel has not answered, at the first setting, which opens nothing", () => {
    for (const point of disputedPoints) expect(protectiveSetting(point)).toBe(Object.keys(point.settings)[0]);
  });
});

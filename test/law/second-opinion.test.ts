import { describe, expect, it } from "vitest";
import { agreement } from "../bench/law/agreement.ts";
import { deepFactor } from "../support/deep.ts";

describe("the allow and deny core", { timeout: 60_000 * Math.max(1, deepFactor) }, () => {
  it("is decided alike by a second implementation, and by Cedar, on random fact sets", () => {
    const { outcomes, byCedar, parted } = agreement(26, 1500 * deepFactor);
    expect(parted).toEqual([]);
    // A generator of which nothing is ever released, or that Cedar never sees, would prove nothing.
    expect(outcomes.get("release")).toBeGreaterThan(30);
    expect(outcomes.size).toBe(5);
    expect(byCedar).toBeGreaterThan(20);
  });
});

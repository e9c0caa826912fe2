import { describe, expect, it } from "vitest";
import { courtVerificationOf, isOfACourt } from "../../../../portal/src/forms/court-verification.ts";
import { payloadSchemaOf } from "../../../../workflows/contract/commands.ts";

describe("the form that confirms the weight of a court's paper (AB-031)", () => {
  const whole = { how: "called-clerk", docket: " 26-CV-104 ", verifiedOn: "2026-11-20" } as const;

  it("says how it was verified, under which docket number and when, as the command takes it", () => {
    const verified = courtVerificationOf(whole);
    expect(verified).toEqual({ how: "called-clerk", docket: "26-CV-104", verifiedOn: "2026-11-20" });
    expect(payloadSchemaOf("confirmWeight").safeParse({ verified }).success).toBe(true);
  });

  it.each([
    ["how it was done", { how: "" as const }, /how it was verified/],
    ["the docket number", { docket: "  " }, /docket number/],
    ["the day", { verifiedOn: "" }, /day/],
  ])("sends nothing while this is missing: %s", (_what, missing, words) => {
    expect(courtVerificationOf({ ...whole, ...missing })).toMatch(words);
    const [name = ""] = Object.keys(missing);
    const { [name]: _left, ...rest } = whole as Record<string, string>;
    expect(payloadSchemaOf("confirmWeight").safeParse({ verified: rest }).success).toBe(false);
  });

  it("is asked of every paper behind which a court or a grand jury is said to stand, and of no other", () => {
    const weights = ["W5", "W4", "W3", "W2", "W2a", "W1", "W0"] as const;
    expect(weights.filter((weight) => isOfACourt(weight))).toEqual(["W5", "W4", "W3"]);
  });
});

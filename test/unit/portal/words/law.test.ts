import { describe, expect, it } from "vitest";
import { outcomeWords, weightWords } from "../../../../portal/src/words/law.ts";

describe("what the desk says of the law", () => {
  it("never calls a request that is owed an answer one that needs none (45 CFR 164.524)", () => {
    expect(weightWords.W1.help).toContain("an answer may be owed");
  });

  it("never calls hopeless what a missing fact could still open (45 CFR 164.514(h)(1))", () => {
    expect(outcomeWords.withhold.help).not.toContain("could be added");
  });

  it("never calls an order the only way, since an authorization can be another (45 CFR 164.508(a)(2))", () => {
    expect(outcomeWords["needs-court-order"].help).not.toContain("Only");
  });
});

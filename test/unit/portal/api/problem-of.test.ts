import { describe, expect, it } from "vitest";
import { Refused } from "../../../../portal/src/api/client.ts";
import { problemOf } from "../../../../portal/src/api/problem-of.ts";
import { Said } from "../../../../portal/src/api/said.ts";

describe("what is shown of an error", () => {
  it("is the refusal of the API as it came", () => {
    const problem = {
      type: "about:blank",
      status: 422,
      code: "wrong-state",
      words: "Not now.",
      correlationId: "c",
    };
    expect(problemOf(new Refused({ ...problem, type: "about:blank" }))).toEqual(problem);
  });

  it("is what was written for people, and nothing of what a program says of itself", () => {
    expect(problemOf(new Said("The file could not be read. Choose it again.")).words).toBe(
      "The file could not be read. Choose it again.",
    );
    for (const raw of [
      new TypeError("Cannot read properties of undefined (reading 'Rowan')"),
      "Rowan",
      undefined,
    ])
      expect(problemOf(raw)).toMatchObject({
        code: "unexpected",
        words: "Something went wrong on this page. Reload it and try again.",
      });
  });
});

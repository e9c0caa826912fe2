import { describe, expect, it } from "vitest";
import { fieldWords, refusalOf } from "../../../../portal/src/api/refusal.ts";
import { problemSchema } from "../../../../workflows/contract/problem.ts";

const problem = {
  type: "about:blank",
  status: 422,
  code: "invalid-field",
  words: "One field is wrong.",
  fields: [{ pointer: "/email", words: "Enter an e-mail address." }],
  correlationId: "c-1",
};

describe("a refusal", () => {
  it("is the problem the API sent", () => {
    expect(refusalOf(422, JSON.stringify(problem))).toEqual(problem);
  });

  it.each([
    [502, "<html>Bad gateway</html>"],
    [429, ""],
    [401, '{"message":"Unauthorized"}'],
    [404, "null"],
  ])("with status %d and a foreign body becomes a problem of the contract with words", (status, body) => {
    const made = refusalOf(status, body);
    expect(problemSchema.safeParse(made).success).toBe(true);
    expect(made.status).toBe(status);
    expect(made.words).not.toContain("<");
  });

  it("gives a field its words by its pointer, and only that field", () => {
    const made = refusalOf(422, JSON.stringify(problem));
    expect(fieldWords(made, "/email")).toBe("Enter an e-mail address.");
    expect(fieldWords(made, "/name")).toBeUndefined();
  });
});

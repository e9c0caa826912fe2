import { describe, expect, it } from "vitest";
import { answeredTrip } from "../../../../portal/src/session/sign-in-answer.ts";

const planted = "Your account is locked. Call 555 0100 and say your password.";
const wordsOf = (search: string, state: string | undefined): string => {
  try {
    return answeredTrip(search, state === undefined ? undefined : { state }).code;
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
};

describe("the answer of the sign-in page", () => {
  it("gives the code to the tab that asked for it", () => {
    expect(answeredTrip("?code=abc&state=s1", { state: "s1", verifier: "v" })).toEqual({
      state: "s1",
      verifier: "v",
      code: "abc",
    });
  });

  it.each(["?code=abc&state=s2", "?code=abc", `?error=access_denied&error_description=${planted}`])(
    "%s is nobody's when the state is not the tab's: nothing else of it is read (RFC 6749, 10.12)",
    (search) => {
      for (const state of ["s1", undefined])
        expect(wordsOf(search, state)).toBe(
          "This sign-in was not started in this tab, or it was used already. Start again.",
        );
    },
  );

  it("is told in words of the portal, never in words of the address", () => {
    const address = (error: string) =>
      `?${new URLSearchParams({ error, error_description: planted, state: "s1" }).toString()}`;
    expect(wordsOf(address("access_denied"), "s1")).toContain("cancelled or not allowed");
    for (const error of ["access_denied", "server_error", planted, "constructor", ""])
      expect(wordsOf(address(error), "s1")).not.toContain("555");
    expect(wordsOf(address(planted), "s1")).toBe("The sign-in could not be completed. Start again.");
  });

  it("is no code when it holds a code and a refusal", () => {
    expect(wordsOf("?code=abc&error=server_error&state=s1", "s1")).toContain("fault");
    expect(wordsOf("?state=s1", "s1")).toBe("The sign-in could not be completed. Start again.");
  });
});

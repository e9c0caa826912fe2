import { describe, expect, it } from "vitest";
import { challengeOf, randomText } from "../../../../portal/src/session/pkce.ts";
import { safeReturn } from "../../../../portal/src/session/safe-return.ts";

describe("the proof key of a sign-in", () => {
  it("gives the challenge of the standard's own example (RFC 7636, appendix B)", async () => {
    expect(await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
      "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    );
  });

  it("is 43 characters that may stand in an address, and new each time (RFC 7636, 4.1)", () => {
    expect(randomText()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(randomText()).not.toBe(randomText());
  });
});

describe("the page after a sign-in", () => {
  it("is the one asked for when it lies in this portal", () => {
    expect(safeReturn("/desk/requests/req_1?panel=facts")).toBe("/desk/requests/req_1?panel=facts");
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])(
    "is the desk instead of %s",
    (path) => {
      expect(safeReturn(path)).toBe("/desk");
    },
  );
});

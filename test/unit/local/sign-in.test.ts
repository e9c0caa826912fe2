import { describe, expect, it } from "vitest";
import { accountsOf, passwordMatches } from "../../../local/sign-in/accounts.ts";
import { codeAt, codeMatches, toBase32 } from "../../../local/sign-in/totp.ts";

describe("one-time codes", () => {
  // The last six of the eight digits in RFC 6238, appendix B (SHA-1).
  const secret = toBase32(Buffer.from("12345678901234567890"));

  it.each([
    [59, "287082"],
    [1111111109, "081804"],
    [2000000000, "279037"],
  ])("at second %i is %s (RFC 6238)", (second, code) => {
    expect(codeAt(secret, second * 1000)).toBe(code);
  });

  it("match one step early or late, and no further", () => {
    expect(codeMatches(secret, "287082", 89_000)).toBe(true);
    expect(codeMatches(secret, "287082", 119_000)).toBe(false);
    expect(codeMatches(secret, "28708", 59_000)).toBe(false);
  });
});

describe("seeded accounts", () => {
  const [account] = accountsOf([{ sub: "s", email: "a@b.example", name: "A", groups: [] }], "right", "local");

  it("take the seeded password and no other", () => {
    expect(passwordMatches(account, "right")).toBe(true);
    expect(passwordMatches(account, "wrong")).toBe(false);
    expect(passwordMatches(undefined, "right")).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { idleAt, idleLimit, idleWarning } from "../../../../portal/src/session/idle.ts";

const touched = Date.parse("2026-11-21T12:00:00Z");
const after = (milliseconds: number) => idleAt(touched, touched + milliseconds);

describe("a desk that nobody touches (45 CFR 164.312(a)(2)(iii)) (AB-009)", () => {
  it("is told of a minute before its session ends, after fifteen minutes", () => {
    expect(idleLimit).toBe(15 * 60_000);
    expect([0, idleLimit - idleWarning - 1, idleLimit - idleWarning].map(after)).toEqual([
      "at-work",
      "at-work",
      "ending",
    ]);
    expect([idleLimit - 1, idleLimit].map(after)).toEqual(["ending", "ended"]);
  });

  it("ends at once when a lid is opened in the evening that was shut at noon", () => {
    expect(after(6 * 3_600_000)).toBe("ended");
  });

  it("is at work while the clock of its machine goes back", () => {
    expect(after(-3_600_000)).toBe("at-work");
  });
});

import { describe, expect, it } from "vitest";
import { fitsPattern } from "../../../local/events/pattern.ts";

describe("event patterns", () => {
  const event = {
    source: "aws.s3",
    detail: { bucket: { name: "quarantine" }, object: { key: "prc/req/doc", size: 5 } },
  };

  it("match when every named field has an allowed value", () => {
    expect(fitsPattern(event, { source: ["aws.s3", "other"], detail: { object: { size: [5] } } })).toBe(true);
    expect(fitsPattern(event, { source: ["other"] })).toBe(false);
  });

  it("know prefix, suffix, wildcard, exists and anything-but", () => {
    const key = (rule: object) => fitsPattern(event, { detail: { object: { key: [rule] } } });
    expect([
      key({ prefix: "prc/" }),
      key({ suffix: "/doc" }),
      key({ wildcard: "prc/*/doc" }),
      key({ exists: true }),
    ]).toEqual([true, true, true, true]);
    expect([
      key({ prefix: "x" }),
      key({ suffix: "x" }),
      key({ wildcard: "x*" }),
      key({ exists: false }),
    ]).toEqual([false, false, false, false]);
    expect(fitsPattern(event, { source: [{ "anything-but": ["aws.s3"] }] })).toBe(false);
  });

  it("refuse a rule of an unknown kind instead of matching nothing", () => {
    expect(() => fitsPattern(event, { source: [{ cidr: "10.0.0.0/8" }] })).toThrow("does not know");
  });
});

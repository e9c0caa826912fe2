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

  it("know alternatives, and a list of objects of which one fits", () => {
    const call = { name: "CreateGrant", resources: [{ ARN: "a" }, { ARN: "b" }], operations: ["x", "y"] };
    expect(fitsPattern(call, { resources: { ARN: ["b"] } })).toBe(true);
    expect(fitsPattern(call, { resources: { ARN: ["c"] } })).toBe(false);
    expect(fitsPattern({ name: "CreateGrant" }, { resources: { ARN: ["b"] } })).toBe(false);
    expect(fitsPattern(call, { $or: [{ name: ["Decrypt"] }, { operations: ["y"] }] })).toBe(true);
    expect(fitsPattern(call, { name: ["CreateGrant"], $or: [{ name: ["Decrypt"] }] })).toBe(false);
    expect(fitsPattern(call, { operations: [{ "anything-but": ["x"] }] })).toBe(true);
    expect(fitsPattern(call, { operations: [{ "anything-but": ["x", "y"] }] })).toBe(false);
    expect(fitsPattern({ deep: null }, { deep: { er: [{ exists: false }] } })).toBe(true);
  });

  it("refuse a rule of an unknown kind instead of matching nothing", () => {
    expect(() => fitsPattern(event, { source: [{ cidr: "10.0.0.0/8" }] })).toThrow("does not know");
  });
});

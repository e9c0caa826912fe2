import { describe, expect, it } from "vitest";
import {
  canonicalJson,
  derivedId,
  newId,
  newToken,
  sha256Hex,
} from "../../../../functions/adapters/digests.ts";
import { documentIdSchema } from "../../../../workflows/contract/ids.ts";

describe("digests and ids", () => {
  it("writes equal values alike, whatever the order of their keys", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "x" }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
    expect(canonicalJson({ b: 1, a: 2 })).toBe(canonicalJson({ a: 2, b: 1 }));
  });

  it("refuses what JSON cannot hold", () => {
    expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson({ a: () => 1 })).toThrow(TypeError);
  });

  it("knows the digest of nothing (FIPS 180-4)", () => {
    expect(sha256Hex("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("makes ids that the contract reads, new ones always different, derived ones always the same", () => {
    expect(documentIdSchema.safeParse(newId("doc")).success).toBe(true);
    expect(newId("doc")).not.toBe(newId("doc"));
    expect(documentIdSchema.safeParse(derivedId("doc", "x")).success).toBe(true);
    expect(derivedId("doc", "x")).toBe(derivedId("doc", "x"));
    expect(derivedId("doc", "x")).not.toBe(derivedId("doc", "y"));
    expect(newToken()).toMatch(/^[\w-]{43}$/);
  });
});

import { describe, expect, it } from "vitest";
import { parseStrictJson } from "../../../../functions/adapters/strict-json.ts";

const codeOf = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? "ok" : parsed.code;
};

describe("strict JSON", () => {
  it("reads what ordinary JSON says, escaped quotes and brackets in texts included", () => {
    expect(parseStrictJson('{"a":[1,{"b":"x\\"}{][,:"}],"c":null}')).toEqual({
      ok: true,
      value: { a: [1, { b: 'x"}{][,:' }], c: null },
    });
  });

  it("lets the same key stand in different objects", () => {
    expect(codeOf('[{"a":1},{"a":2},{"b":{"a":3},"a":4}]')).toBe("ok");
  });

  it.each([
    ['{"a":1,"a":2}', "a key given twice"],
    ['{"a":{"b":1,"c":[],"b":2}}', "a key given twice further in"],
    ['{"a":1,"\\u0061":2}', "a key given twice in different spelling"],
    ['{"__proto__":{"admin":true}}', "a prototype"],
    ['{"a":"\\ud800"}', "half of a character by escape"],
    ['{"a":"\ud800"}', "half of a character"],
  ])("refuses %s: %s", (text) => {
    expect(codeOf(text)).toBe("invalid-field");
  });

  it("refuses what is not JSON", () => {
    expect(codeOf("{a:1}")).toBe("bad-json");
    expect(codeOf("")).toBe("bad-json");
    expect(codeOf('{"a":"')).toBe("bad-json");
  });

  it("refuses a hundred thousand levels", () => {
    expect(codeOf(`${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toBe("invalid-field");
  });
});

import { brotliCompressSync, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pack, packedSchema, unpack } from "../../../../functions/adapters/packed.ts";
import { words1 } from "../../../../functions/adapters/packed-words-1.ts";
import { blankContext } from "../../../../workflows/request/context.ts";

const long = { rows: Array.from({ length: 2_000 }, (_empty, n) => ({ documentId: `doc_${n * 7919}` })) };

describe("a packed value", () => {
  it.each([{}, { words: "ünïcode ✓" }, blankContext, long])("comes back as it was", (value) => {
    expect(unpack(pack(value))).toEqual(value);
  });

  it("knows the words of a request beforehand: one before anything happened is a few dozen bytes", () => {
    expect(pack(blankContext).length).toBeLessThan(100);
  });

  it("is read as an earlier version wrote it", () => {
    const text = JSON.stringify(blankContext);
    expect(unpack(brotliCompressSync(text))).toEqual(blankContext);
    expect(unpack(deflateSync(text, { dictionary: Buffer.from(words1) }))).toEqual(blankContext);
  });

  it("with one bit flipped is refused, or the bit meant nothing: it never reads as something else", () => {
    const value = { stage: "open", openedAt: "2026-11-21T12:00:00.000Z", holds: [1, 2, 3] };
    const packed = pack(value);
    const message = "cannot be unpacked; expected what this version or an earlier one packed";
    const read = Array.from({ length: packed.length * 8 }, (_empty, bit) => {
      const spoiled = Uint8Array.from(packed, (byte, at) =>
        at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte,
      );
      return packedSchema.safeParse(spoiled);
    });
    const accepted = read.flatMap(({ data }) => (data === undefined ? [] : [data]));
    expect(accepted).toEqual(accepted.map(() => value));
    expect(accepted.length).toBeLessThan(8);
    const words = read.flatMap(({ error }) => error?.issues.map((issue) => issue.message) ?? []);
    expect(new Set(words)).toEqual(new Set([message]));
  });

  it("that was packed with other words is refused", () => {
    const others = deflateSync(JSON.stringify(blankContext), { dictionary: Buffer.from(`${words1}.`) });
    expect(() => unpack(others)).toThrow("Bad dictionary");
  });
});

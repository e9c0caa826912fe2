import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeChunked } from "../../../../local/s3/chunked.ts";

const decode = async (pieces: readonly Buffer[]) => {
  const trailers: Record<string, string> = {};
  const content: Buffer[] = [];
  const source = (async function* () {
    yield* pieces;
  })();
  for await (const piece of decodeChunked(source, (name, value) => {
    trailers[name] = value;
  })) {
    content.push(piece);
  }
  return { content: Buffer.concat(content).toString("latin1"), trailers };
};
const framed = (chunks: readonly string[]) =>
  `${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("")}0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n`;
const split = (text: string, at: readonly number[]) => {
  const cuts = [0, ...at.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
  return cuts.slice(1).map((cut, i) => Buffer.from(text.slice(cuts[i], cut), "latin1"));
};

describe("decodeChunked", () => {
  it("gives the content and the trailers back wherever the network cuts the stream", async () => {
    const chunk = fc.string({
      minLength: 1,
      maxLength: 40,
      unit: fc.constantFrom("a", "\r", "\n", "0", ";", "\r\n0\r\n"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(chunk), fc.array(fc.nat(), { maxLength: 8 }), async (chunks, cuts) => {
        const decoded = await decode(split(framed(chunks), cuts));
        expect(decoded).toEqual({
          content: chunks.join(""),
          trailers: { "x-amz-checksum-crc32": "AAAAAA==" },
        });
      }),
    );
  });

  it.each([
    ["ends before its last chunk", "3\r\nabc\r\n"],
    ["ends inside a chunk", "5\r\nabc"],
    ["has a chunk longer than said", "2\r\nabc\r\n0\r\n\r\n"],
    ["has a size that is not hexadecimal", "zz\r\nabc\r\n0\r\n\r\n"],
    ["has a negative size", "-1\r\nabc\r\n0\r\n\r\n"],
    ["has an endless line", `${"1".repeat(10_000)}\r\n`],
    ["has too many trailers", `0\r\n${"x-a: 1\r\n".repeat(40)}\r\n`],
    ["has a trailer without a name", "0\r\n: 1\r\n\r\n"],
  ])("refuses a body that %s", async (_, body) => {
    await expect(decode([Buffer.from(body)])).rejects.toMatchObject({ code: "IncompleteBody" });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPostForm } from "../../../../local/s3/post-form.ts";

const contentType = "multipart/form-data; boundary=----b";
const read = async (pieces: readonly Buffer[]) => {
  const source = (async function* () {
    yield* pieces;
  })();
  const { fields, fileName, file } = await readPostForm(contentType, source);
  const content: Buffer[] = [];
  for await (const piece of file) content.push(piece);
  return { fields, fileName, file: Buffer.concat(content).toString("latin1") };
};
const field = (name: string, value: string) =>
  `------b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (content: string, end = "\r\n------b--\r\n") =>
  `------b\r\nContent-Disposition: form-data; name="file"; filename="a \\"b\\".pdf"\r\nContent-Type: x/y\r\n\r\n${content}${end}`;

describe("readPostForm", () => {
  it("finds fields and file wherever the network cuts the stream, also when the file looks like a boundary", async () => {
    const content = fc.string({
      maxLength: 60,
      unit: fc.constantFrom("a", "\r\n", "-", "\r\n----", "\r\n------", "b--"),
    });
    await fc.assert(
      fc.asyncProperty(content, fc.array(fc.nat(), { maxLength: 8 }), async (inside, at) => {
        fc.pre(!inside.includes("\r\n------b"));
        const text = field("Key", "k/1") + field("x-amz-meta-a", "b") + file(inside);
        const cuts = [0, ...at.map((cut) => cut % (text.length + 1)).toSorted((a, b) => a - b), text.length];
        const pieces = cuts.slice(1).map((cut, i) => Buffer.from(text.slice(cuts[i], cut), "latin1"));
        expect(await read(pieces)).toEqual({
          fields: { key: "k/1", "x-amz-meta-a": "b" },
          fileName: 'a "b".pdf',
          file: inside,
        });
      }),
    );
  });

  it.each([
    ["has no file", `${field("key", "k")}------b--\r\n`, "InvalidArgument"],
    ["does not begin with its boundary", `junk\r\n${file("x")}`, "MalformedPOSTRequest"],
    [
      "gives a field twice, in whatever case",
      field("key", "a") + field("KEY", "b") + file("x"),
      "MalformedPOSTRequest",
    ],
    [
      "has a nameless part",
      `------b\r\nContent-Disposition: form-data\r\n\r\nx\r\n${file("x")}`,
      "MalformedPOSTRequest",
    ],
    [
      "has fields of more than 20 kB",
      field("a", "x".repeat(21_000)) + file("x"),
      "MaxPostPreDataLengthExceeded",
    ],
    [
      "has many small fields of more than 20 kB",
      Array.from({ length: 30 }, (_, i) => field(`a${i}`, "x".repeat(1000))).join("") + file("x"),
      "MaxPostPreDataLengthExceeded",
    ],
    ["ends inside its file", file("x", ""), "IncompleteBody"],
  ])("refuses a form that %s", async (_, body, code) => {
    await expect(read([Buffer.from(body)])).rejects.toMatchObject({ code });
  });

  it("refuses what is no form at all", async () => {
    const nothing = (async function* (): AsyncGenerator<Buffer> {})();
    await expect(readPostForm("application/json", nothing)).rejects.toMatchObject({
      code: "MalformedPOSTRequest",
    });
  });
});

import { execFileSync } from "node:child_process";
import { BlobReader, TextWriter, ZipReader } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { zipping } from "../../../../../functions/adapters/packet/zip.ts";
import type { Archived } from "../../../../../functions/adapters/packet/zip.ts";

const at = new Date("2026-11-21T23:30:00Z");
const entry = (name: string, text: string) => ({
  name,
  bytes: Buffer.byteLength(text),
  content: () => [Buffer.from(text)],
});
async function zipped(files: Iterable<Archived>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const zip = zipping(at, (chunk) => {
    chunks.push(Uint8Array.from(chunk));
  });
  for (const file of files) await zip.add(file);
  await zip.end();
  return Buffer.concat(chunks);
}

describe("the archive of a packet", () => {
  it("holds the files as they are, in order", async () => {
    const bytes = await zipped([entry("production.pdf", "pages"), entry("text/DUC000001.txt", "words")]);
    const reader = new ZipReader(new BlobReader(new Blob([Uint8Array.from(bytes)])), {
      useWebWorkers: false,
    });
    const found = [];
    for (const one of await reader.getEntries())
      if (!one.directory)
        found.push([one.filename, await one.getData(new TextWriter()), one.lastModDate.getDate()]);
    expect(found).toEqual([
      ["production.pdf", "pages", 21],
      ["text/DUC000001.txt", "words", 21],
    ]);
  });

  it("is the same bytes in every time zone", () => {
    const zip = new URL("../../../../../functions/adapters/packet/zip.ts", import.meta.url).href;
    const code = `import { zipping } from ${JSON.stringify(zip)};
      import { createHash } from "node:crypto";
      const hash = createHash("sha256");
      const zip = zipping(new Date("${at.toISOString()}"), (c) => { hash.update(c); });
      await zip.add({ name: "a.txt", bytes: 1, content: () => [Buffer.from("a")] });
      await zip.end();
      console.log(hash.digest("hex"));`;
    const digests = ["UTC", "Asia/Tokyo", "America/Los_Angeles"].map((zone) =>
      execFileSync(process.execPath, ["--input-type=module", "-e", code], {
        env: { ...process.env, TZ: zone },
        encoding: "utf8",
      }),
    );
    expect(digests[0]).toMatch(/^[0-9a-f]{64}\n$/);
    expect(new Set(digests).size).toBe(1);
  });

  it.each(["../a.pdf", "/a.pdf", "a/b/c.pdf", "a b.pdf", "..\\a.pdf", "a\u0000.pdf", ""])(
    "has no file named %j",
    async (name) => {
      await expect(zipped([entry(name, "x")])).rejects.toThrow("a name that is not safe");
    },
  );

  it("has no two files of one name", async () => {
    await expect(zipped([entry("a.txt", "x"), entry("a.txt", "y")])).rejects.toThrow("one name");
  });

  it("asks for the bytes of a file when its turn comes", async () => {
    const asked: string[] = [];
    const late = (name: string) => ({
      name,
      bytes: 1,
      content: async function* () {
        asked.push(name);
        yield Buffer.from("x");
      },
    });
    const files = function* () {
      yield late("a.txt");
      expect(asked).toEqual(["a.txt"]);
      yield late("b.txt");
    };
    await zipped(files());
    expect(asked).toEqual(["a.txt", "b.txt"]);
  });
});

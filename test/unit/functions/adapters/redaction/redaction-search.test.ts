import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPictureReader } from "../../../../../functions/adapters/redaction/picture-reader.ts";
import type { PictureReader } from "../../../../../functions/adapters/redaction/picture-reader.ts";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import { searchDocument } from "../../../../../functions/adapters/redaction/redaction-search.ts";
import { pagesSaying } from "../../../../support/pdf-files.ts";
import { everythingIn, scanned, textOf } from "../../../../support/redaction.ts";

const search = { words: [], names: ["Leopold Sampleton"] };
const folder = mkdtempSync(join(tmpdir(), "duces-reader-"));
const guard = join(folder, "guard.cjs");
const tried = join(folder, "tried");
let reader: PictureReader;

// The thread that reads, with every way to a network and to the disk closed; what it tries all the same is written down.
beforeAll(async () => {
  const { resolve } = createRequire(import.meta.url);
  writeFileSync(
    guard,
    `const { appendFileSync, promises } = require("node:fs");
     const fs = require("node:fs");
     const shut = (what) => () => { appendFileSync(${JSON.stringify(tried)}, what + "\\n"); throw new Error(what); };
     globalThis.fetch = shut("fetch");
     require("node:net").Socket.prototype.connect = shut("connect");
     require("node:dns").lookup = shut("lookup");
     for (const way of ["writeFile", "writeFileSync", "createWriteStream"]) fs[way] = shut(way);
     promises.writeFile = shut("writeFile");
     require(${JSON.stringify(resolve("tesseract.js/src/worker-script/node/index.js"))});`,
  );
  reader = await openPictureReader(guard);
});
afterAll(async () => {
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the search through a document", () => {
  it("proposes where words of its text stand, and says nothing of the words", async () => {
    const bytes = await pagesSaying(["Nothing here", "Came with Leopold Sampleton, 555-234-5678"]);
    const found = await searchDocument(bytes, search, undefined);
    expect(found?.boxes.map(({ page, as, reason }) => ({ page, as, reason }))).toEqual([
      { page: 2, as: "name-of-another", reason: "other-person" },
      { page: 2, as: "phone-number", reason: "contact-detail" },
    ]);
    expect(JSON.stringify(found)).not.toMatch(/Leopold|555/);
    const redaction = await redact(bytes, found?.boxes ?? []);
    expect(redaction.ok && (await textOf(redaction.bytes, 2))).toBe(
      "Came with OP Other person CON Contact detail",
    );
  });

  it("reads scans without a network and without a disk; what goes is gone from picture and words", async () => {
    const bytes = await scanned(await pagesSaying(["Came with Leopold Sampleton to the session."]));
    expect((await searchDocument(bytes, search, undefined))?.unread).toEqual([1]);
    const found = await searchDocument(bytes, search, reader.read);
    expect(found?.unread).toEqual([]);
    expect(found?.boxes.map(({ as }) => as)).toEqual(["name-of-another"]);
    const redaction = await redact(bytes, found?.boxes ?? [], reader.read);
    const after = redaction.ok ? redaction.bytes : new Uint8Array();
    expect(await textOf(after)).toBe("Came with OP Other person to the session.");
    expect(await everythingIn(after)).not.toMatch(/Leopold|Sampleton/);
    expect(await searchDocument(await scanned(after), search, reader.read)).toMatchObject({ boxes: [] });
    expect(readdirSync(folder)).toEqual(["guard.cjs"]);
  });

  it("says that a file cannot be read", async () => {
    expect(await searchDocument(deflateSync(Buffer.from("no")), search, undefined)).toBeUndefined();
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPictureReader } from "../../../../functions/adapters/picture-reader.ts";
import type { PictureReader } from "../../../../functions/adapters/picture-reader.ts";
import { redact } from "../../../../functions/adapters/pdf-redact.ts";
import { pictureStream } from "../../../../functions/adapters/pdf-picture.ts";
import { openPdfium } from "../../../../functions/adapters/pdfium.ts";
import { withDocument, withPage } from "../../../../functions/adapters/pdfium-page.ts";
import { searchDocument } from "../../../../functions/adapters/redaction-search.ts";
import { handMadePdf, pagesSaying, streamObject } from "../../../support/pdf-files.ts";
import { everythingIn, textOf } from "../../../support/redaction.ts";

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

/** A page as a scanner sees it: nothing but a picture. */
async function scanned(bytes: Uint8Array): Promise<Buffer> {
  const engine = await openPdfium();
  const picture = await withDocument(engine, bytes, (document) =>
    withPage(engine, document, 1, (page) =>
      page.draw({ left: 0, top: 0, columns: 1700, rows: 2200, dotsPerPoint: 200 / 72 }),
    ),
  );
  if (!picture) throw new Error("no page");
  const { bytes: packed } = pictureStream(picture);
  return handMadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</S 5 0 R>>>>>>",
    streamObject(Buffer.from("q 612 0 0 792 0 0 cm /S Do Q")),
    streamObject(
      Buffer.from(packed),
      0,
      "/Type/XObject/Subtype/Image/Width 1700/Height 2200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode",
    ),
  ]);
}

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

import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { beforeAll, describe, it } from "vitest";
import { takePdf } from "../../functions/adapters/pdf-intake.ts";
import { readPdf } from "../../functions/adapters/pdf-reading.ts";
import { refusalReasonSchema, uploadLimitBytes } from "../../workflows/contract/papers.ts";
import { deepFactor } from "../support/deep.ts";
import { fuzz, withinBudget } from "../support/fuzz.ts";
import { packetOf } from "../support/packets.ts";
import { handMadePdf, onePage, pagesSaying, streamObject } from "../support/pdf-files.ts";
import { disturbedBytes } from "./hostile.ts";

const drawing = streamObject(Buffer.from("BT /F1 12 Tf 72 700 Td (A paper) Tj ET"), 1);
const stamp = streamObject(Buffer.from("0 0 9 9 re f"), 0, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]");
const packed = Buffer.from("5 0 <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>");

const originals: Buffer[] = [
  onePage(drawing),
  onePage(drawing, { page: "/Annots[<</Subtype/Widget/Rect[0 0 9 9]/AP<</N 5 0 R>>>>]", extra: [stamp] }),
  onePage(drawing, {
    catalog: "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<<>>>>",
  }),
  handMadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[5 0 R]/Count 1>>",
    "<<>>",
    streamObject(deflateSync(packed), 0, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode"),
  ]),
];
beforeAll(async () => {
  originals.push(await pagesSaying(["one", "two"]), await pagesSaying(["turned"], 90));
});

const words = [
  "obj",
  "endobj",
  "stream\n",
  "endstream",
  "<<",
  ">>",
  "[",
  "]",
  "(",
  ")",
  "/Kids[2 0 R]",
  "/Kids[",
  "/Count -1",
  "2 0 R",
  "99999 0 R",
  "/Filter/FlateDecode",
  "/Filter[/FlateDecode/FlateDecode]",
  "/Filter/LZWDecode",
  "/Length 999999999",
  "/Type/ObjStm",
  "/N 99999999",
  "/First -1",
  "/Encrypt 3 0 R",
  "/JS(x)",
  "/AA<<>>",
  "/Prev 0",
  "trailer",
  "xref\n0 1",
  "startxref\n0",
  "%%EOF",
  "%",
  "#00",
  "\0",
  "/MediaBox[0 0 0 0]",
  "/MediaBox[1e30 -1e30 NaN 0]",
  "/Rotate 45",
  "/Parent 3 0 R",
  "/Root 9 0 R",
  "<".repeat(300),
  "[".repeat(300),
  "(".repeat(300),
  "4294967296",
  "-1",
  "1e400",
];
const file = fc.nat(5).chain((n) => disturbedBytes(fc.constant(originals[n] ?? Buffer.alloc(0)), words));

describe("hostile PDFs", { timeout: 30_000 * deepFactor }, () => {
  it("are read or refused with a known reason, within budget, whatever was done to them", async () => {
    await fuzz(150, file, async (bytes) => {
      const reading = await withinBudget(() => readPdf(bytes));
      if (reading.ok) return reading.pages > 0 ? undefined : "it was read and has no page";
      return refusalReasonSchema.options.includes(reading.reason)
        ? undefined
        : `refused as ${reading.reason}`;
    });
  });

  it("are kept as they came, kept without what acted in them, or refused with a known reason", async () => {
    await fuzz(100, file, async (bytes) => {
      const taken = await withinBudget(() => takePdf(bytes, uploadLimitBytes));
      if (!taken.ok)
        return refusalReasonSchema.options.includes(taken.reason) ? undefined : `refused as ${taken.reason}`;
      if (taken.kept === "as-it-came") return undefined;
      const again = await readPdf(taken.bytes);
      return again.ok && again.activeContent.length === 0 && again.pages === taken.pages
        ? undefined
        : "the copy is not what was said";
    });
  });

  it("never make a production fail: they are rebuilt clean, or pages in their place say that they are not", async () => {
    await fuzz(100, file, async (bytes) => {
      const reading = await readPdf(bytes);
      if (!reading.ok) return undefined;
      const made = await withinBudget(() => packetOf([{ bytes, pages: reading.pages }]));
      const again = await readPdf(made.file);
      return again.ok && again.pages === reading.pages && again.activeContent.length === 0
        ? undefined
        : "the production is not clean";
    });
  });
});

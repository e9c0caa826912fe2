import { describe, expect, it } from "vitest";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import { handMadePdf, streamObject } from "../../../../support/pdf-files.ts";
import { boxAround } from "../../../../support/redaction.ts";

const red = "1 0 0 rg";
const square = "300 300 50 50 re f";
const helvetica = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
const drawnLetter =
  "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 5 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]/Resources<<>>>>";

const tiles = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 5 5]/XStep 5/YStep 5/Resources<<>>";

/** A page with a word to go, and what else it draws. */
const page = (drawing: string, resources = "") =>
  handMadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 ${helvetica}${drawing.includes("/F3") ? `/F3 ${drawnLetter}` : ""}>>${resources}>>>>`,
    streamObject(Buffer.from(`BT /F1 12 Tf 72 700 Td (SECRET stays) Tj ET ${drawing}`)),
    // Of a document that has neither, each page tells its colours by itself.
    drawing.includes("/F3") ? streamObject(Buffer.from(`1 0 d0 ${red} 0 0 1 1 re f`)) : "null",
    drawing.includes("/P1") ? streamObject(Buffer.from(`${red} 0 0 5 5 re f`), 1, tiles) : "null",
    streamObject(Buffer.from(`${red} ${square}`), 1, "/Type/XObject/Subtype/Form/BBox[0 0 612 792]"),
  ]);

async function spacesIn(bytes: Buffer): Promise<readonly string[]> {
  const redaction = await redact(bytes, [await boxAround(bytes, "SECRET")]);
  if (!redaction.ok) throw new Error(redaction.reason);
  const written = Buffer.from(redaction.bytes).toString("latin1");
  return [...written.matchAll(/\/ColorSpace \/(\w+)/g)].map(([, space = ""]) => space);
}

describe("the picture of a marked page", () => {
  it.each([
    ["a path", `${red} ${square}`],
    ["a stroke", "1 0 0 RG 300 300 50 50 re S"],
    ["text", `${red} BT /F1 12 Tf 72 600 Td (red) Tj ET`],
    ["a letter that is a drawing", "BT /F3 40 Tf 300 300 Td (a) Tj ET"],
    ["a pattern", `/Pattern cs /P1 scn ${square}`, "/Pattern<</P1 6 0 R>>"],
    [
      "a picture within the page",
      "q 50 0 0 50 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /RGB /F /AHx ID FF0000> EI Q",
    ],
    ["a form", "/X1 Do", "/XObject<</X1 7 0 R>>"],
  ])("keeps the colour of %s", async (_of, drawing, resources = "") => {
    expect(await spacesIn(page(drawing, resources))).toEqual(["DeviceRGB"]);
  });

  it("is grey where there is none", async () => {
    const grey = `0.4 g ${square} 0.2 0.2 0.2 RG 9 9 m 99 9 l S`;
    expect(await spacesIn(page(grey))).toEqual(["DeviceGray"]);
  });
});

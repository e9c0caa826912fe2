import { handMadePdf, streamObject } from "../support/pdf-files.ts";
import { delivered, drawing, helvetica, saying, withFont } from "./case.ts";
import type { TortureCase } from "./case.ts";

// What is seen, though the page is drawn in an odd way: none of it may be taken for hidden, or be drawn elsewhere.

const drawn = (content: string, more = "") => streamObject(Buffer.from(content, "latin1"), 1, more);
const form = (content: string, resources = withFont) =>
  drawn(content, `/Type/XObject/Subtype/Form/BBox[0 0 612 792]${resources}`);
const grey = (level: number) =>
  streamObject(
    Buffer.alloc(100, level),
    1,
    "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray",
  );
const fontAnd = (more: string) => `/Resources<</Font<</F1 ${helvetica}>>${more}>>`;
const picture = "q 100 0 0 100 100 500 cm /I Do Q";
const inline = (words: string) => `q 100 0 0 100 100 500 cm BI ${words} EI Q ${saying("SHOWN")}`;
const stamped = [
  "<</Type/Annot/Subtype/Stamp/Rect[100 100 200 150]/F 4/AP<</N 6 0 R>>>>",
  drawn("BT /F1 12 Tf 5 5 Td (SHOWN) Tj ET", `/Type/XObject/Subtype/Form/BBox[0 0 100 50]${withFont}`),
];

/** A form within a form, so many times. */
const nested = (times: number) =>
  Array.from({ length: times }, (_, at) =>
    at === times - 1 ? form(saying("SHOWN")) : form("/X Do", `/Resources<</XObject<</X ${at + 6} 0 R>>>>`),
  );

const rows: readonly (readonly [name: string, bytes: () => Buffer, pages?: number])[] = [
  [
    "forms fifteen deep",
    () => drawing("/X Do", { page: fontAnd("/XObject<</X 5 0 R>>"), extra: nested(15) }),
  ],
  [
    "a clip to no path",
    () =>
      drawing(`W n ${picture} ${saying("SHOWN")}`, {
        page: fontAnd("/XObject<</I 5 0 R>>"),
        extra: [grey(99)],
      }),
  ],
  [
    "text begun within text",
    () => drawing("BT /F1 12 Tf 72 700 Td (ONE) Tj BT 72 600 Td /F1 12 Tf (SHOWN) Tj ET"),
  ],
  ["operands too many before a path", () => drawing(`${saying("SHOWN")} -3000 -3000 5 5 100 600 50 50 re f`)],
  [
    "a picture in the text whose colours are a string",
    () => drawing(inline("/W 2 /H 2 /BPC 8 /CS [/I /RGB 1 (\\377\\000\\000\\000])] ID \0\x01\x01\0")),
  ],
  [
    "a picture in the text that ends without a blank",
    () => drawing(inline("/W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00408020>").replace("> EI", ">EI")),
  ],
  [
    "a picture in the text before letters that are no signs",
    () =>
      drawing(
        inline("/W 2 /H 2 /BPC 8 /CS /G /F /AHx ID 00408020>").replace(
          " EI Q",
          " EI Q BT/F1 9 Tf(\xe9)Tj ET",
        ),
      ),
  ],
  [
    "a stamp behind content that goes back too often",
    () => drawing("Q Q 1 0 0 1 0 -900 cm", { page: `${withFont}/Annots[5 0 R]`, extra: stamped }),
  ],
  [
    "a stamp behind a hidden layer that does not end",
    () =>
      drawing("/OC /L BDC 9 9 9 9 re f", {
        catalog: "/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>",
        page: `${fontAnd("/Properties<</L 7 0 R>>")}/Annots[5 0 R]`,
        extra: [...stamped, "<</Type/OCG/Name(layer)>>"],
      }),
  ],
  [
    "one form that draws with what two pages lend it",
    () => {
      const page = (at: number) =>
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 5 0 R${fontAnd(`/XObject<</X 6 0 R/I ${at} 0 R>>`)}>>`;
      return handMadePdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        page(7),
        page(8),
        drawn("/X Do"),
        form(`${picture} ${saying("SHOWN")}`, ""),
        grey(200),
        grey(20),
      ]);
    },
    2,
  ],
  [
    "a soft mask that is drawn besides, off the page",
    () =>
      drawing(`${saying("SHOWN")} q 1 0 0 1 550 0 cm /M Do Q q /G gs 1 0 0 rg 0 0 300 300 re f Q`, {
        page: fontAnd("/XObject<</M 5 0 R>>/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>"),
        extra: [form("1 g 100 0 100 100 re f", "/Group<</S/Transparency/CS/DeviceGray>>/Resources<<>>")],
      }),
  ],
  ["a pale watermark", () => drawing(`0.93 g BT /F1 80 Tf 100 400 Td (SHOWN) Tj ET ${saying("TEXT")}`)],
  [
    "a watermark one nearly sees through",
    () =>
      drawing(`q /G gs BT /F1 80 Tf 100 400 Td (SHOWN) Tj ET Q ${saying("TEXT")}`, {
        page: fontAnd("/ExtGState<</G<</ca 0.08>>>>"),
      }),
  ],
];

export const shown: readonly TortureCase[] = rows.map(([name, bytes, pages = 1]) => ({
  id: `shown/${name}`,
  pages,
  bytes,
  expected: delivered({ kept: ["SHOWN"], look: "same" }),
}));

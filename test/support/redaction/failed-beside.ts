import { PDFDocument, PDFName, PDFString, StandardFonts } from "@cantoo/pdf-lib";
import { inflateSync } from "node:zlib";
import { streamObject } from "../pdf-files.ts";
import { appended, packet } from "./appended.ts";
import { firstObject, line, makeOf, scanOf, sheetPdf } from "./sheet.ts";
import { ordinaryLines, secretLine, secretOf, secretPlace } from "./words.ts";

// Redactions that are good on the page, and left the secret beside it, each as five samples.

type Failure = { readonly finds: readonly string[]; readonly make: (n: number) => Promise<Buffer> };

/** The page as it should be: nothing stands under the box. */
const redacted = (n: number): string => {
  const [left, bottom, right, top] = secretPlace(n).box;
  return `${ordinaryLines(n)}0 g ${left} ${bottom} ${right - left} ${top - bottom} re f\n`;
};

const sayingOf = (n: number) => `${secretOf(n)}, recurrent depression`;

const bookmarks = (title: string) => [
  `<</Type/Outlines/First ${firstObject + 1} 0 R/Last ${firstObject + 1} 0 R/Count 1>>`,
  `<</Title(${title})/Parent ${firstObject} 0 R/Dest[3 0 R/Fit]>>`,
];

const described = (n: number) =>
  [
    `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${sayingOf(n)}</rdf:li></rdf:Alt></dc:description>`,
    `<dc:subject><rdf:Bag><rdf:li>${secretOf(n)}</rdf:li></rdf:Bag></dc:subject>`,
    `<pdf:Keywords>${sayingOf(n)}</pdf:Keywords>`,
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${secretOf(n)}</rdf:li></rdf:Alt></dc:title>`,
    `<chart:patient xmlns:chart="urn:chart">${secretOf(n)}</chart:patient>`,
  ][n % 5] ?? "";

/** A text field over the black box, its value drawn or not. */
const field = (n: number) => {
  const { box } = secretPlace(n);
  const flags = ["/F 2", "/F 34", "/F 4", "/F 4", "/F 6"][n % 5] ?? "";
  const appearance = n % 5 === 2 ? `/AP<</N ${firstObject + 1} 0 R>>` : "";
  return {
    annotations: [`${firstObject} 0 R`],
    catalog: `/AcroForm<</Fields[${firstObject} 0 R]/DA(/Helv 0 Tf)>>`,
    objects: [
      `<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/Rect[${box.join(" ")}]${flags}/V(${secretOf(n)})${appearance}>>`,
      streamObject(Buffer.from("0 g 0 0 300 40 re f"), 0, "/Type/XObject/Subtype/Form/BBox[0 0 300 40]"),
    ],
  };
};

export const failedBeside: Readonly<Record<string, Failure>> = {
  "replacement text": {
    finds: ["actual-text"],
    make: (n) =>
      sheetPdf(
        {
          content: `${redacted(n)}/Span /Replaced BDC EMC`,
          resources: `/Properties<</Replaced<</ActualText(${secretOf(n)})>>>>`,
          catalog: `/StructTreeRoot ${firstObject} 0 R/MarkInfo<</Marked true>>`,
          objects: [
            `<</Type/StructTreeRoot/K ${firstObject + 1} 0 R>>`,
            `<</Type/StructElem/S/P/P ${firstObject} 0 R/Pg 3 0 R/K 0/${n % 2 === 0 ? "ActualText" : "Alt"}(${secretOf(n)})>>`,
          ],
        },
        n,
      ),
  },
  "alternate text of a figure, and its long form": {
    finds: ["actual-text"],
    make: (n) =>
      sheetPdf(
        {
          content: redacted(n),
          catalog: `/StructTreeRoot ${firstObject} 0 R/MarkInfo<</Marked true>>`,
          objects: [
            `<</Type/StructTreeRoot/K ${firstObject + 1} 0 R>>`,
            `<</Type/StructElem/S/${n % 2 === 0 ? "Figure" : "Span"}/P ${firstObject} 0 R/Pg 3 0 R/K 0/${n % 2 === 0 ? "Alt" : "E"}(Portrait of ${secretOf(n)})>>`,
          ],
        },
        n,
      ),
  },
  "words of a script": {
    finds: ["script"],
    make: (n) => {
      const script = `app.alert("${secretOf(n)} is not here today");`;
      return sheetPdf(
        {
          content: redacted(n),
          catalog: `/OpenAction<</S/JavaScript/JS ${n % 2 === 0 ? `${firstObject} 0 R` : `(${script})`}>>`,
          objects: [streamObject(Buffer.from(script), 1)],
        },
        n,
      );
    },
  },
  "form value that is not shown": {
    finds: ["form-value"],
    make: (n) => sheetPdf({ content: redacted(n), ...field(n) }, n),
  },
  bookmark: {
    finds: ["bookmark"],
    make: (n) =>
      sheetPdf(
        { content: redacted(n), catalog: `/Outlines ${firstObject} 0 R`, objects: bookmarks(sayingOf(n)) },
        n,
      ),
  },
  "document information": {
    finds: ["metadata"],
    make: (n) => {
      const key = ["Subject", "Keywords", "Title", "PatientName", "Subject"][n % 5] ?? "";
      return sheetPdf(
        {
          content: redacted(n),
          trailer: `/Info ${firstObject} 0 R`,
          objects: [`<</${key}(${sayingOf(n)})/Producer(Writer)>>`],
        },
        n,
        // PDFium writes no information of its own accord.
        true,
      );
    },
  },
  "metadata packet": {
    finds: ["metadata"],
    make: (n) =>
      sheetPdf(
        { content: redacted(n), catalog: `/Metadata ${firstObject} 0 R`, objects: [packet(described(n))] },
        n,
      ),
  },
  attachment: {
    finds: ["attachment"],
    make: (n) => {
      const file = `<</Type/Filespec/F(intake.txt)/EF<</F ${firstObject + 1} 0 R>>>>`;
      const inNames = `/Names<</EmbeddedFiles<</Names[(intake.txt) ${firstObject} 0 R]>>>>`;
      const asNote = `<</Type/Annot/Subtype/FileAttachment/Rect[20 20 40 40]/FS ${firstObject} 0 R>>`;
      return sheetPdf(
        {
          content: redacted(n),
          catalog: n % 2 === 0 ? inNames : "",
          annotations: n % 2 === 0 ? [] : [asNote],
          objects: [file, streamObject(Buffer.from(sayingOf(n)), n % 3, "/Type/EmbeddedFile")],
        },
        n,
      );
    },
  },
  "earlier revision of a page": {
    finds: ["earlier-revision"],
    make: async (n) => {
      const earlier = await sheetPdf({ content: ordinaryLines(n) + secretLine(n) }, n, true);
      const inForm = makeOf(n).inForm;
      const content = streamObject(Buffer.from(redacted(n)), n % 2);
      return appended(earlier, inForm ? { 7: content, 4: content } : { 4: content });
    },
  },
  "earlier revision of a value": {
    finds: ["earlier-revision"],
    make: async (n) => {
      const trailer = `/Info ${firstObject} 0 R`;
      const objects = [`<</Subject(${sayingOf(n)})/Producer(Writer)>>`];
      const earlier = await sheetPdf({ content: redacted(n), trailer, objects }, n, true);
      return appended(earlier, { [firstObject]: "<</Producer(Writer)>>" });
    },
  },
  "page taken out in place": {
    finds: ["hidden-page", "unreached-content"],
    make: async (n) => {
      const document = await PDFDocument.create();
      const font = await document.embedFont(StandardFonts.Helvetica);
      for (const text of ["Progress note of the session", `About ${sayingOf(n)}`])
        document.addPage([612, 792]).drawText(text, { x: 72, y: 700, size: 10 + n, font });
      document.removePage(1);
      return Buffer.from(await document.save({ useObjectStreams: n % 2 === 0 }));
    },
  },
  "instructions that nothing draws": {
    finds: ["unreached-content"],
    make: (n) =>
      sheetPdf(
        {
          content: redacted(n),
          xobjects: n % 2 === 0 ? `/Old ${firstObject} 0 R` : "",
          objects: [
            streamObject(
              Buffer.from(secretLine(n)),
              1,
              "/Type/XObject/Subtype/Form/BBox[0 0 900 900]/Resources<</Font<</F1 5 0 R>>>>",
            ),
          ],
        },
        n,
        true,
      ),
  },
  "picture that nothing draws": {
    finds: ["unreached-content"],
    make: async (n) => {
      const { image } = await scanOf({ content: ordinaryLines(n) + secretLine(n) }, n);
      return sheetPdf(
        { content: redacted(n), xobjects: n % 2 === 0 ? `/Scan ${firstObject} 0 R` : "", objects: [image] },
        n,
        true,
      );
    },
  },
  thumbnail: {
    finds: ["thumbnail"],
    make: async (n) => {
      const { width, height, pixels } = await thumbnailPixels(n);
      return sheetPdf(
        {
          content: redacted(n),
          page: `/Thumb ${firstObject} 0 R`,
          objects: [
            streamObject(
              pixels,
              1,
              `/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8`,
            ),
          ],
        },
        n,
      );
    },
  },
  "comment of an annotation": {
    finds: ["annotation-text"],
    make: (n) => {
      const subtype = ["Text", "Highlight", "Popup", "Square", "StrikeOut"][n % 5] ?? "";
      return sheetPdf(
        {
          content: redacted(n),
          annotations: [`${firstObject} 0 R`],
          objects: [
            `<</Type/Annot/Subtype/${subtype}/Rect[40 40 60 60]/F ${n % 2 === 0 ? 4 : 2}/Contents(Withheld: ${sayingOf(n)})>>`,
          ],
        },
        n,
      );
    },
  },
  "private data of a program": {
    finds: ["private-data"],
    make: (n) =>
      sheetPdf(
        {
          content: redacted(n),
          page: `/PieceInfo<</Chart<</LastModified(D:20240102)/Private ${firstObject} 0 R>>>>`,
          objects: [
            n % 2 === 0
              ? `<</Before(${sayingOf(n)} of last spring)>>`
              : streamObject(Buffer.from(`${sayingOf(n)} of last spring`), 1),
          ],
        },
        n,
        true,
      ),
  },
  "redacted comment behind another font": {
    finds: ["text-under-box"],
    make: async (n) => {
      const document = await PDFDocument.create();
      const fonts = [StandardFonts.Helvetica, StandardFonts.TimesRoman, StandardFonts.Courier] as const;
      const font = await document.embedFont(fonts[n % 3] ?? StandardFonts.Helvetica);
      const page = document.addPage([612, 792]);
      page.drawText("Seen today for a session of fifty minutes.", { x: 72, y: 720, size: 12, font });
      page.drawText(secretOf(n), { x: 72, y: 700, size: 12, font });
      page.drawRectangle({ x: 70, y: 696, width: 200, height: 16 });
      document.catalog.set(PDFName.of("Lang"), PDFString.of("en"));
      return Buffer.from(await document.save());
    },
  },
};

/** The page without its box, a twelfth as large. */
async function thumbnailPixels(n: number) {
  const words = line(secretOf(n), secretPlace(n).x, secretPlace(n).y, makeOf(n));
  const { image, width, height } = await scanOf({ content: ordinaryLines(n) + words }, n);
  const start = image.indexOf("stream\n") + 7;
  const grey = inflateSync(image.subarray(start));
  const small = 6;
  const turned = makeOf(n).rotate;
  const [columns, rows] = [Math.floor(width / small), Math.floor(height / small)];
  const pixels = Buffer.alloc(columns * rows);
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < small * 2; dy += 1)
        for (let dx = 0; dx < small * 2; dx += 1)
          sum += grey[(y * small * 2 + dy) * width * 2 + x * small * 2 + dx] ?? 255;
      pixels[y * columns + x] = sum / (small * small * 4);
    }
  return turnedPixels(pixels, columns, rows, turned);
}

/** A thumbnail is turned as its page is. */
function turnedPixels(
  pixels: Buffer,
  width: number,
  height: number,
  degrees: number,
): { readonly width: number; readonly height: number; readonly pixels: Buffer } {
  if (degrees === 0) return { width, height, pixels };
  const turned = Buffer.alloc(pixels.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) turned[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 0;
  return turnedPixels(turned, height, width, degrees - 90);
}

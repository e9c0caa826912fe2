import { streamObject } from "../pdf-files.ts";
import { scanOf, sheetPdf, firstObject, line, makeOf } from "./sheet.ts";
import { appended, packet } from "./appended.ts";
import { ordinaryLines, secretLine, secretOf, secretPlace } from "./words.ts";

// Ordinary records that hide nothing, in everything that looks as if they did: twenty kinds, five of each.

type Clean = (n: number) => Promise<Buffer>;

const heading = (n: number, text: string, y: number, colour: string) =>
  `${line(text, 60, y, makeOf(n), colour, 18)}0 g\n`;
const top = (n: number) => makeOf(n).media[1] - 60;
/** Everything but the secret's own place is ordinary; here the secret may be read by anybody. */
const record = (n: number) => ordinaryLines(n) + secretLine(n);
const colours = ["0.1 0.3 0.6 rg", "0.5 0 0.2 rg", "0 0.35 0.2 rg", "0.35 g", "0.6 0.4 0 rg"];
const colour = (n: number) => colours[n % 5] ?? "";

const around = (n: number, more: number) => {
  const [left, bottom, right, up] = secretPlace(n).box;
  return [left - more, bottom - more, right + more, up + more] as const;
};
const rect = ([left, bottom, right, up]: readonly [number, number, number, number]) =>
  `${left} ${bottom} ${right - left} ${up - bottom}`;

/** A table whose lines are drawn after its words. */
function table(n: number): string {
  const { size, media } = makeOf(n);
  const [rows, columns, high, wide] = [6, 3, size * 1.7, (media[0] - 120) / 3];
  const from = media[1] / 2;
  let drawn = "";
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1)
      drawn += line(`Item ${row + 1}.${column + 1}`, 64 + column * wide, from - row * high, makeOf(n));
  drawn += "0.5 w 0 G\n";
  for (let row = 0; row <= rows; row += 1) {
    const y = from + high * 0.7 - row * high;
    drawn += `60 ${y} m ${60 + columns * wide} ${y} l S\n`;
  }
  for (let column = 0; column <= columns; column += 1)
    drawn += `${60 + column * wide} ${from + high * 0.7} m ${60 + column * wide} ${from + high * (0.7 - rows)} l S\n`;
  return drawn;
}

const markup = (n: number, subtype: string, drawing: string, states = "") => {
  const box = secretPlace(n).box;
  const [left, bottom, right, up] = box;
  const [width, height] = [right - left, up - bottom];
  return {
    annotations: [`${firstObject} 0 R`],
    objects: [
      `<</Type/Annot/Subtype/${subtype}/Rect[${box.join(" ")}]/QuadPoints[${left} ${up} ${right} ${up} ${left} ${bottom} ${right} ${bottom}]/F 4/C[1 0.9 0]/Contents(${secretOf(n)})/AP<</N ${firstObject + 1} 0 R>>>>`,
      streamObject(
        Buffer.from(drawing.replaceAll("W", String(width)).replaceAll("H", String(height))),
        0,
        `/Type/XObject/Subtype/Form/BBox[0 0 ${width} ${height}]/Resources<</Font<</F2 6 0 R>>${states}>>`,
      ),
    ],
  };
};

const noise = () => {
  const pixels = Buffer.alloc(64 * 64 * 3);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 60 + ((at * 97) % 90);
  return streamObject(
    pixels,
    1,
    "/Type/XObject/Subtype/Image/Width 64/Height 64/ColorSpace/DeviceRGB/BitsPerComponent 8",
  );
};

async function scan(n: number, recognised: "none" | "over" | "under", drawn = ""): Promise<Buffer> {
  const { image, width, height } = await scanOf({ content: record(n) + drawn }, n);
  const picture = `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q\n`;
  // Recognised text lies where it was read, give or take a point.
  const text = `q 1 0 0 1 ${(n % 3) - 1} ${(n % 2) - 0.5} cm ${recognised === "over" ? "3 Tr" : ""} ${record(n)}Q\n`;
  const content = { none: picture, over: picture + text, under: text + picture }[recognised];
  return sheetPdf({ content, xobjects: `/Scan ${firstObject} 0 R`, objects: [image] }, n);
}

export const cleanRecords: Readonly<Record<string, Clean>> = {
  "a note": (n) => sheetPdf({ content: record(n) }, n),
  "a table with lines": (n) => sheetPdf({ content: ordinaryLines(n, 5) + table(n) }, n),
  "coloured headings": (n) =>
    sheetPdf(
      { content: ordinaryLines(n, 4) + heading(n, "Plan and assessment", top(n) - 220, colour(n)) },
      n,
    ),
  "white on a dark band": (n) => {
    const box = around(n, 6);
    return sheetPdf(
      { content: `${ordinaryLines(n)}${colour(n)} ${rect(box)} re f\n${secretLine(n, "1 g")}0 g\n` },
      n,
    );
  },
  "white on a picture": (n) => {
    const [left, bottom, right, up] = around(n, 8);
    return sheetPdf(
      {
        content: `${ordinaryLines(n)}q ${right - left} 0 0 ${up - bottom} ${left} ${bottom} cm /Back Do Q\n${secretLine(n, "1 g")}0 g\n`,
        xobjects: `/Back ${firstObject} 0 R`,
        objects: [noise()],
      },
      n,
    );
  },
  "a watermark": (n) => {
    const before = n % 2 === 0;
    const mark = `q /Pale gs BT /F2 70 Tf 0.7 0.7 -0.7 0.7 140 160 Tm (COPY ONLY) Tj ET Q\n`;
    return sheetPdf(
      {
        content: before ? mark + record(n) : record(n) + mark,
        resources: `/ExtGState<</Pale<</ca ${0.08 + n * 0.05}>>>>`,
      },
      n,
    );
  },
  "a scan": (n) => scan(n, "none"),
  "a scan with recognised text": (n) => scan(n, "over"),
  "a scan over its text": (n) => scan(n, "under"),
  "a scan of a dark heading": (n) => {
    const box = rect([50, 60, 420, 96]);
    return scan(n, "over", `0.1 g ${box} re f BT /F2 18 Tf 1 g 60 70 Td (Treatment summary) Tj ET 0 g\n`);
  },
  "a cropped page": (n) => {
    const [width, height] = makeOf(n).media;
    return sheetPdf({ content: record(n), page: `/CropBox[20 20 ${width - 20} ${height - 20}]` }, n);
  },
  "a transparent highlight": (n) =>
    sheetPdf(
      {
        content: record(n),
        ...markup(
          n,
          "Highlight",
          n % 2 === 0 ? "/M gs 1 0.9 0 rg 0 0 W H re f" : "/M gs 0.6 0.9 1 rg 0 0 W H re f",
          n % 2 === 0 ? "/ExtGState<</M<</BM/Multiply>>>>" : "/ExtGState<</M<</ca 0.4>>>>",
        ),
      },
      n,
    ),
  "underlined and struck out": (n) => {
    const [left, bottom, right, up] = secretPlace(n).box;
    const y = n % 2 === 0 ? bottom + 2 : (bottom + up) / 2 - 1;
    return sheetPdf({ content: `${record(n)}${0.6 + n * 0.2} w ${left} ${y} m ${right} ${y} l S\n` }, n);
  },
  "a stamp": (n) => {
    const box = [60, 60, 220, 100] as const;
    return sheetPdf(
      {
        content: record(n),
        annotations: [`${firstObject} 0 R`],
        objects: [
          `<</Type/Annot/Subtype/${n % 2 === 0 ? "Stamp" : "FreeText"}/Rect[${box.join(" ")}]/F 4/Contents(Received by the front desk)/AP<</N ${firstObject + 1} 0 R>>>>`,
          streamObject(
            Buffer.from(
              "1 0 0 RG 1 0 0 rg 1 1 158 38 re S BT /F2 11 Tf 6 14 Td (Received by the front desk) Tj ET",
            ),
            0,
            "/Type/XObject/Subtype/Form/BBox[0 0 160 40]/Resources<</Font<</F2 6 0 R>>>>",
          ),
        ],
      },
      n,
    );
  },
  "a form that is filled in": (n) => {
    const box = [60, 60, 260, 82] as const;
    return sheetPdf(
      {
        content: `${record(n)}0 G 0.5 w ${rect(box)} re S\n`,
        annotations: [`${firstObject} 0 R`],
        catalog: `/AcroForm<</Fields[${firstObject} 0 R]/DR<</Font<</F2 6 0 R>>>>/DA(/F2 0 Tf)>>`,
        objects: [
          `<</Type/Annot/Subtype/Widget/FT/Tx/T(provider)/Rect[${box.join(" ")}]/F 4/V(Miriam Okafor)/DA(/F2 12 Tf 0 g)/AP<</N ${firstObject + 1} 0 R>>>>`,
          streamObject(
            Buffer.from("/Tx BMC BT /F2 12 Tf 0 g 4 6 Td (Miriam Okafor) Tj ET EMC"),
            0,
            "/Type/XObject/Subtype/Form/BBox[0 0 200 22]/Resources<</Font<</F2 6 0 R>>>>",
          ),
        ],
      },
      n,
    );
  },
  "links, bookmarks and a title": (n) =>
    sheetPdf(
      {
        content: record(n),
        annotations: [
          "<</Type/Annot/Subtype/Link/Rect[60 60 160 74]/Border[0 0 0]/A<</S/URI/URI(https://clinic.example/portal)>>>>",
        ],
        catalog: `/Outlines ${firstObject} 0 R/Metadata ${firstObject + 2} 0 R`,
        trailer: `/Info ${firstObject + 3} 0 R`,
        objects: [
          `<</Type/Outlines/First ${firstObject + 1} 0 R/Last ${firstObject + 1} 0 R/Count 1>>`,
          `<</Title(Progress note of ${secretOf(n)})/Parent ${firstObject} 0 R/Dest[3 0 R/Fit]>>`,
          packet(
            `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Progress note</rdf:li></rdf:Alt></dc:title><pdf:Producer>Writer 4.2</pdf:Producer><xmp:CreateDate>2024-01-02T10:00:00Z</xmp:CreateDate>`,
          ),
          "<</Title(Progress note)/Author(Miriam Okafor)/Producer(Writer 4.2)/CreationDate(D:20240102100000Z)>>",
        ],
      },
      n,
      true,
    ),
  "a good redaction with its label": (n) => {
    const { x, y, box } = secretPlace(n);
    const label = n % 2 === 0 ? line("REDACTED", x + 4, y, makeOf(n), "1 g") : "";
    return sheetPdf({ content: `${ordinaryLines(n)}0 g ${rect(box)} re f\n${label}0 g\n` }, n);
  },
  "layers that are on, shaded rows and small print": (n) => {
    const box = around(n, 2);
    const small = line("This notice is kept with the record for seven years.", 60, 40, makeOf(n), "0.4 g", 5);
    return sheetPdf(
      {
        content: `0.88 g ${rect(box)} re f 0 g\n${ordinaryLines(n)}/OC /Layer BDC ${secretLine(n)}EMC ${small}`,
        resources: `/Properties<</Layer ${firstObject} 0 R>>`,
        catalog: `/OCProperties<</OCGs[${firstObject} 0 R]/D<</ON[${firstObject} 0 R]/Order[${firstObject} 0 R]>>>>`,
        objects: ["<</Type/OCG/Name(Text)>>"],
      },
      n,
    );
  },
  "tags, replacement texts and a figure": (n) =>
    sheetPdf(
      {
        content: `${ordinaryLines(n)}/Span /Said BDC ${secretLine(n)}EMC q 60 0 0 60 60 60 cm /Logo Do Q\n`,
        resources: `/Properties<</Said<</ActualText(${secretOf(n)})>>>>`,
        xobjects: `/Logo ${firstObject + 3} 0 R`,
        catalog: `/StructTreeRoot ${firstObject} 0 R/MarkInfo<</Marked true>>/Lang(en)`,
        objects: [
          `<</Type/StructTreeRoot/K[${firstObject + 1} 0 R ${firstObject + 2} 0 R]>>`,
          `<</Type/StructElem/S/P/P ${firstObject} 0 R/Pg 3 0 R/K 0/ActualText(${secretOf(n)})>>`,
          `<</Type/StructElem/S/Figure/P ${firstObject} 0 R/Pg 3 0 R/K 1/Alt(The lighthouse of the practice)>>`,
          noise(),
        ],
      },
      n,
    ),
  "signed later, in a second version": async (n) => {
    const earlier = await sheetPdf({ content: record(n) }, n, true);
    const ink = `<</Type/Annot/Subtype/Ink/Rect[60 60 160 90]/F 4/InkList[[60 60 90 88 120 62 158 86]]/C[0 0 0.6]>>`;
    const [width, height] = makeOf(n).media;
    const whole = makeOf(n).inForm ? "/XObject<</Whole 7 0 R>>" : "";
    return appended(earlier, {
      3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Rotate ${makeOf(n).rotate}/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>${whole}>>/Annots[${firstObject} 0 R]>>`,
      [firstObject]: ink,
    });
  },
};

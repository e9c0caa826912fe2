import { streamObject } from "../pdf-files.ts";
import { firstObject, line, makeOf, scanOf, sheetPdf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import { ordinaryLines, secretLine, secretOf, secretPlace } from "./words.ts";

// Redactions that failed on the page itself, each as five samples.

type Failure = { readonly finds: readonly string[]; readonly make: (n: number) => Promise<Buffer> };
/** The record, the secret with `more` before it, and what is drawn over it. */
const over = (n: number, mark: string, more = "", before = ""): string =>
  ordinaryLines(n) + before + secretLine(n, more) + mark;

const boxOf = (n: number) => secretPlace(n).box;
const rectangle = (n: number, operator: string) => {
  const [left, bottom, right, top] = boxOf(n);
  return `${left} ${bottom} ${right - left} ${top - bottom} ${operator}`;
};
const outline = (n: number) => {
  const [left, bottom, right, top] = boxOf(n);
  return `${left} ${bottom} m ${right} ${bottom} l ${right} ${top} l ${left} ${top} l h`;
};
const darks = ["0 g", "0 0 0 rg", "0.1 0.1 0.3 rg", "0 0 0 1 k", "0.15 g"];
const dark = (n: number) => darks[n % darks.length] ?? "";

const plain = (n: number, sheet: Sheet) => sheetPdf(sheet, n);
const rectText = (n: number) => boxOf(n).join(" ");

/** An annotation of a subtype that draws a filled box over the secret. */
const annotated = (n: number, subtype: string, colour: string, more = "", state = "", states = "") => {
  const [left, bottom, right, top] = boxOf(n);
  const [width, height] = [right - left, top - bottom];
  const quad = `/QuadPoints[${left} ${top} ${right} ${top} ${left} ${bottom} ${right} ${bottom}]`;
  return plain(n, {
    content: over(n, ""),
    annotations: [`${firstObject} 0 R`],
    objects: [
      `<</Type/Annot/Subtype/${subtype}/Rect[${rectText(n)}]${quad}/F 4${more}/AP<</N ${firstObject + 1} 0 R>>>>`,
      streamObject(
        Buffer.from(`${state} ${colour} 0 0 ${width} ${height} re f`),
        0,
        `/Type/XObject/Subtype/Form/BBox[0 0 ${width} ${height}]/Resources<<${states}>>`,
      ),
    ],
  });
};

const image = (grey: number) =>
  streamObject(
    Buffer.from([grey]),
    0,
    "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
  );

/** Lines at a slant over the secret, both ways. */
function hatching(n: number): string {
  const [left, bottom, right, top] = boxOf(n);
  const height = top - bottom;
  const step = 3 + (n % 3);
  let drawn = `q ${rectangle(n, "re")} W n ${dark(n).replace("rg", "RG").replace("k", "K").replace(/g$/, "G")} 1.4 w\n`;
  for (let x = left - height; x < right; x += step)
    drawn += `${x} ${bottom} m ${x + height} ${top} l S\n${x} ${top} m ${x + height} ${bottom} l S\n`;
  return `${drawn}Q\n`;
}

/** A scan of the record with recognised text over it, `burnt` black where the secret stands or not. */
async function scanned(n: number, burnt: boolean, mark: string, recognised: boolean): Promise<Buffer> {
  const drawn = { content: over(n, "") };
  const { image: scan, width, height } = await scanOf(drawn, n, burnt ? [boxOf(n)] : []);
  const text = recognised ? `3 Tr ${ordinaryLines(n)}${secretLine(n)}0 Tr\n` : "";
  return plain(n, {
    content: `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q\n${text}${mark}`,
    xobjects: `/Scan ${firstObject} 0 R`,
    objects: [scan],
  });
}

const transparent = (alpha: number) => `/ExtGState<</Through<</ca ${alpha}/CA ${alpha}>>>>`;

export const failedOnPage: Readonly<Record<string, Failure>> = {
  "rectangle operator": {
    finds: ["text-under-box"],
    make: (n) => plain(n, { content: over(n, `${dark(n)} ${rectangle(n, "re f")}`) }),
  },
  "box drawn with lines": {
    finds: ["text-under-box"],
    make: (n) => plain(n, { content: over(n, `${dark(n)} ${outline(n)} f`) }),
  },
  "one thick line": {
    finds: ["text-under-box"],
    make: (n) => {
      const [left, bottom, right, top] = boxOf(n);
      const middle = (bottom + top) / 2;
      return plain(n, {
        content: over(n, `0 G ${top - bottom} w ${left} ${middle} m ${right} ${middle} l S`),
      });
    },
  },
  "white box": {
    finds: ["text-under-box"],
    make: (n) => plain(n, { content: over(n, `1 g ${rectangle(n, "re f")}`) }),
  },
  "box with a label": {
    finds: ["text-under-box", "text-under-text"],
    make: (n) => {
      const { x, y } = secretPlace(n);
      return plain(n, {
        content: over(n, `0 g ${rectangle(n, "re f")} 1 g ${line("REDACTED", x + 12, y, makeOf(n))}`),
      });
    },
  },
  "shading as a box": {
    finds: ["text-under-box"],
    make: (n) =>
      plain(n, {
        content: over(n, `q ${rectangle(n, "re")} W n /Dark sh Q`),
        resources:
          "/Shading<</Dark<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.1]/N 1>>>>>>",
      }),
  },
  "picture as a box": {
    finds: ["text-under-image"],
    make: (n) => {
      const [left, bottom, right, top] = boxOf(n);
      return plain(n, {
        content: over(n, `q ${right - left} 0 0 ${top - bottom} ${left} ${bottom} cm /Box Do Q`),
        xobjects: `/Box ${firstObject} 0 R`,
        objects: [image(n % 2 === 0 ? 0 : 255)],
      });
    },
  },
  "square annotation": {
    finds: ["text-under-annotation"],
    make: (n) => annotated(n, "Square", dark(n), "/IC[0 0 0]"),
  },
  "stamp, ink or free text annotation": {
    finds: ["text-under-annotation"],
    make: (n) => annotated(n, ["Stamp", "Ink", "FreeText", "Polygon", "Line"][n % 5] ?? "", dark(n)),
  },
  "black highlight": {
    finds: ["text-under-highlight"],
    make: (n) => annotated(n, "Highlight", dark(n), "/C[0 0 0]"),
  },
  "dark highlight that multiplies": {
    finds: ["text-under-highlight"],
    make: (n) =>
      annotated(
        n,
        "Highlight",
        `${0.1 + n * 0.03} g`,
        "/C[0.2 0.2 0.2]",
        "/M gs",
        "/ExtGState<</M<</BM/Multiply>>>>",
      ),
  },
  hatching: {
    finds: ["text-under-hatching"],
    make: (n) => plain(n, { content: over(n, hatching(n)) }),
  },
  "hatching pattern": {
    finds: ["text-under-hatching", "text-under-box"],
    make: (n) =>
      plain(n, {
        content: over(n, `/Pattern cs /Hatch scn ${rectangle(n, "re f")}`),
        resources: `/Pattern<</Hatch ${firstObject} 0 R>>`,
        objects: [
          streamObject(
            Buffer.from("0 G 1 w 0 0 m 4 4 l S 0 4 m 4 0 l S"),
            0,
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 4 4]/XStep 4/YStep 4/Resources<<>>",
          ),
        ],
      }),
  },
  "unapplied redaction": {
    finds: ["unapplied-redaction"],
    make: (n) => {
      const more = n % 2 === 0 ? "/IC[0 0 0]" : "/OverlayText(REDACTED)";
      return plain(n, {
        content: over(n, ""),
        annotations: [`<</Type/Annot/Subtype/Redact/Rect[${rectText(n)}]/F 4${more}>>`],
      });
    },
  },
  "white text": {
    finds: ["same-colour-text"],
    make: (n) => plain(n, { content: over(n, "", n % 2 === 0 ? "1 g" : "0.99 0.99 1 rg") }),
  },
  "text in the colour of its band": {
    finds: ["same-colour-text"],
    make: (n) => plain(n, { content: over(n, "", "", `${dark(n)} ${rectangle(n, "re f")}\n`) }),
  },
  "transparent text": {
    finds: ["same-colour-text"],
    make: (n) => plain(n, { content: over(n, "", "/Through gs"), resources: transparent(n * 0.005) }),
  },
  "invisible mode": {
    finds: ["invisible-text"],
    make: (n) => plain(n, { content: over(n, "", n % 2 === 0 ? "3 Tr" : "7 Tr") }),
  },
  "off the page": {
    finds: ["off-page-text"],
    make: (n) => {
      const [width, height] = makeOf(n).media;
      const places = [
        [-400, 300],
        [width + 40, 300],
        [90, height + 20],
        [90, -40],
        [90, 30],
      ] as const;
      const [x, y] = places[n % 5] ?? places[0];
      return plain(n, {
        content: ordinaryLines(n) + line(secretOf(n), x, y, makeOf(n)),
        page: n % 5 === 4 ? `/CropBox[0 60 ${width} ${height}]` : "",
      });
    },
  },
  clipped: {
    finds: ["clipped-text"],
    make: (n) => plain(n, { content: `${ordinaryLines(n)}q 60 20 30 8 re W n ${secretLine(n)}Q` }),
  },
  "hidden layer": {
    finds: ["hidden-layer-text"],
    make: (n) =>
      plain(n, {
        content: `${ordinaryLines(n)}${n % 2 === 0 ? `/OC /Layer BDC ${secretLine(n)}EMC` : "/Part Do"}`,
        resources: `/Properties<</Layer ${firstObject} 0 R>>`,
        xobjects: n % 2 === 0 ? "" : `/Part ${firstObject + 1} 0 R`,
        catalog: `/OCProperties<</OCGs[${firstObject} 0 R]/D<</OFF[${firstObject} 0 R]/Order[${firstObject} 0 R]>>>>`,
        objects: [
          "<</Type/OCG/Name(Working layer)>>",
          streamObject(
            Buffer.from(secretLine(n)),
            0,
            `/Type/XObject/Subtype/Form/BBox[0 0 2000 2000]/OC ${firstObject} 0 R/Resources<</Font<</F1 5 0 R>>>>`,
          ),
        ],
      }),
  },
  "too small": {
    finds: ["tiny-text"],
    make: (n) => {
      const { x, y } = secretPlace(n);
      return plain(n, { content: ordinaryLines(n) + line(secretOf(n), x, y, makeOf(n), "", 0.3 + n * 0.3) });
    },
  },
  "nearly opaque mark": {
    finds: ["text-through-mark", "text-under-box"],
    make: (n) =>
      plain(n, {
        content: over(n, `/Through gs 0 g ${rectangle(n, "re f")}`),
        resources: transparent(0.75 + n * 0.05),
      }),
  },
  "new words over old": {
    finds: ["text-under-box", "text-under-text"],
    make: (n) => {
      const { x, y } = secretPlace(n);
      return plain(n, {
        content: over(
          n,
          `1 g ${rectangle(n, "re f")} 0 g ${line("Name withheld by order", x, y, makeOf(n))}`,
        ),
      });
    },
  },
  "recognised text of a blacked-out scan": {
    finds: ["ocr-text-under-box"],
    make: (n) => scanned(n, true, "", true),
  },
  "box over a scan with recognised text": {
    finds: ["ocr-text-under-box"],
    make: (n) => scanned(n, false, `${dark(n)} ${rectangle(n, "re f")}`, true),
  },
  "box over a scan": {
    finds: ["image-under-box"],
    make: (n) => scanned(n, false, `${n % 2 === 0 ? "0 g" : "1 g"} ${rectangle(n, "re f")}`, false),
  },
  "annotation or picture over a scan": {
    finds: ["image-under-box"],
    make: async (n) => {
      const [left, bottom, right, top] = boxOf(n);
      const { image: scan, width, height } = await scanOf({ content: over(n, "") }, n);
      const patch = `q ${right - left} 0 0 ${top - bottom} ${left} ${bottom} cm /Box Do Q`;
      const isPatch = n % 2 === 0;
      return plain(n, {
        content: `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q\n${isPatch ? patch : ""}`,
        xobjects: `/Scan ${firstObject} 0 R/Box ${firstObject + 1} 0 R`,
        annotations: isPatch ? [] : [`${firstObject + 2} 0 R`],
        objects: [
          scan,
          image(0),
          `<</Type/Annot/Subtype/Square/Rect[${rectText(n)}]/F 4/IC[0 0 0]/AP<</N ${firstObject + 3} 0 R>>>>`,
          streamObject(Buffer.from("0 g 0 0 99 99 re f"), 0, "/Type/XObject/Subtype/Form/BBox[0 0 99 99]"),
        ],
      });
    },
  },
};

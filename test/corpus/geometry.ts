import { handMadePdf, streamObject } from "../support/pdf-files.ts";
import { delivered, drawing, saying, withFont } from "./case.ts";
import type { TortureCase } from "./case.ts";

// Pages that are turned, cropped, moved, scaled, tiny and huge: the number must stand upright on each, clear of what it shows.

const turns = [0, 90, 180, 270, -90, 450];
const boxes = {
  letter: { boxes: "", x: 72, y: 700 },
  cropped: { boxes: "/CropBox[50 100 500 700]", x: 90, y: 600 },
  moved: { boxes: "/MediaBox[1000 2000 1612 2792]", x: 1072, y: 2700 },
  negative: { boxes: "/MediaBox[-306 -396 306 396]", x: -200, y: 300 },
  "corners exchanged": { boxes: "/MediaBox[612 792 0 0]", x: 72, y: 700 },
  "crop beyond the page": { boxes: "/CropBox[-500 -500 2000 2000]", x: 72, y: 700 },
  "crop beside the page": { boxes: "/CropBox[900 900 1200 1200]", x: 72, y: 700 },
};

const turned: readonly TortureCase[] = turns.flatMap((turn) =>
  Object.entries(boxes).map(([name, { boxes: page, x, y }]) => ({
    id: `geometry/${name}, turned by ${turn}`,
    abuse: ["AB-084"],
    pages: 1,
    bytes: () => drawing(saying("SHOWN", x, y), { page: `${page}/Rotate ${turn}` }),
    expected: delivered({ kept: ["SHOWN"], look: name === "crop beside the page" ? "another" : "same" }),
  })),
);

const odd: readonly (readonly [string, string, string])[] = [
  ["unit of two", "/MediaBox[0 0 306 396]/UserUnit 2", saying("SHOWN", 36, 350)],
  ["unit of two, turned", "/MediaBox[0 0 306 396]/UserUnit 2/Rotate 90", saying("SHOWN", 36, 350)],
  ["unit of ten", "/MediaBox[0 0 100 200]/UserUnit 10", saying("SHOWN", 10, 150)],
  ["tiny", "/MediaBox[0 0 40 30]", "BT 0 g /F1 5 Tf 2 10 Td (SHOWN) Tj ET"],
  ["a strip", "/MediaBox[0 0 20 700]", saying("SHOWN", 2, 300)],
  [
    "a strip, turned",
    "/MediaBox[0 0 20 700]/Rotate 90",
    "0.5 g 2 300 10 90 re f BT /F1 1.5 Tf 2 600 Td (SHOWN) Tj ET",
  ],
  ["a poster", "/MediaBox[0 0 1836 2448]", saying("SHOWN", 200, 2000)],
  ["turned by no right angle", "/Rotate 45", saying("SHOWN")],
  ["content to the edges", "", `0.5 g 0 0 612 792 re f ${saying("SHOWN")}`],
  ["content beyond the edges", "", `0.5 g -90 -90 900 1000 re f ${saying("SHOWN")}`],
  ["art, trim and bleed boxes", "/ArtBox[9 9 99 99]/TrimBox[9 9 99 99]/BleedBox[0 0 9 9]", saying("SHOWN")],
];

export const geometry: readonly TortureCase[] = [
  ...turned,
  ...odd.map(([name, page, content]) => ({
    id: `geometry/${name}`,
    pages: 1,
    bytes: () => drawing(content, { page }),
    expected: delivered({ kept: ["SHOWN"] }),
  })),
  {
    id: "geometry/of no size",
    pages: 1,
    bytes: () =>
      handMadePdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        `<</Type/Page/Parent 2 0 R/Contents 4 0 R${withFont}>>`,
        streamObject(Buffer.from(saying("SHOWN"))),
      ]),
    expected: delivered({ kept: ["SHOWN"], look: "same" }),
  },
];

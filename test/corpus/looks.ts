import { delivered, drawing, helvetica, saying } from "./case.ts";
import type { Delivered, TortureCase } from "./case.ts";

// Annotations and fields that have no look of their own: what viewers draw for them stays, what they say does not.

const annotated =
  (words: string, catalog = "") =>
  () =>
    drawing(saying("SHOWN"), {
      page: "/Annots[5 0 R]",
      catalog,
      extra: [`<</Type/Annot/Rect[100 100 200 150]/Contents(CANARY)${words}>>`],
    });
const comments = delivered({ gone: ["CANARY"], kept: ["SHOWN"], leftOut: ["comments"] });
const quads = "/QuadPoints[100 150 200 150 100 100 200 100]";

const rows: readonly (readonly [string, () => Buffer, Delivered])[] = [
  ["a highlight", annotated(`/Subtype/Highlight/C[1 1 0]${quads}`), comments],
  ["an underline", annotated(`/Subtype/Underline/C[1 0 0]${quads}`), comments],
  ["a line through words", annotated(`/Subtype/StrikeOut/C[1 0 0]${quads}`), comments],
  ["a frame", annotated("/Subtype/Square/C[1 0 0]"), comments],
  ["a ring", annotated("/Subtype/Circle/C[1 0 0]"), comments],
  ["a stroke of a pen", annotated("/Subtype/Ink/C[1 0 0]/InkList[[110 110 150 140 190 110]]"), comments],
  [
    "a field that the viewer is to draw",
    annotated(
      "/Subtype/Widget/FT/Tx/T(CANARY)/V(VALUE)/DA(/F1 12 Tf 0 g)",
      `/AcroForm<</Fields[5 0 R]/NeedAppearances true/DR<</Font<</F1 ${helvetica}>>>>/DA(/F1 12 Tf 0 g)>>`,
    ),
    // As hexadecimal digits: VALUE. The engine that it is compared with draws no fields by itself.
    delivered({ gone: ["CANARY"], kept: ["SHOWN", "56414C5545"], leftOut: ["form-fields"], look: "another" }),
  ],
];

export const looks: readonly TortureCase[] = rows.map(([name, bytes, expected]) => ({
  id: `looks/${name}`,
  abuse: ["AB-071"],
  pages: 1,
  bytes,
  expected,
}));

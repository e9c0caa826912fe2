import { streamObject } from "../support/pdf-files.ts";
import { delivered, drawing, helvetica, saying, withFont } from "./case.ts";
import type { Delivered, TortureCase } from "./case.ts";

// Everything that a merge brings along and nobody sees: each holds the word CANARY, and shows the word SHOWN.

type Row = {
  readonly name: string;
  readonly abuse?: readonly string[];
  readonly content?: string;
  readonly more?: Parameters<typeof drawing>[1];
  readonly expected?: Omit<Delivered, "becomes">;
};
const shown = saying("SHOWN");
const xobjects = (entries: string) => `/Resources<</Font<</F1 ${helvetica}>>/XObject<<${entries}>>>>`;
const formOf = (content: string, more = "") =>
  streamObject(Buffer.from(content), 1, `/Type/XObject/Subtype/Form/BBox[0 0 612 792]${withFont}${more}`);
const scan = streamObject(
  Buffer.alloc(100, 200),
  1,
  "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray",
);
const layer = (state: string) => ({
  catalog: `/OCProperties<</OCGs[5 0 R]/D<<${state}>>>>`,
  extra: ["<</Type/OCG/Name(CANARYLAYER)>>"],
  page: `/Resources<</Font<</F1 ${helvetica}>>/Properties<</L 5 0 R>>>>`,
});
const annotation = (words: string, more: Partial<NonNullable<Parameters<typeof drawing>[1]>> = {}) => ({
  page: "/Annots[5 0 R]",
  ...more,
  extra: [`<</Type/Annot/Rect[100 100 200 150]${words}>>`, ...(more.extra ?? [])],
});

const rows: readonly Row[] = [
  {
    name: "javascript when it is opened",
    abuse: ["AB-067"],
    more: { catalog: "/OpenAction<</S/JavaScript/JS(CANARY)>>" },
    expected: { leftOut: ["active-content"] },
  },
  {
    name: "javascript by name",
    abuse: ["AB-067"],
    more: { catalog: "/Names<</JavaScript<</Names[(CANARY) <</S/JavaScript/JS(CANARY)>>]>>>>" },
    expected: { leftOut: ["active-content"] },
  },
  {
    name: "actions of the document",
    abuse: ["AB-067"],
    more: { catalog: "/AA<</WC<</S/JavaScript/JS(CANARY)>>>>" },
    expected: { leftOut: ["active-content"] },
  },
  {
    name: "actions of the page",
    abuse: ["AB-067"],
    more: { page: "/AA<</O<</S/JavaScript/JS(CANARY)>>>>" },
    expected: { leftOut: ["active-content"] },
  },
  {
    name: "actions of a field",
    abuse: ["AB-067"],
    more: annotation("/Subtype/Widget/FT/Tx/T(CANARY)/AA<</K<</S/JavaScript/JS(CANARY)>>>>"),
    expected: { leftOut: ["active-content", "form-fields"] },
  },
  {
    name: "a dynamic form",
    abuse: ["AB-070"],
    more: { catalog: "/AcroForm<</XFA(CANARY)/Fields[]>>" },
    expected: { leftOut: ["active-content", "form-fields"] },
  },
  ...[
    "Launch/F(CANARY.exe)",
    "URI/URI(http://CANARY.example)",
    "SubmitForm/F(http://CANARY.example)",
    "ImportData/F(CANARY)",
    "GoToR/F(CANARY)",
    "GoToE/F(CANARY)",
    "Rendition/JS(CANARY)",
    "Sound/CANARY 1",
    "Movie/T(CANARY)",
  ].map((action) => ({
    name: `a link that acts: ${action.split("/")[0]}`,
    abuse: ["AB-068"],
    more: annotation(`/Subtype/Link/A<</S/${action}>>`),
    expected: { leftOut: ["active-content", "links"] as const },
  })),
  {
    name: "an attachment on the page",
    abuse: ["AB-069"],
    more: annotation("/Subtype/FileAttachment/Contents(CANARY)/FS<</F(CANARY)/EF<</F 6 0 R>>>>", {
      extra: [streamObject(Buffer.from("CANARY"), 1, "/Type/EmbeddedFile")],
    }),
    expected: { leftOut: ["active-content", "attachments"] },
  },
  {
    name: "an embedded file",
    abuse: ["AB-069"],
    more: {
      catalog: "/Names<</EmbeddedFiles<</Names[(CANARY) <</F(CANARY)/EF<</F 5 0 R>>>>]>>>>",
      extra: [streamObject(Buffer.from("CANARY"), 1)],
    },
    expected: { leftOut: ["active-content", "attachments"] },
  },
  {
    name: "associated files",
    abuse: ["AB-069"],
    more: {
      page: "/AF[<</Type/Filespec/F(CANARY)/EF<</F 5 0 R>>>>]",
      extra: [streamObject(Buffer.from("CANARY"), 1)],
    },
    expected: { leftOut: ["active-content", "attachments"] },
  },
  {
    name: "a comment",
    more: annotation("/Subtype/Text/Contents(CANARY)/T(CANARY)/RC(CANARY)"),
    expected: { leftOut: ["comments"] },
  },
  {
    name: "a field with a value",
    abuse: ["AB-071"],
    more: annotation("/Subtype/Widget/FT/Tx/T(CANARY)/V(CANARY)/AP<</N 6 0 R>>", {
      catalog: "/AcroForm<</Fields[5 0 R]>>",
      extra: [
        streamObject(
          Buffer.from("BT /F1 12 Tf 2 10 Td (VALUE) Tj ET"),
          1,
          `/Type/XObject/Subtype/Form/BBox[0 0 100 50]${withFont}`,
        ),
      ],
    }),
    expected: { kept: ["VALUE"], leftOut: ["form-fields"] },
  },
  {
    name: "a comment that is hidden",
    more: annotation("/Subtype/Stamp/F 2/AP<</N 6 0 R>>", { extra: [formOf(saying("CANARY"))] }),
    expected: { leftOut: ["comments"] },
  },
  {
    name: "a look for a pressed button",
    more: annotation("/Subtype/Stamp/AP<</N 6 0 R/D 7 0 R>>", {
      extra: [formOf(saying("LOOK", 9, 9)), formOf(saying("CANARY"))],
    }),
    expected: { kept: ["LOOK"], leftOut: ["comments"] },
  },
  {
    name: "metadata of the document",
    more: {
      catalog: "/Metadata 5 0 R",
      extra: [streamObject(Buffer.from("CANARY"), 1, "/Type/Metadata/Subtype/XML")],
    },
    expected: { leftOut: ["metadata"] },
  },
  {
    name: "metadata of the page",
    more: {
      page: "/Metadata 5 0 R",
      extra: [streamObject(Buffer.from("CANARY"), 1, "/Type/Metadata/Subtype/XML")],
    },
    expected: { leftOut: ["metadata"] },
  },
  {
    name: "private data of a program",
    more: { page: "/PieceInfo<</X<</Private(CANARY)>>>>/LastModified(CANARY)" },
    expected: { leftOut: ["metadata"] },
  },
  {
    name: "a thumbnail",
    more: { page: "/Thumb 5 0 R", extra: [streamObject(Buffer.from("CANARY"), 1)] },
    expected: { leftOut: ["thumbnails"] },
  },
  {
    name: "bookmarks",
    abuse: ["AB-081"],
    more: { catalog: "/Outlines<</First<</Title(CANARY)>>>>" },
    expected: { leftOut: ["outline"] },
  },
  {
    name: "named places",
    abuse: ["AB-081"],
    more: { catalog: "/Names<</Dests<</Names[(CANARY) [3 0 R/Fit]]>>>>" },
    expected: { leftOut: ["outline"] },
  },
  {
    name: "structure with substitute text",
    abuse: ["AB-081"],
    more: {
      catalog: "/StructTreeRoot<</Type/StructTreeRoot/K<</S/P/ActualText(CANARY)/Alt(CANARY)/E(CANARY)>>>>",
      page: "/StructParents 0",
    },
    expected: { leftOut: ["structure"] },
  },
  {
    name: "substitute text in the page",
    abuse: ["AB-081"],
    content: `/Span<</ActualText(CANARY)>>BDC ${shown} EMC /P<</Alt(CANARY)>>DP`,
  },
  { name: "page labels", more: { catalog: "/PageLabels<</Nums[0<</P(CANARY)>>]>>" } },
  { name: "articles", more: { page: "/B[<</Type/Bead/T<</I<</Title(CANARY)>>>>>>]" } },
  {
    name: "invisible text",
    abuse: ["AB-080"],
    content: `${shown} BT 3 Tr /F1 12 Tf 72 500 Td (CANARY) Tj ET`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "invisible text that others follow",
    abuse: ["AB-080"],
    content: `${shown} BT /F1 12 Tf 72 500 Td 3 Tr (CANARY) Tj 0 Tr (seen) Tj ET`,
    expected: { leftOut: ["pages-as-pictures"], kept: [] },
  },
  {
    name: "white text",
    abuse: ["AB-080"],
    content: `${shown} ${saying("CANARY", 72, 500, "1 1 1 rg")}`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "black text on black",
    abuse: ["AB-080"],
    content: `${shown} 0 g 60 490 200 30 re f ${saying("CANARY", 72, 500)}`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text beneath a black box",
    abuse: ["AB-077", "AB-080"],
    content: `${shown} ${saying("CANARY", 72, 500)} 0 g 60 490 200 30 re f`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text beneath a picture",
    abuse: ["AB-080"],
    content: `${saying("CANARY")} q 612 0 0 792 0 0 cm /S Do Q ${shown}`,
    more: { page: xobjects("/S 5 0 R"), extra: [scan] },
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text of a tenth of a point",
    abuse: ["AB-080"],
    content: `${shown} BT /F1 0.1 Tf 72 500 Td (CANARY) Tj ET`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text without opacity",
    abuse: ["AB-080"],
    content: `${shown} q /G gs ${saying("CANARY", 72, 500)} Q`,
    more: { page: `/Resources<</Font<</F1 ${helvetica}>>/ExtGState<</G<</ca 0/CA 0>>>>>>` },
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text that is clipped away",
    abuse: ["AB-080"],
    content: `${shown} q 0 0 9 9 re W n ${saying("CANARY", 72, 500)} Q`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text off the page",
    abuse: ["AB-080"],
    content: `${shown} ${saying("CANARY", 72, 5000)}`,
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "text outside the crop box",
    abuse: ["AB-080"],
    content: `${saying("SHOWN", 200, 400)} ${saying("CANARY", 72, 760)}`,
    more: { page: "/CropBox[100 100 500 700]" },
    expected: { leftOut: ["hidden-text"] },
  },
  {
    name: "a picture off the page",
    content: `${shown} q 100 0 0 100 900 900 cm /S Do Q`,
    more: {
      page: xobjects("/S 5 0 R"),
      extra: [
        streamObject(
          Buffer.from("CANARY".padEnd(100)),
          1,
          "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceGray",
        ),
      ],
    },
    expected: { leftOut: ["hidden-drawing"] },
  },
  {
    name: "a drawing that is never drawn",
    more: { page: xobjects("/S 5 0 R"), extra: [formOf(saying("CANARY"))] },
  },
  {
    name: "a layer that is off",
    abuse: ["AB-073"],
    content: `${shown} /OC/L BDC ${saying("CANARY", 72, 500)} EMC`,
    more: layer("/OFF[5 0 R]"),
    expected: { leftOut: ["layers", "hidden-text"] },
  },
  {
    name: "layers that are off from the beginning",
    abuse: ["AB-073"],
    content: `${shown} /OC/L BDC ${saying("CANARY", 72, 500)} EMC`,
    more: layer("/BaseState/OFF"),
    expected: { leftOut: ["layers", "hidden-text"] },
  },
  {
    name: "a layer that is on",
    abuse: ["AB-073"],
    content: `/OC/L BDC ${shown} EMC`,
    more: layer("/ON[5 0 R]"),
    expected: { leftOut: ["layers"] },
  },
  {
    name: "a drawing in a layer that is off",
    abuse: ["AB-073"],
    content: `${shown} /S Do`,
    more: {
      catalog: "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>",
      page: xobjects("/S 5 0 R"),
      extra: [formOf(saying("CANARY"), "/OC 6 0 R"), "<</Type/OCG/Name(CANARY)>>"],
    },
    expected: { leftOut: ["layers", "hidden-drawing"] },
  },
  {
    name: "a combination of layers",
    abuse: ["AB-073"],
    content: `${shown} /OC/L BDC ${saying("CANARY", 72, 500)} EMC`,
    more: {
      catalog: "/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>",
      page: `/Resources<</Font<</F1 ${helvetica}>>/Properties<</L<</Type/OCMD/OCGs[5 0 R]/P/AllOn>>>>>>`,
      extra: ["<</Type/OCG/Name(CANARY)>>"],
    },
    expected: { leftOut: ["layers", "hidden-text"] },
  },
  { name: "a comment in the content", content: `% CANARY\n${shown} % CANARY` },
  { name: "operands that no operator takes", content: `(CANARY) 0 g ${shown} (CANARY) unknown` },
  {
    name: "strings within a list of numbers",
    content: `${shown} BT /F1 12 Tf 72 600 Td [(SEEN) /CANARY -20] TJ ET`,
    expected: { kept: ["SEEN"] },
  },
  { name: "keys that no rule names", more: { page: "/CANARY(CANARY)", catalog: "/CANARY(CANARY)" } },
  {
    name: "other keys of a drawing",
    content: `${shown} /S Do`,
    more: {
      page: xobjects("/S 5 0 R"),
      extra: [
        formOf(
          "0 0 9 9 re f",
          "/Metadata 6 0 R/PieceInfo<</X(CANARY)>>/LastModified(CANARY)/Ref<</F(CANARY)>>/OPI<</X(CANARY)>>",
        ),
        streamObject(Buffer.from("CANARY"), 1),
      ],
    },
  },
  {
    name: "an alternate picture",
    content: `${shown} q 9 0 0 9 9 9 cm /S Do Q`,
    more: {
      page: xobjects("/S 5 0 R"),
      extra: [
        Buffer.from(
          scan.toString("latin1").replace("/Type/XObject", "/Alternates[<</Image 6 0 R>>]/Type/XObject"),
          "latin1",
        ),
        streamObject(Buffer.from("CANARY"), 1, "/Type/XObject/Subtype/Image"),
      ],
    },
  },
  {
    name: "objects that nothing refers to",
    abuse: ["AB-079"],
    more: { extra: [streamObject(Buffer.from("CANARY"), 1), "(CANARY)"] },
  },
];

export const hidden: readonly TortureCase[] = rows.map(
  ({ name, abuse, content = shown, more = {}, expected = {} }) => ({
    id: `hidden/${name}`,
    ...(abuse ? { abuse } : {}),
    pages: 1,
    bytes: () => drawing(content, more),
    expected: delivered({ gone: ["CANARY"], kept: ["SHOWN"], ...expected }),
  }),
);

import { onePage, streamObject } from "../support/pdf-files.ts";
import { delivered, drawing, helvetica, saying, setAside, withFont } from "./case.ts";
import type { Delivered, Refused, TortureCase } from "./case.ts";

// What pages draw with: every operator and every kind of resource, whole, odd and broken. What is shown stays.

const shown = saying("SHOWN");
const resources = (more: string) => `/Resources<</Font<</F1 ${helvetica}>>${more}>>`;
const stream = (content: string | Buffer, more: string, times = 1) =>
  streamObject(Buffer.from(content as string, "latin1"), times, more);
const image = (more: string, bytes: Buffer = Buffer.alloc(100, 120), times = 1) =>
  streamObject(bytes, times, `/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8${more}`);
const placed = `${shown} q 100 0 0 100 200 300 cm /S Do Q`;
const withImage = (...extra: readonly (string | Buffer)[]) => ({
  page: resources("/XObject<</S 5 0 R>>"),
  extra,
});
const form = (content: string, more = withFont) =>
  stream(content, `/Type/XObject/Subtype/Form/BBox[0 0 300 300]${more}`);

/** Bytes as an encoder writes them. */
const hex = (content: string) => `${Buffer.from(content).toString("hex")}>`;
function ascii85(content: string): string {
  const bytes = Buffer.from(content);
  let out = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const part = bytes.subarray(at, at + 4);
    let value = Buffer.concat([part, Buffer.alloc(4 - part.length)]).readUInt32BE();
    const letters = Array.from({ length: 5 }, () => {
      const letter = String.fromCharCode(33 + (value % 85));
      value = Math.floor(value / 85);
      return letter;
    }).reverse();
    out += letters.slice(0, part.length + 1).join("");
  }
  return `${out}~>`;
}
function runLength(content: string): Buffer {
  const parts: Buffer[] = [];
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += 128) {
    const part = bytes.subarray(at, at + 128);
    parts.push(Buffer.from([part.length - 1]), part);
  }
  return Buffer.concat([...parts, Buffer.from([128])]);
}
const packedAs = (bytes: string | Buffer, filter: string) => () =>
  replaced(Buffer.from(bytes as string, "latin1"), filter);
/** A page whose content is packed in this way. */
const replaced = (bytes: Buffer, filter: string): Buffer =>
  onePage(streamObject(bytes, 0, `/Filter${filter}`), { page: withFont });
/** A JPEG of one grey dot, with what a camera says of it before its picture. */
const jpeg = Buffer.from(
  "ffd8ffe1000a43414e4152590000ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbd28a28a2803fffd9",
  "hex",
);

type Row = readonly [
  name: string,
  bytes: () => Buffer,
  expected?: Delivered | Refused,
  abuse?: readonly string[],
];
const ok = delivered({ kept: ["SHOWN"] });
const rows: readonly Row[] = [
  [
    "paths of every kind",
    () =>
      drawing(
        `${shown} 2 w 1 J 1 j 4 M [3 1] 0 d 50 50 m 100 100 l 150 50 200 80 210 90 c 220 90 230 95 v 240 90 250 95 y h B 300 300 50 50 re f* 10 10 m 20 20 l s 30 30 9 9 re b n`,
      ),
  ],
  [
    "colours of every kind",
    () =>
      drawing(
        `0.2 g ${shown} 1 0 0 rg 9 9 9 9 re f 0 1 0 RG 1 0 0 0 k 20 9 9 9 re B /DeviceRGB cs 0 0 1 sc 40 9 9 9 re f 0 0 0 1 K 0.5 G /Perceptual ri 1 i`,
      ),
  ],
  [
    "text of every kind",
    () =>
      drawing(
        `BT 0 g /F1 12 Tf 14 TL 1 Tc 2 Tw 90 Tz 3 Ts 1 0 0 1 72 700 Tm (SHOWN) Tj T* [(a) -200 (b)] TJ (next) ' 1 2 (more) " 0 -20 TD (end) Tj 1 Tr (outline) Tj ET`,
      ),
  ],
  [
    "text as a clip",
    () => drawing(`${shown} q BT 7 Tr /F1 80 Tf 72 300 Td (CLIP) Tj ET 0 0 1 rg 0 300 300 40 re f Q`),
  ],
  [
    "strings with every escape",
    () => drawing(`${shown} BT /F1 12 Tf 72 600 Td (a\\)b\\\\c\\n(d)\\101) Tj <48 65 6C6> Tj ET`),
  ],
  ["states left open", () => drawing(`q q 1 0 0 1 5 5 cm ${shown} q`)],
  ["states closed too often", () => drawing(`Q Q ${shown} Q`)],
  ["text left open", () => drawing("BT 0 g /F1 12 Tf 72 700 Td (SHOWN) Tj")],
  [
    "text within text",
    () => drawing("BT BT 0 g /F1 12 Tf 72 700 Td (SHOWN) Tj ET ET"),
    delivered({ kept: ["SHOWN"] }),
  ],
  ["operators that nobody knows", () => drawing(`BX 1 2 nobody EX ${shown} 5 frobnicate`)],
  [
    "too few operands",
    () => drawing(`1 0 0 rg 9 re f 1 cm ${shown}`),
    delivered({ kept: ["SHOWN"], look: "another" }),
  ],
  ["numbers that are none", () => drawing(`--5 w +.5 w 1.2.3 w ${shown}`)],
  [
    "a picture within the page",
    () => drawing(`${shown} q 50 0 0 50 100 100 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x10\x80\xc0\xff EI Q`),
  ],
  [
    "a picture within the page that says more",
    () =>
      drawing(
        `${shown} q 50 0 0 50 100 100 cm BI /W 2 /H 2 /BPC 8 /CS /G /Secret /CANARY ID \x10\x80\xc0\xff EI Q`,
      ),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"] }),
  ],
  [
    "a picture within the page without an end",
    () => drawing(`${shown} BI /W 2 /H 2 /BPC 8 /CS /G ID abc`),
    delivered({ leftOut: ["pages-as-pictures"] }),
  ],
  [
    "a string without an end",
    () => drawing(`${shown} (never ends`),
    delivered({ leftOut: ["pages-as-pictures"] }),
  ],
  [
    "a list that nests without end",
    () => drawing(`${shown} ${"[".repeat(500)}`),
    setAside("over-budget", "unreadable"),
    ["AB-065"],
  ],
  ["a picture in grey", () => drawing(placed, withImage(image("/ColorSpace/DeviceGray")))],
  [
    "a picture in calibrated colours",
    () =>
      drawing(
        placed,
        withImage(
          image("/ColorSpace[/CalRGB<</WhitePoint[0.95 1 1.09]/Gamma[2.2 2.2 2.2]>>]", Buffer.alloc(300, 90)),
        ),
      ),
  ],
  [
    "a picture in indexed colours",
    () =>
      drawing(
        placed,
        withImage(image("/ColorSpace[/Indexed/DeviceRGB 1 <FF000000FF00>]", Buffer.alloc(100, 1))),
      ),
  ],
  [
    "a picture in a spot colour",
    () =>
      drawing(
        placed,
        withImage(
          image(
            "/ColorSpace[/Separation/Spot/DeviceRGB<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[1 0 0]/N 1>>]",
          ),
        ),
      ),
  ],
  [
    "a picture in a profile",
    () =>
      drawing(
        placed,
        withImage(
          image("/ColorSpace[/ICCBased 6 0 R]", Buffer.alloc(300, 90)),
          stream("no profile", "/N 3/Alternate/DeviceRGB"),
        ),
      ),
  ],
  [
    "a picture with a soft mask",
    () =>
      drawing(
        placed,
        withImage(
          image("/ColorSpace/DeviceGray/SMask 6 0 R"),
          image("/ColorSpace/DeviceGray", Buffer.alloc(100, 128)),
        ),
      ),
  ],
  [
    "a picture with a mask of colours",
    () => drawing(placed, withImage(image("/ColorSpace/DeviceGray/Mask[0 10]"))),
  ],
  [
    "a stencil",
    () =>
      drawing(
        `1 0 0 rg ${placed}`,
        withImage(
          streamObject(
            Buffer.alloc(20, 0xaa),
            1,
            "/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 1/ImageMask true",
          ),
        ),
      ),
  ],
  [
    "a picture packed with a predictor",
    () =>
      drawing(
        placed,
        withImage(
          image(
            "/ColorSpace/DeviceGray/DecodeParms<</Predictor 15/Columns 10>>",
            Buffer.concat(Array.from({ length: 10 }, () => Buffer.from([0, ...Buffer.alloc(10, 99)]))),
          ),
        ),
      ),
  ],
  [
    "a photograph that says where it was taken",
    () =>
      drawing(
        placed,
        withImage(
          streamObject(
            jpeg,
            0,
            "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode",
          ),
        ),
      ),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"] }),
  ],
  ["a drawing", () => drawing(`${shown} /S Do`, withImage(form("1 0 0 rg 9 9 50 50 re f"))), ok],
  [
    "a drawing with the fonts of its page",
    () => drawing("/S Do", withImage(form(saying("SHOWN", 20, 200), ""))),
    ok,
  ],
  [
    "a drawing within a drawing",
    () =>
      drawing(
        `${shown} /S Do`,
        withImage(form("/T Do", "/Resources<</XObject<</T 6 0 R>>>>"), form("0 0 1 rg 9 9 50 50 re f")),
      ),
  ],
  [
    "a drawing that draws itself",
    () =>
      drawing(
        `${shown} /S Do`,
        withImage(form("9 9 50 50 re f /S Do", "/Resources<</XObject<</S 5 0 R>>>>")),
      ),
    ok,
    ["AB-064"],
  ],
  [
    "two drawings that draw each other",
    () =>
      drawing(
        `${shown} /S Do`,
        withImage(
          form("/T Do", "/Resources<</XObject<</T 6 0 R>>>>"),
          form("/S Do", "/Resources<</XObject<</S 5 0 R>>>>"),
        ),
      ),
    ok,
    ["AB-064"],
  ],
  [
    "a drawing twice, once off the page",
    () => drawing("q 1 0 0 1 5000 5000 cm /S Do Q /S Do", withImage(form(saying("SHOWN", 20, 200)))),
    ok,
  ],
  [
    "a group with transparency",
    () =>
      drawing(`${shown} /S Do`, {
        page: `${resources("/XObject<</S 5 0 R>>/ExtGState<</G<</ca 0.5/BM/Multiply>>>>")}/Group<</S/Transparency/CS/DeviceRGB/I true>>`,
        extra: [
          form(
            "/G gs 1 0 0 rg 9 9 90 90 re f",
            "/Group<</S/Transparency>>/Resources<</ExtGState<</G<</ca 0.5>>>>>>",
          ),
        ],
      }),
  ],
  [
    "a soft mask of a drawing",
    () =>
      drawing(`${shown} q /G gs 1 0 0 rg 0 0 300 300 re f Q`, {
        page: resources("/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>"),
        extra: [form("1 g 0 0 100 100 re f", "/Group<</S/Transparency/CS/DeviceGray>>")],
      }),
  ],
  [
    "a tile",
    () =>
      drawing(`${shown} /Pattern cs /P scn 100 100 200 200 re f`, {
        page: resources("/Pattern<</P 5 0 R>>"),
        extra: [
          stream(
            "1 0 0 rg 0 0 5 5 re f",
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<<>>",
          ),
        ],
      }),
  ],
  [
    "a tile that fills itself",
    () =>
      drawing(`${shown} /Pattern cs /P scn 100 100 200 200 re f`, {
        page: resources("/Pattern<</P 5 0 R>>"),
        extra: [
          stream(
            "/Pattern cs /P scn 0 0 5 5 re f",
            "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10/Resources<</Pattern<</P 5 0 R>>>>",
          ),
        ],
      }),
    ok,
    ["AB-064"],
  ],
  [
    "a shading",
    () =>
      drawing(`${shown} q 100 100 200 200 re W n /H sh Q`, {
        page: resources(
          "/Shading<</H<</ShadingType 2/ColorSpace/DeviceRGB/Coords[100 0 300 0]/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 1>>>>>>",
        ),
      }),
  ],
  [
    "a shading of joined functions",
    () =>
      drawing(`${shown} q 100 100 200 200 re W n /H sh Q`, {
        page: resources(
          "/Shading<</H<</ShadingType 3/ColorSpace/DeviceGray/Coords[200 200 0 200 200 90]/Function<</FunctionType 3/Domain[0 1]/Bounds[0.5]/Encode[0 1 0 1]/Functions[<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>><</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]>>>>>>",
        ),
      }),
  ],
  [
    "a function that is made of itself",
    () =>
      drawing(`${shown} /H sh`, {
        page: resources(
          "/Shading<</H<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]/Function 5 0 R>>>>",
        ),
        extra: ["<</FunctionType 3/Domain[0 1]/Bounds[]/Encode[0 1]/Functions[5 0 R]>>"],
      }),
    delivered({ kept: ["SHOWN"], look: "another" }),
    ["AB-064"],
  ],
  [
    "a font of drawings",
    () =>
      drawing(`${shown} BT /T 20 Tf 72 500 Td (aa) Tj ET`, {
        page: `/Resources<</Font<</F1 ${helvetica}/T 5 0 R>>>>`,
        extra: [
          "<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</a 6 0 R>>/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1000]/Resources<<>>>>",
          stream("1000 0 0 0 750 750 d1 0 0 750 750 re f", ""),
        ],
      }),
  ],
  [
    "a font with letters of its own",
    () =>
      drawing(`${shown} BT /T 20 Tf 72 500 Td (aa) Tj ET`, {
        page: `/Resources<</Font<</F1 ${helvetica}/T<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/FirstChar 97/LastChar 97/Widths[600]/FontDescriptor<</Type/FontDescriptor/FontName/Times-Roman/Flags 32/FontFamily(Times)/Lang/CANARY>>>>>>>>`,
      }),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"] }),
  ],
  ["content in hexadecimal digits", packedAs(hex(shown), "/ASCIIHexDecode")],
  ["content in base 85", packedAs(ascii85(shown), "/ASCII85Decode")],
  ["content in runs", packedAs(runLength(shown), "/RunLengthDecode")],
  ["content that is packed twice", () => replaced(streamBytes(2), "[/FlateDecode/FlateDecode]")],
  [
    "content that goes on behind its end",
    () => replaced(Buffer.concat([streamBytes(1), Buffer.from("CANARY behind")]), "/FlateDecode"),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"] }),
  ],
  ["content whose packing is broken off", () => replaced(streamBytes(1).subarray(0, -5), "/FlateDecode")],
];

function streamBytes(times: number): Buffer {
  const object = streamObject(Buffer.from(shown), times);
  return object.subarray(object.indexOf("stream\n") + 7, object.lastIndexOf("\nendstream"));
}

export const content: readonly TortureCase[] = rows.map(([name, bytes, expected = ok, abuse]) => ({
  id: `content/${name}`,
  ...(abuse ? { abuse } : {}),
  pages: 1,
  bytes,
  expected,
}));

import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { handMadePdf, onePage, streamObject } from "../support/pdf-files.ts";
import { delivered, drawing, helvetica, saying, setAside, withFont } from "./case.ts";
import type { Delivered, Refused, TortureCase } from "./case.ts";

// Files that mean harm: they unpack without end, loop, nest, lie about their size, or are locked.

const shown = saying("SHOWN");
const megabyte = 1024 * 1024;
/** So many megabytes of white space, deflated: a thousandth of it. */
const bomb = (megabytes: number): Buffer => deflateSync(Buffer.alloc(megabytes * megabyte, 32));

const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");
const md5 = (...parts: readonly Uint8Array[]) => createHash("md5").update(Buffer.concat(parts)).digest();
function rc4(key: Uint8Array, data: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  let other = 0;
  const swap = (one: number, two: number) => {
    const kept = state[one] ?? 0;
    state[one] = state[two] ?? 0;
    state[two] = kept;
  };
  for (let at = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [one, two] = [0, 0];
  return Buffer.from(
    Uint8Array.from(data, (byte) => {
      one = (one + 1) & 255;
      two = (two + (state[one] ?? 0)) & 255;
      swap(one, two);
      return byte ^ (state[((state[one] ?? 0) + (state[two] ?? 0)) & 255] ?? 0);
    }),
  );
}

/** A page that is locked by the standard handler, version 1 (ISO 32000-1, 7.6.3). */
function locked(password: string): Buffer {
  const padded = (word: string) => Buffer.concat([Buffer.from(word), padding]).subarray(0, 32);
  const id = Buffer.alloc(16, 7);
  const owner = rc4(md5(padded("owner")).subarray(0, 5), padded(password));
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(padded(password), owner, permissions, id).subarray(0, 5);
  const user = rc4(key, padding);
  const ofObject = md5(key, Buffer.from([4, 0, 0, 0, 0])).subarray(0, 10);
  const encrypted = rc4(ofObject, Buffer.from(shown));
  return handMadePdf(
    [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R${withFont}>>`,
      streamObject(encrypted),
      `<</Filter/Standard/V 1/R 2/P -4/O<${owner.toString("hex")}>/U<${user.toString("hex")}>>>`,
    ],
    `/Encrypt 5 0 R/ID[<${id.toString("hex")}><${id.toString("hex")}>]`,
  );
}

const image = (more: string, bytes: Buffer = Buffer.from("x")) => ({
  page: `/Resources<</Font<</F1 ${helvetica}>>/XObject<</S 5 0 R>>>>`,
  extra: [
    streamObject(bytes, 0, `/Type/XObject/Subtype/Image/BitsPerComponent 8/ColorSpace/DeviceGray${more}`),
  ],
});
const withPicture = (more: string, bytes?: Buffer) =>
  drawing(`${shown} q 99 0 0 99 9 9 cm /S Do Q`, image(more, bytes));
function manyPages(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, at) => `${at + 3} 0 R`).join(" ");
  const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
  return handMadePdf([
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
    ...Array.from({ length: count }, () => page),
  ]);
}

type Row = readonly [name: string, abuse: string, bytes: () => Buffer, expected: Delivered | Refused];
const rows: readonly Row[] = [
  [
    "content that inflates to 300 megabytes",
    "AB-061",
    () => onePage(streamObject(bomb(300), 0, "/Filter/FlateDecode")),
    setAside("over-budget", "too-much-memory"),
  ],
  [
    "content that is deflated twice",
    "AB-061",
    () => onePage(streamObject(deflateSync(bomb(300)), 0, "/Filter[/FlateDecode/FlateDecode]")),
    setAside("over-budget", "too-much-memory"),
  ],
  [
    "packed objects that inflate without end",
    "AB-061",
    () =>
      onePage(streamObject(Buffer.from(shown)), {
        extra: [streamObject(bomb(100), 0, "/Type/ObjStm/N 1/First 4/Filter/FlateDecode")],
      }),
    setAside("over-budget"),
  ],
  [
    "a form that hides its filter",
    "AB-061",
    () => onePage(streamObject(bomb(100), 0, "/Filter 5 0 R"), { extra: ["/FlateDecode"] }),
    setAside("over-budget", "too-much-memory", "unreadable"),
  ],
  ["20,000 pages", "AB-062", () => manyPages(20_000), setAside("too-many-pages")],
  [
    "nesting of 200,000",
    "AB-065",
    () =>
      onePage(streamObject(Buffer.from(shown)), { extra: [`${"[".repeat(200_000)}${"]".repeat(200_000)}`] }),
    setAside("over-budget"),
  ],
  [
    "dictionaries of 1,000 deep",
    "AB-065",
    () =>
      onePage(streamObject(Buffer.from(shown)), { extra: [`${"<</A".repeat(1000)} 1${">>".repeat(1000)}`] }),
    setAside("over-budget"),
  ],
  [
    "a page of 14 million points",
    "AB-066",
    () => drawing(shown, { page: "/MediaBox[0 0 14400000 14400000]" }),
    setAside("over-budget"),
  ],
  [
    "a page of 14,400 points in a unit of ten",
    "AB-066",
    () => drawing(shown, { page: "/MediaBox[0 0 14400 14400]/UserUnit 10" }),
    setAside("over-budget"),
  ],
  [
    "a picture of four billion dots",
    "AB-066",
    () => withPicture("/Width 65535/Height 65535"),
    setAside("over-budget"),
  ],
  [
    "a photograph that says so of itself",
    "AB-066",
    () =>
      withPicture(
        "/Width 9/Height 9/Filter/DCTDecode",
        Buffer.from("ffd8ffc0000b08ffffffff0101110 0ffd9".replaceAll(" ", ""), "hex"),
      ),
    setAside("over-budget"),
  ],
  [
    "a wavelet that says so of itself",
    "AB-066",
    () =>
      withPicture(
        "/Width 9/Height 9/Filter/JPXDecode",
        Buffer.from("ff4fff5100290000000fffff000fffff", "hex"),
      ),
    setAside("over-budget"),
  ],
  [
    "a fax that says so of itself",
    "AB-066",
    () =>
      withPicture(
        "/Width 9/Height 9/Filter/JBIG2Decode",
        Buffer.from("0000000030000100000013000fffff000fffff", "hex"),
      ),
    setAside("over-budget"),
  ],
  ["a lock without a password", "AB-072", () => locked(""), delivered({ kept: ["SHOWN"] })],
  ["a lock with a password", "AB-072", () => locked("secret"), setAside("encrypted")],
  [
    "a handler that nobody knows",
    "AB-072",
    () =>
      handMadePdf(
        [
          "<</Type/Catalog/Pages 2 0 R>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1>>",
          "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
          "<</Filter/Unknown/V 9>>",
        ],
        "/Encrypt 4 0 R",
      ),
    setAside("encrypted"),
  ],
  [
    "a stream in another file",
    "AB-075",
    () =>
      drawing(`${shown} /S Do`, {
        page: `/Resources<</Font<</F1 ${helvetica}>>/XObject<</S 5 0 R>>>>`,
        extra: [
          streamObject(
            Buffer.from("0 0 9 9 re f"),
            0,
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/F(http://CANARY.example)/FFilter/FlateDecode",
          ),
        ],
      }),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"], leftOut: ["active-content"], look: "another" }),
  ],
  [
    "proxies of another server",
    "AB-075",
    () =>
      drawing(`${shown} /S Do`, {
        page: `/Resources<</Font<</F1 ${helvetica}>>/XObject<</S 5 0 R>>>>`,
        extra: [
          streamObject(
            Buffer.from("0 0 9 9 re f"),
            0,
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/OPI<</2.0<</F(http://CANARY.example)>>>>",
          ),
        ],
      }),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"] }),
  ],
  [
    "the signature that scanners are tested with",
    "AB-076",
    () => Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("")),
    setAside("test-virus"),
  ],
];

export const hostile: readonly TortureCase[] = rows.map(([name, abuse, bytes, expected]) => ({
  id: `hostile/${name}`,
  abuse: [abuse],
  pages: 1,
  bytes,
  expected,
}));

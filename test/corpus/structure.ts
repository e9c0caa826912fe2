import { deflateSync } from "node:zlib";
import { handMadePdf, streamObject } from "../support/pdf-files.ts";
import { delivered, drawing, saying, setAside, withFont } from "./case.ts";
import type { Delivered, Refused, TortureCase } from "./case.ts";

// Files whose frame is broken or unusual: tables, lengths, trees, packed objects, earlier states.

const content = streamObject(Buffer.from(saying("SHOWN")), 1);
const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R${withFont}>>`;
const tree = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const catalog = "<</Type/Catalog/Pages 2 0 R>>";
const plain = () => handMadePdf([catalog, tree, page, content]);
const text = (bytes: Buffer) => bytes.toString("latin1");
const changed = (change: (file: string) => string) => () => Buffer.from(change(text(plain())), "latin1");

/** With a table of objects and an end that are right. */
function tabled(objects: readonly (string | Buffer)[], trailer = ""): Buffer {
  const parts = [Buffer.from("%PDF-1.4\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [at, body] of objects.entries()) {
    const one = Buffer.concat([
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from("\nendobj\n"),
    ]);
    offsets.push(length);
    parts.push(one);
    length += one.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<</Root 1 0 R/Size ${objects.length + 1}${trailer}>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** The page and the tree as packed objects, behind a table that is a stream. */
function packed(): Buffer {
  const [one, two] = [tree, page];
  const inside = Buffer.from(`2 0 3 ${one.length + 1} ${one} ${two}`);
  const first = inside.indexOf("<<");
  const objects = streamObject(inside, 1, `/Type/ObjStm/N 2/First ${first}`);
  const head = Buffer.from("%PDF-1.5\n");
  const bodies = [
    [1, Buffer.from(catalog)],
    [4, content],
    [5, objects],
  ] as const;
  const offsets = new Map<number, number>();
  let file = head;
  for (const [number, body] of bodies) {
    offsets.set(number, file.length);
    file = Buffer.concat([file, Buffer.from(`${number} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
  }
  const row = (kind: number, where: number, index: number) => [kind, where >> 8, where & 255, index];
  const at = (number: number) => offsets.get(number) ?? 0;
  const rows = Buffer.from([
    ...row(0, 0, 255),
    ...row(1, at(1), 0),
    ...row(2, 5, 0),
    ...row(2, 5, 1),
    ...row(1, at(4), 0),
    ...row(1, at(5), 0),
    ...row(1, file.length, 0),
  ]);
  const table = streamObject(
    deflateSync(rows),
    0,
    "/Type/XRef/W[1 2 1]/Size 7/Root 1 0 R/Filter/FlateDecode",
  );
  return Buffer.concat([
    file,
    Buffer.from("6 0 obj\n"),
    table,
    Buffer.from(`\nendobj\nstartxref\n${file.length}\n%%EOF\n`),
  ]);
}

/** An earlier state that shows other words, and a later one in its place. */
function revised(before: string, after: string): Buffer {
  const first = tabled([catalog, tree, page, streamObject(Buffer.from(saying(before)), 1)]);
  const later = Buffer.concat([
    Buffer.from("4 0 obj\n"),
    streamObject(Buffer.from(saying(after)), 1),
    Buffer.from("\nendobj\n"),
  ]);
  const previous = /startxref\n(\d+)/.exec(text(first))?.[1] ?? "0";
  const table = first.length + later.length;
  return Buffer.concat([
    first,
    later,
    Buffer.from(
      `xref\n4 1\n${String(first.length).padStart(10, "0")} 00000 n \ntrailer\n<</Root 1 0 R/Size 5/Prev ${previous}>>\nstartxref\n${table}\n%%EOF\n`,
    ),
  ]);
}

type Row = readonly [
  name: string,
  bytes: () => Buffer,
  expected?: Delivered | Refused,
  abuse?: readonly string[],
];
const ok = delivered({ kept: ["SHOWN"] });
const rows: readonly Row[] = [
  ["a table that is right", () => tabled([catalog, tree, page, content])],
  ["no table", plain],
  ["a table that points nowhere", changed((file) => file.replace("startxref\n0", "startxref\n999999"))],
  [
    "a table that leads back into itself",
    () => tabled([catalog, tree, page, content], "/Prev 300"),
    ok,
    ["AB-064"],
  ],
  ["packed objects behind a table that is a stream", packed],
  [
    "an earlier state",
    () => revised("CANARY", "SHOWN"),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"], leftOut: ["earlier-revisions"] }),
    ["AB-074", "AB-079"],
  ],
  [
    "two definitions of one object",
    () =>
      handMadePdf([
        catalog,
        tree,
        page,
        streamObject(Buffer.from(saying("CANARY"))),
        Buffer.concat([Buffer.from("null\nendobj\n4 0 obj\n"), content]),
      ]),
    delivered({ kept: ["SHOWN"], gone: ["CANARY"], look: "another" }),
    ["AB-074"],
  ],
  [
    "bytes behind its end",
    () => Buffer.concat([plain(), Buffer.from("PK something else")]),
    setAside("wrong-type"),
  ],
  [
    "an archive behind it",
    () => Buffer.concat([plain(), Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1")]),
    setAside("wrong-type"),
  ],
  [
    "bytes before its beginning",
    () => Buffer.concat([Buffer.from("junk\n"), plain()]),
    setAside("wrong-type"),
  ],
  ["nothing in it", () => Buffer.alloc(0), setAside("empty-file")],
  ["another type under its name", () => Buffer.from("\x89PNG\r\n\x1a\n"), setAside("wrong-type")],
  [
    "an end that was cut off",
    () => tabled([catalog, tree, page, content]).subarray(0, -8),
    delivered({ kept: ["SHOWN"] }),
  ],
  ["half of it", () => plain().subarray(0, 120), setAside("truncated", "unreadable")],
  [
    "no word at the end of an object",
    changed((file) => file.replace("endobj\n2 0 obj", "\n2 0 obj")),
    delivered({ kept: ["SHOWN"] }),
  ],
  ["a length that is too short", changed((file) => file.replace(/\/Length \d+/, "/Length 3"))],
  ["a length that is too long", changed((file) => file.replace(/\/Length \d+/, "/Length 99999"))],
  ["a length that is missing", changed((file) => file.replace(/\/Length \d+/, ""))],
  [
    "a length told elsewhere",
    () =>
      handMadePdf(
        [
          catalog,
          tree,
          page,
          text(content).replace(/\/Length (\d+)/, "/Length 5 0 R"),
          /\/Length (\d+)/.exec(text(content))?.[1] ?? "0",
        ].map((one) => Buffer.from(one, "latin1")),
      ),
  ],
  ["a count of a billion", changed((file) => file.replace("/Count 1", "/Count 999999999")), ok, ["AB-063"]],
  ["a negative count", changed((file) => file.replace("/Count 1", "/Count -1")), ok, ["AB-063"]],
  ["no count", changed((file) => file.replace("/Count 1", "")), ok, ["AB-063"]],
  [
    "a tree that leads back into itself",
    () => handMadePdf([catalog, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>", page, content]),
    setAside("unreadable", "over-budget", "page-count-differs"),
    ["AB-064"],
  ],
  [
    "a page that is its own parent",
    changed((file) => file.replace("/Parent 2 0 R/MediaBox[0 0 612 792]", "/Parent 3 0 R")),
    setAside("unreadable", "over-budget"),
    ["AB-064"],
  ],
  [
    "a box from the tree above",
    () =>
      handMadePdf([
        catalog,
        `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]${withFont}/Rotate 90>>`,
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>",
        content,
      ]),
  ],
  [
    "names with escapes",
    changed((file) => file.replace("/Contents", "/Con#74ents").replace("/MediaBox", "/Media#42ox")),
  ],
  [
    "comments between everything",
    changed((file) => file.replace("<</Type/Page/", "<<% a comment\n/Type % another\n/Page/")),
    delivered({ kept: ["SHOWN"] }),
  ],
  ["white space of every kind", changed((file) => file.replaceAll("/Parent 2 0 R", "/Parent\t2\r\n0\f R"))],
  [
    "a page in several streams",
    () =>
      handMadePdf([
        catalog,
        tree,
        page.replace("4 0 R", "[4 0 R 5 0 R 6 0 R]"),
        streamObject(Buffer.from("q BT 0 g /F1 12 Tf"), 1),
        streamObject(Buffer.from("72 700 Td (SHOWN)"), 1),
        streamObject(Buffer.from("Tj ET Q"), 1),
      ]),
  ],
  [
    "a page that draws nothing",
    () => handMadePdf([catalog, tree, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"]),
    delivered({ kept: [] }),
  ],
  [
    "a page with an empty list of streams",
    () => handMadePdf([catalog, tree, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[]>>"]),
    delivered({ kept: [] }),
  ],
  [
    "a page whose stream is missing",
    () => handMadePdf([catalog, tree, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 99 0 R>>"]),
    delivered({ kept: [] }),
  ],
  [
    "a page without a box",
    () => handMadePdf([catalog, tree, `<</Type/Page/Parent 2 0 R/Contents 4 0 R${withFont}>>`, content]),
    delivered(),
  ],
  ["a font that is missing", () => drawing(`${saying("SHOWN")} BT /F9 12 Tf 72 500 Td (nothing) Tj ET`)],
  [
    "a font that two pages share",
    () => handMadePdf([catalog, "<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>", page, content, page]),
  ],
];

export const structure: readonly TortureCase[] = rows.map(([name, bytes, expected = ok, abuse]) => ({
  id: `structure/${name}`,
  ...(abuse ? { abuse } : {}),
  pages: name.includes("two pages") ? 2 : 1,
  bytes,
  expected,
}));

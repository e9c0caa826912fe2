import { letterPdf } from "../../../../local/seed/pdf.ts";
import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { pdfBudget } from "../../../../functions/adapters/pdf-bytes.ts";
import { readPdf } from "../../../../functions/adapters/pdf-reading.ts";
import { handMadePdf, onePage, pagesSaying, streamObject } from "../../../support/pdf-files.ts";

const plain = streamObject(Buffer.from("q Q"));
const good = onePage(plain);
const reasonOf = async (bytes: Buffer) => {
  const reading = await readPdf(bytes);
  return reading.ok ? "ok" : reading.reason;
};
const foundIn = async (bytes: Buffer) => {
  const reading = await readPdf(bytes);
  return reading.ok ? reading.activeContent : reading.reason;
};

describe("reading a PDF", { timeout: 60_000 }, () => {
  it("takes a letter set in a standard font, whose dictionary says /Subtype /Type1", async () => {
    const letter = await letterPdf(
      { heading: "Letter", lines: ["to whom it may concern"], paragraphs: [{ title: "", words: "Words." }] },
      new Date("2026-12-01T00:00:00Z"),
    );
    expect(await readPdf(Buffer.from(letter))).toEqual({ ok: true, pages: 1, activeContent: [] });
  });

  const once = deflateSync(Buffer.alloc(pdfBudget.inflatedBytes + 1024 * 1024), { level: 1 });

  it("counts the pages of an ordinary one, with and without object streams", async () => {
    expect(await readPdf(good)).toEqual({ ok: true, pages: 1, activeContent: [] });
    expect(await readPdf(await pagesSaying(["one", "two", "three"]))).toEqual({
      ok: true,
      pages: 3,
      activeContent: [],
    });
  });

  it("tells an empty file from one of another type", async () => {
    expect(await reasonOf(Buffer.alloc(0))).toBe("empty-file");
    expect(await reasonOf(Buffer.from("<html><script>1</script></html>"))).toBe("wrong-type");
    expect(await reasonOf(readFileSync("package.json"))).toBe("wrong-type");
  });

  it("refuses a header that does not stand at the first byte", async () => {
    expect(await reasonOf(Buffer.concat([Buffer.alloc(900, 32), good]))).toBe("wrong-type");
  });

  it("refuses a file that is a ZIP archive as well, or goes on as something else", async () => {
    const directory = Buffer.concat([Buffer.from([0x50, 0x4b, 5, 6]), Buffer.alloc(18)]);
    expect(await reasonOf(Buffer.concat([good, directory]))).toBe("wrong-type");
    expect(await reasonOf(Buffer.concat([good, Buffer.from("<html>")]))).toBe("wrong-type");
    const inside = Buffer.concat([good.subarray(0, -6), directory]);
    inside.writeUInt16LE(6, inside.length - 2);
    expect(await reasonOf(Buffer.concat([inside, Buffer.from("%%EOF\n")]))).toBe("wrong-type");
  });

  it("knows a file that was cut off", async () => {
    const long = await pagesSaying(Array.from({ length: 40 }, (_, at) => `page ${at}`));
    expect(await reasonOf(long.subarray(0, long.length - 2000))).toBe("truncated");
  });

  it("refuses a locked file, by name or by handler", async () => {
    expect(
      await reasonOf(
        handMadePdf(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"], "/Encrypt 9 0 R"),
      ),
    ).toBe("encrypted");
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: "open sesame", ownerPassword: "another" });
    expect(await reasonOf(Buffer.from(await locked.save()))).toBe("encrypted");
  });

  it("refuses a file that goes on after what its last signature covers", async () => {
    const signed = onePage(plain, { extra: ["<</Type/Sig/ByteRange[0 100 200 0000000000]/Contents<00>>>"] });
    const rest = signed.length - 200;
    const covered = Buffer.from(
      signed.toString("latin1").replace("0000000000", String(rest).padStart(10, "0")),
      "latin1",
    );
    expect(await reasonOf(covered)).toBe("ok");
    const changed = Buffer.concat([
      covered,
      Buffer.from("4 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n"),
    ]);
    expect(await reasonOf(changed)).toBe("changed-after-signing");
    // Some callers let that reason pass: it says that nothing else is amiss.
    const nested = Buffer.from(`9 0 obj\n${"[".repeat(pdfBudget.nesting + 1)}\nendobj\n%%EOF\n`);
    expect(await reasonOf(Buffer.concat([changed, nested]))).toBe("over-budget");
  });

  it("refuses more pages than it reads, whatever /Count says", async () => {
    const kids = Array.from({ length: pdfBudget.pages + 1 }, (_, at) => `${at + 3} 0 R`).join(" ");
    const pages = Array.from(
      { length: pdfBudget.pages + 1 },
      () => "<</Type /Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    );
    const many = (count: number) =>
      handMadePdf([
        "<</Type/Catalog/Pages 2 0 R>>",
        `<</Type/Pages/Kids[${kids}]/Count ${count}>>`,
        ...pages,
      ]);
    expect(await reasonOf(many(1))).toBe("too-many-pages");
    const hidden = await PDFDocument.create();
    for (let at = 0; at <= pdfBudget.pages; at += 1) hidden.addPage([9, 9]);
    expect(await reasonOf(Buffer.from(await hidden.save()))).toBe("too-many-pages");
  });

  it.each([999_999_999, -5])("does not believe a /Count of %i", async (count) => {
    const lying = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      `<</Type/Pages/Kids[3 0 R]/Count ${count}>>`,
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
    ]);
    expect(await readPdf(lying)).toMatchObject({ ok: true, pages: 1 });
  });

  it("refuses a page tree that leads back into itself", async () => {
    const loop = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
    ]);
    expect(await reasonOf(loop)).toBe("unreadable");
  });

  it("refuses two hundred thousand levels of nesting at once", async () => {
    const deep = onePage(plain, { page: `/X ${"[".repeat(200_000)}${"]".repeat(200_000)}` });
    expect(await reasonOf(deep)).toBe("over-budget");
  });

  it("refuses a stream that inflates without end, deflated once or twice", async () => {
    const bomb = (bytes: Buffer, filters: string) => streamObject(bytes, 0, `/Filter[${filters}]`);
    expect(await reasonOf(onePage(bomb(once, "/FlateDecode")))).toBe("over-budget");
    expect(await reasonOf(onePage(bomb(deflateSync(once), "/FlateDecode/FlateDecode")))).toBe("over-budget");
  });

  it("refuses such a stream also when its dictionary hides the filter", async () => {
    const far = `/Filter/FlateDecode/Note(${"x".repeat(3000)})/More(${"x".repeat(3000)})`;
    for (const filter of ["/Filter 9 0 R", far])
      expect(await reasonOf(onePage(streamObject(once, 0, filter)))).toBe("over-budget");
    const twoNames = "/Filter[/Fl#61teDecode/Fl#61teDecode]";
    expect(await reasonOf(onePage(streamObject(deflateSync(once), 0, twoNames)))).toBe("over-budget");
  });

  it.each([
    "/Type/ObjStm/N 1/First 4/Filter/LZWDecode",
    "/Type/ObjStm/N 1/First 4/Filter[/ASCII85Decode/FlateDecode]",
    "/Type/ObjStm/N 1/First 4/Filter 9 0 R",
    "/Type/ObjStm/N 1/First 4/Filter[9 0 R]",
    "/Type/ObjStm/N 1/First 4/Filter[/FlateDecode 9 0 R]",
    "/Type/ObjStm/N 1/First 4/Filter%\n/FlateDecode",
    "/Type/Obj#53tm/N 1/First 4/F#69lter\0 9 0 R",
    "/Type/ObjStm %9 0 obj\n/N 1/First 4/Filter/LZWDecode",
    "/Type/XRef/Size 1/W[1 1 1]/Filter/RunLengthDecode",
    "/Type 9 0 R/N 1/First 4/Filter/LZWDecode",
    "/Type%\n/Page/N 1/First 4",
  ])("refuses objects that are packed in a way it does not count: %s", async (dictionary) => {
    const packed = streamObject(Buffer.from("x"), 0, dictionary);
    expect(await reasonOf(onePage(plain, { extra: [packed] }))).toBe("unreadable");
  });

  it("gives packed objects far less room than pictures, all of them together", async () => {
    const half = deflateSync(Buffer.alloc(pdfBudget.packedBytes / 2 + 1024, 32), { level: 1 });
    const packed = streamObject(half, 0, "/Type/ObjStm/N 0/First 0/Filter/FlateDecode");
    const picture = streamObject(half, 0, "/Filter/FlateDecode");
    expect(await reasonOf(onePage(plain, { extra: [packed, packed] }))).toBe("over-budget");
    expect(await reasonOf(onePage(plain, { extra: [picture, picture, picture] }))).toBe("ok");
  });

  it("refuses a bomb also when the word before its bytes ends in a lone carriage return", async () => {
    const bomb = streamObject(once, 0, "/Filter/FlateDecode");
    const text = Buffer.from(bomb).toString("latin1");
    const lone = Buffer.from(text.replace(/stream\r?\n/, "stream\r"), "latin1");
    expect(await reasonOf(onePage(lone))).toBe("over-budget");
  });

  it("reads a file of escaped parentheses once, not anew from each", async () => {
    const escaped = onePage(plain, { page: `/Note(${"\\(".repeat(1_000_000)}` });
    expect(await reasonOf(escaped)).toBe("unreadable");
  });

  it("does not take brackets within strings and streams for structure", async () => {
    const harmless = onePage(streamObject(Buffer.from("[".repeat(5000))), { page: "/Note(\\([[[[)" });
    expect(await reasonOf(harmless)).toBe("ok");
  });
});

describe("strings of a PDF", { timeout: 60_000 }, () => {
  const withNote = (note: string, content: Buffer = plain) => onePage(content, { page: `/Note ${note}` });

  it("nest: what stands in the outer one is no structure (ISO 32000-1, 7.3.4.2)", async () => {
    expect(await reasonOf(withNote("(see (a) /Encrypt 9 0 R [[[ (b (c)) >>)"))).toBe("ok");
    expect(await reasonOf(withNote(`(${"(".repeat(300)}${"[".repeat(300)}${")".repeat(300)})`))).toBe("ok");
    expect(await reasonOf(withNote("(a\\\\)"))).toBe("ok");
  });

  it("may be long", async () => {
    expect(await reasonOf(withNote(`(${"[".repeat(5000)})`))).toBe("ok");
  });

  const packed = deflateSync(Buffer.alloc(pdfBudget.packedBytes + 1024, 32), { level: 1 });
  const bomb = streamObject(packed, 0, "/Type/ObjStm/N 0/First 0/Filter/FlateDecode");
  it.each([
    ["a string that nests", withNote("(a (b) stream\n)", bomb)],
    ["a long string", withNote(`(${"x".repeat(5000)} stream\n)`, bomb)],
    ["a comment", withNote(" 1 % stream\n", bomb)],
    ["a name", withNote("<</stream\n/X>>", bomb)],
    ["a name with a sign", withNote("<</X-stream\n/X>>", bomb)],
  ])("hide no bomb behind the word for a stream in %s", async (_where, bytes) => {
    expect(await reasonOf(bytes)).toBe("over-budget");
  });

  it.each([
    ["that never ends", "(a (b) "],
    ["that has an object within", "(a\nendobj\n9 0 obj\n<</S/JavaScript>>\nendobj\n)"],
    ["that has the beginning of one within", "(a 9 0 obj <<>>)"],
    ["that has the end of a stream within", "(a endstream)"],
  ])("are refused where two readers part: one %s", async (_what, note) => {
    expect(await reasonOf(withNote(note))).toBe("unreadable");
  });

  it("are refused in hexadecimal when they hold anything else", async () => {
    expect(await reasonOf(withNote("<41 42\n4>"))).toBe("ok");
    expect(await reasonOf(withNote("<41%(>"))).toBe("unreadable");
    expect(await reasonOf(withNote("<41% ( >/More(b) % stream\n", bomb))).toBe("unreadable");
  });

  it("are no strings in a comment, and a comment hides no object", async () => {
    expect(await reasonOf(withNote("1 % an (open one\n"))).toBe("ok");
    expect(await reasonOf(withNote("1 %% Original object ID: 4 0\n"))).toBe("ok");
    expect(await reasonOf(withNote("1 % 9 0 obj <</S/JavaScript>>\n"))).toBe("unreadable");
  });

  it.each([
    ["a million open parentheses", `(${"(".repeat(1_000_000)}`],
    ["a million that close again", `(${"()".repeat(500_000)})`],
    ["a million signs of less", "<a".repeat(500_000)],
    ["a million escapes", `(${"\\\\".repeat(500_000)}`],
    ["a comment of a million numbers", `1 %${"1 ".repeat(500_000)}\n`],
  ])("are read once: %s", async (_what, note) => {
    await reasonOf(withNote(note));
  });
});

describe("active content of a PDF", () => {
  const action = (body: string) => onePage(plain, { extra: [`<</Type/Action${body}>>`] });
  it.each([
    ["javascript", action("/S/JavaScript/JS(app.alert\\(1\\))")],
    ["launch-action", action("/S/Launch/F(calc.exe)")],
    ["submit-form", action("/S/SubmitForm/F(http://x.example)")],
    ["external-link", action("/S/URI/URI(http://x.example)")],
    ["embedded-file", onePage(plain, { catalog: "/Names<</EmbeddedFiles<</Names[]>>>>" })],
    ["xfa-form", onePage(plain, { catalog: "/AcroForm<</Fields[]/XFA(x)>>" })],
    ["rich-media", onePage(plain, { page: "/Annots[<</Subtype/RichMedia>>]" })],
    ["open-action", onePage(plain, { catalog: "/OpenAction<</S/Named/N/Print>>" })],
    ["external-link", action("/S/GoToR/F(other.pdf)/D[0/Fit]")],
    ["external-link", onePage(streamObject(Buffer.alloc(0), 0, "/F(http://x.example/y)"))],
    ["javascript", onePage(plain, { catalog: "/Names<</JavaScript<</Names[]>>>>" })],
  ])("reports %s", async (kind, bytes) => {
    expect(await foundIn(bytes)).toContain(kind);
  });

  it.each([
    ["opens at a page", onePage(plain, { catalog: "/OpenAction[3 0 R/Fit]" })],
    ["opens at a page by an action", onePage(plain, { catalog: "/OpenAction<</S/GoTo/D[3 0 R/Fit]>>" })],
    ["turns its own pages", onePage(plain, { page: "/Annots[<</Subtype/Link/A<</S/Named/N/NextPage>>>>]" })],
    [
      "has an outline",
      onePage(plain, {
        catalog: "/Outlines 5 0 R",
        extra: ["<</First 6 0 R/Last 7 0 R>>", "<</Title(a)/Next 7 0 R/A<</S/GoTo>>>>", "<</Title(b)>>"],
      }),
    ],
    ["calls a font after a key", onePage(plain, { page: "/Resources<</Font<</AA<<>>/JS<<>>>>>>" })],
  ])("reports nothing of a file that %s", async (_what, bytes) => {
    expect(await foundIn(bytes)).toEqual([]);
  });

  it("refuses an object that the engine cannot read and another viewer might", async () => {
    const broken = onePage(plain, { extra: ["<</S/JavaScript/JS(app.alert\\(1\\))/X ^>>"] });
    expect(await reasonOf(broken)).toBe("unreadable");
  });

  it("finds an object that nothing refers to", async () => {
    expect(await foundIn(onePage(plain, { extra: ["[[<</A<</S/JavaScript>>>>]]"] }))).toEqual(["javascript"]);
  });

  it("reports what a later definition of the same object hides, which a viewer with an earlier table shows", async () => {
    const first = onePage(plain, { extra: ["<</S/JavaScript/JS(app.alert\\(1\\))>>"] });
    const update = Buffer.from("5 0 obj\n<</Harmless true>>\nendobj\n");
    const end = Buffer.from("trailer\n<</Root 1 0 R/Size 6/Prev 0>>\nstartxref\n0\n%%EOF\n");
    expect(await foundIn(Buffer.concat([first, update, end]))).toEqual(["javascript"]);
    const twiceInOne = handMadePdf([
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
      "<</S/Launch/F(a.exe)>>\nendobj\n4 0 obj\n<</Harmless true>>",
    ]);
    expect(await foundIn(twiceInOne)).toEqual(["launch-action"]);
  });

  it("refuses an object that nobody can read though a later definition hides it", async () => {
    const first = onePage(plain, { extra: ["<</S/JavaScript /JS (x) ]"] });
    const update = Buffer.from("5 0 obj\n<</Harmless true>>\nendobj\n");
    const end = Buffer.from("trailer\n<</Root 1 0 R/Size 6/Prev 0>>\nstartxref\n0\n%%EOF\n");
    expect(await reasonOf(Buffer.concat([first, update, end]))).toBe("unreadable");
  });
});

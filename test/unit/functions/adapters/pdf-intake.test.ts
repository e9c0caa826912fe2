import { inflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { PdfIntake } from "../../../../functions/adapters/pdf-intake.ts";
import { uploadLimitBytes } from "../../../../workflows/contract/papers.ts";
import { onePage, pagesSaying, streamObject } from "../../../support/pdf-files.ts";

const plain = streamObject(Buffer.from("BT (what the page says) Tj ET"));
const take = (bytes: Buffer) => takePdf(bytes, uploadLimitBytes);
/** The cleaned copy; fails the test when the file was kept as it came, or refused. */
async function cleaned(bytes: Buffer): Promise<Extract<PdfIntake, { kept: "cleaned" }>> {
  const taken = await take(bytes);
  if (!taken.ok || taken.kept !== "cleaned") throw new Error(`it was not cleaned: ${JSON.stringify(taken)}`);
  return taken;
}
/** Everything a file says, its streams unpacked by hand and not by the engine that wrote them. */
function unpacked(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([^]*?)endstream/g)].map(([, packed = ""]) => {
    try {
      return inflateSync(Buffer.from(packed, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return [text, ...streams].join("\n");
}
const action = (body: string) => `<</Type/Action${body}>>`;
const link = (body: string) => `/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<<${body}>>>>]`;
const picture = streamObject(
  Buffer.from("0 0 9 9 re f"),
  0,
  "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Marked(look)",
);

describe("a PDF that holds nothing active", () => {
  it("is kept as it came, byte for byte", async () => {
    expect(await take(onePage(plain))).toEqual({ ok: true, pages: 1, kept: "as-it-came" });
    expect(await take(await pagesSaying(["one", "two"]))).toEqual({ ok: true, pages: 2, kept: "as-it-came" });
  });
});

describe("active content is taken out (AB-067, AB-068, AB-069, AB-070)", { timeout: 30_000 }, () => {
  it.each<readonly [string, string, Buffer, readonly string[]]>([
    [
      "code on opening",
      "javascript",
      onePage(plain, { catalog: `/OpenAction${action("/S/JavaScript/JS(evil\\(1\\))")}` }),
      ["JavaScript", "evil"],
    ],
    [
      "code by name",
      "javascript",
      onePage(plain, {
        catalog: "/Names<</JavaScript<</Names[(a) 5 0 R]>>>>",
        extra: [action("/S/JavaScript/JS 6 0 R"), streamObject(Buffer.from("evil()"), 1)],
      }),
      ["JavaScript", "evil"],
    ],
    [
      "code of a field",
      "javascript",
      onePage(plain, {
        catalog: "/AcroForm<</Fields[5 0 R]>>",
        page: "/Annots[5 0 R]",
        extra: [
          `<</Subtype/Widget/FT/Tx/T(sum)/V(the value)/Rect[0 0 9 9]/AA<</C${action("/S/JavaScript/JS(evil)")}>>>>`,
        ],
      }),
      ["JavaScript", "evil", "/AA"],
    ],
    [
      "code of a page",
      "open-action",
      onePage(plain, { page: `/AA<</O${action("/S/JavaScript/JS(evil)")}>>` }),
      ["evil", "/AA"],
    ],
    [
      "a program",
      "launch-action",
      onePage(plain, { page: link("/S/Launch/F(evil.exe)") }),
      ["evil", "Launch"],
    ],
    [
      "a form sent",
      "submit-form",
      onePage(plain, { page: link("/S/SubmitForm/F(http://evil.example)") }),
      ["evil", "SubmitForm"],
    ],
    [
      "data taken in",
      "submit-form",
      onePage(plain, { page: link("/S/ImportData/F(evil.fdf)") }),
      ["evil", "ImportData"],
    ],
    ["a link", "external-link", onePage(plain, { page: link("/S/URI/URI(http://evil.example)") }), ["evil"]],
    [
      "another file",
      "external-link",
      onePage(plain, { page: link("/S/GoToR/F(evil.pdf)/D[0/Fit]") }),
      ["evil"],
    ],
    [
      "a file inside",
      "external-link",
      onePage(plain, { page: link("/S/GoToE/D[0/Fit]/T<</R/C/N(evil)>>") }),
      ["evil"],
    ],
    [
      "what comes after a harmless action",
      "launch-action",
      onePage(plain, {
        page: link("/S/GoTo/D[3 0 R/Fit]/Next[<</S/GoTo>> 5 0 R]"),
        extra: [action("/S/Launch/F(evil)")],
      }),
      ["evil", "Launch"],
    ],
    [
      "an action without a name of its own",
      "open-action",
      onePage(plain, { page: link("/S/Hide/T(evil)") }),
      ["evil", "Hide"],
    ],
    [
      "an attachment of the document",
      "embedded-file",
      onePage(plain, {
        catalog: "/Names<</EmbeddedFiles<</Names[(a) 5 0 R]>>>>/AF[5 0 R]",
        extra: ["<</Type/Filespec/F(evil.exe)/EF<</F 6 0 R>>>>", streamObject(Buffer.from("evil bytes"), 1)],
      }),
      ["evil bytes", "/EF"],
    ],
    [
      "an attachment of a page",
      "embedded-file",
      onePage(plain, {
        page: "/Annots[<</Subtype/FileAttachment/Rect[0 0 9 9]/Contents(see the file)/FS 5 0 R>>]",
        extra: [
          "<</Type/Filespec/F(evil.exe)/EF<</F 6 0 R>>>>",
          streamObject(Buffer.from("evil bytes"), 1, "/Type/EmbeddedFile"),
        ],
      }),
      ["evil", "FileAttachment"],
    ],
    [
      "a form behind the form",
      "xfa-form",
      onePage(plain, {
        catalog: "/AcroForm<</Fields[]/XFA 5 0 R>>",
        extra: [streamObject(Buffer.from("<evil/>"), 1)],
      }),
      ["evil", "XFA"],
    ],
    [
      "film",
      "rich-media",
      onePage(plain, {
        page: "/Annots[<</Subtype/RichMedia/Rect[0 0 9 9]/AP<</N 5 0 R>>/RichMediaContent<</Assets(evil)>>>>]",
        extra: [picture],
      }),
      ["evil", "RichMedia"],
    ],
    [
      "bytes that lie elsewhere",
      "external-link",
      onePage(streamObject(Buffer.alloc(0), 0, "/F(http://evil.example/content)")),
      ["evil"],
    ],
    [
      "an object that nothing refers to",
      "javascript",
      onePage(plain, { extra: [action("/S/JavaScript/JS(evil)")] }),
      ["JavaScript", "evil"],
    ],
    [
      "what a later revision hides",
      "javascript",
      Buffer.concat([
        onePage(plain, { extra: [action("/S/JavaScript/JS(evil)")] }),
        Buffer.from("5 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF\n"),
      ]),
      ["JavaScript", "evil"],
    ],
  ])("%s (%s)", async (_what, kind, bytes, gone) => {
    const copy = await cleaned(bytes);
    expect(copy.removed).toContain(kind);
    expect(copy).toMatchObject({ pages: 1, signatureTakenOff: false });
    const text = unpacked(copy.bytes);
    for (const word of gone) expect(text).not.toContain(word);
    expect((await PDFDocument.load(copy.bytes)).getPageCount()).toBe(1);
    expect(await take(copy.bytes)).toEqual({ ok: true, pages: 1, kept: "as-it-came" });
  });

  it("leaves what is seen: the page, the look of a film, a field's value, an outline that turns pages", async () => {
    const full = onePage(plain, {
      catalog: "/AcroForm<</Fields[6 0 R]>>/Outlines 7 0 R",
      page: `/Annots[6 0 R<</Subtype/Movie/Rect[0 0 9 9]/AP<</N 5 0 R>>/Movie<</F(evil.mov)>>>>]`,
      extra: [
        picture,
        `<</Subtype/Widget/FT/Tx/T(sum)/V(the value)/Rect[0 0 9 9]/AA<</C${action("/S/JavaScript/JS(evil)")}>>>>`,
        "<</First 8 0 R/Last 8 0 R>>",
        "<</Title(first part)/Parent 7 0 R/A<</S/GoTo/D[3 0 R/Fit]>>>>",
      ],
    });
    const text = unpacked((await cleaned(full)).bytes);
    for (const kept of ["what the page says", "look", "the value", "first part", "GoTo"])
      expect(text).toContain(kept);
    expect(text).not.toContain("evil");
  });

  it("writes the same bytes for the same file", async () => {
    const bytes = onePage(plain, { page: link("/S/URI/URI(http://x.example)") });
    expect((await cleaned(bytes)).bytes.equals((await cleaned(bytes)).bytes)).toBe(true);
  });

  it("says that a signature does not hold for the copy, and takes it off", async () => {
    const unsigned = onePage(plain, {
      catalog: "/AcroForm<</SigFlags 3/Fields[6 0 R]>>/Perms<</DocMDP 5 0 R>>",
      page: "/Annots[6 0 R<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://evil.example)>>>>]",
      extra: [
        "<</Type/Sig/ByteRange[0 100 200 0000000000]/Contents<00>/Name(Clerk)>>",
        "<</Subtype/Widget/FT/Sig/T(sig)/V 5 0 R/Rect[0 0 9 9]/AP<</N 7 0 R>>>>",
        picture,
      ],
    });
    const rest = String(unsigned.length - 200).padStart(10, "0");
    const signed = Buffer.from(unsigned.toString("latin1").replace("0000000000", rest), "latin1");
    const copy = await cleaned(signed);
    expect(copy).toMatchObject({ removed: ["external-link"], signatureTakenOff: true });
    const text = unpacked(copy.bytes);
    for (const gone of ["ByteRange", "DocMDP", "evil"]) expect(text).not.toContain(gone);
    expect(text).toContain("look");
  });

  it("leaves a signed file alone that holds nothing active", async () => {
    const signed = onePage(plain, { extra: ["<</Type/Sig/ByteRange[0 100 200 0000000000]/Contents<00>>>"] });
    const rest = String(signed.length - 200).padStart(10, "0");
    const whole = Buffer.from(signed.toString("latin1").replace("0000000000", rest), "latin1");
    expect(await take(whole)).toEqual({ ok: true, pages: 1, kept: "as-it-came" });
  });
});

describe("a PDF whose pages are only a cover", () => {
  it.each([
    ["a collection of files", "/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[]>>>>"],
    ["a form that one program draws", "/NeedsRendering true/AcroForm<</Fields[]/XFA(x)>>"],
  ])("is refused: %s", async (_what, catalog) => {
    expect(await take(onePage(plain, { catalog }))).toEqual({ ok: false, reason: "content-elsewhere" });
  });
});

describe("a PDF that cannot be cleaned surely", () => {
  it("is refused when the copy is larger than may be kept", async () => {
    const bytes = onePage(plain, { page: link("/S/URI/URI(http://x.example)") });
    expect(await takePdf(bytes, 100)).toEqual({ ok: false, reason: "active-content" });
  });

  it("is refused for what it is when it is locked or damaged", async () => {
    const locked = onePage(plain, { catalog: "/X/Encrypt", page: link("/S/Launch/F(a)") });
    expect(await take(locked)).toEqual({ ok: false, reason: "encrypted" });
    const damaged = onePage(plain, { extra: ["<</S/JavaScript/JS(x)/X ^>>"] });
    expect(await take(damaged)).toEqual({ ok: false, reason: "unreadable" });
  });
});

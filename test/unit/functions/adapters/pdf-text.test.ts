import { describe, expect, it } from "vitest";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import { pagesToRead } from "../../../../functions/adapters/pdf-mixture.ts";
import { pageTexts } from "../../../../functions/adapters/pdf-text.ts";
import { progressNoteText, psychotherapyNoteText } from "../../../../local/seed/note-texts.ts";
import type { NoteText } from "../../../../local/seed/note-texts.ts";
import { letterPdf } from "../../../../local/seed/pdf.ts";
import { onePage, pagesSaying, streamObject } from "../../../support/pdf-files.ts";

const drawn = (content: string, page = "", extra: readonly (string | Buffer)[] = []) =>
  onePage(streamObject(Buffer.from(content), 1), { page, extra });
const wordsOf = async (bytes: Buffer) => (await pageTexts(bytes))[0];
const aNote = async ({ form, paragraphs }: NoteText) =>
  Buffer.from(await letterPdf({ heading: form, lines: [], paragraphs }, new Date(0)));
const most = 5_000_000;

describe("the words of a page", () => {
  it.each([
    ["a string", "BT (plain words) Tj ET", "plain words"],
    ["escapes and parentheses within", String.raw`BT (a \(b\) (c) \101\n) Tj ET`, "a (b) (c) A"],
    ["hexadecimal", "BT <706c61 696e> Tj ET", "plain"],
    ["letters set apart and words moved apart", "BT [(wo) 20 (rds) -300 (apart)] TJ ET", "words apart"],
    ["lines", "BT (one) Tj 0 -12 Td (two) Tj T* (three) Tj ET", "one\ntwo\nthree"],
    ["the line operators", "BT (one) Tj (two) ' ET", "one\ntwo"],
  ])("are read from %s", async (_what, content, words) => {
    expect(await wordsOf(drawn(content))).toEqual({ words, whole: true });
  });

  it("are read by the font's own map, in single codes and in ranges (ISO 32000-1, 9.10.3)", async () => {
    const map =
      "beginbfchar <0001> <0048> endbfchar beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <0079>] endbfrange";
    const font = "/Resources<</Font<</F 5 0 R>>>>";
    const extra = ["<</Type/Font/Subtype/Type0/ToUnicode 6 0 R>>", streamObject(Buffer.from(map), 1)];
    expect(await wordsOf(drawn("BT /F 12 Tf <00010010001100120020 0021> Tj ET", font, extra))).toEqual({
      words: "Habcxy",
      whole: true,
    });
  });

  it("are not whole where codes mean nothing to a machine, or a picture is drawn", async () => {
    const font = "/Resources<</Font<</F 5 0 R>>>>";
    const codes = drawn("BT /F 12 Tf <00010002> Tj ET", font, ["<</Type/Font/Subtype/Type0>>"]);
    expect(await wordsOf(codes)).toEqual({ words: "", whole: false });
    const scan = "/Resources<</XObject<</S 5 0 R>>>>";
    const picture = streamObject(Buffer.alloc(8), 0, "/Type/XObject/Subtype/Image/Width 8/Height 8");
    expect(await wordsOf(drawn("/S Do", scan, [picture]))).toMatchObject({ whole: false });
    const letterhead = `/S Do BT (${"a page of words, ".repeat(20)}) Tj ET`;
    expect(await wordsOf(drawn(letterhead, scan, [picture]))).toMatchObject({ whole: true });
  });

  it("within a form are read where the form is drawn, and a form that draws itself comes to an end", async () => {
    const resources = "/Resources<</XObject<</X 5 0 R>>>>";
    const form = streamObject(
      Buffer.from("BT (within) Tj ET /X Do"),
      1,
      `/Type/XObject/Subtype/Form/BBox[0 0 9 9]${resources}`,
    );
    const read = await wordsOf(drawn("/X Do", resources, [form]));
    expect(read?.words).toContain("within");
    expect(read?.whole).toBe(false);
  });
});

const ada = { name: "Ada Quill", birthDate: "1984-05-02" };

describe("pages that a person has to read before a record goes (AB-027)", () => {
  it("are those with the content of a psychotherapy note pasted in, and none of an ordinary progress note", async () => {
    for (const session of [0, 1, 2, 3]) {
      expect(await pagesToRead(await aNote(progressNoteText(session, 1)), ada)).toEqual({
        mixed: [],
        unread: [],
        another: [],
      });
      const { paragraphs } = psychotherapyNoteText(session, 1);
      const { form, paragraphs: own } = progressNoteText(session, 1);
      const pasted = await aNote({ form, paragraphs: [...own, ...paragraphs] });
      expect((await pagesToRead(pasted, ada)).mixed, `${session}`).toEqual([1]);
    }
  });

  it("are named by number", async () => {
    const analysis =
      "I noticed my own irritation with her; my impression is of divided loyalty, and I wonder about shame.";
    const file = await pagesSaying(["Mood stable, plan unchanged.", analysis, "Next session as scheduled."]);
    expect(await pagesToRead(file, ada)).toEqual({ mixed: [2], unread: [], another: [] });
    expect(await takePdf(file, most, ada)).toMatchObject({
      ok: true,
      toRead: { mixed: [2], unread: [] },
    });
    expect(await takePdf(file, most)).toEqual({ ok: true, pages: 3, kept: "as-it-came" });
  });

  it("are all of a scan, which no machine reads here", async () => {
    const scan = onePage(streamObject(Buffer.from("/S Do")), {
      page: "/Resources<</XObject<</S 5 0 R>>>>",
      extra: [streamObject(Buffer.alloc(8), 0, "/Type/XObject/Subtype/Image/Width 8/Height 8")],
    });
    expect(await takePdf(scan, most, ada)).toMatchObject({
      ok: true,
      toRead: { mixed: [], unread: [1] },
    });
  });

  it("are those that name somebody else as the patient, beside those that name nobody (AB-086)", async () => {
    const file = await pagesSaying([
      "Patient: Ada Quill Plan",
      "Patient: Ottoline Vane Plan",
      "Plan unchanged.",
    ]);
    expect(await pagesToRead(file, ada)).toEqual({ mixed: [], unread: [], another: [2] });
  });

  it("are all of them, however many (AB-086)", async () => {
    const pages = Array.from({ length: 203 }, (_, at) => at + 1);
    const file = await pagesSaying(pages.map((page) => `Patient: Ottoline Vane Sheet ${page}`));
    expect((await pagesToRead(file, ada)).another).toEqual(pages);
  });
});

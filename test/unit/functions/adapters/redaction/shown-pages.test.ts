import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { askPagesInThread } from "../../../../../functions/adapters/redaction/pages-thread.ts";
import { onePage, pagesSaying, streamObject } from "../../../../support/pdf-files.ts";
import { boxAround, scanned } from "../../../../support/redaction.ts";

const ask = askPagesInThread();
const record = await pagesSaying([
  "Rowan met Leopold Ashgrove on Tuesday.",
  "Call 312-555-0143 or 078-05-1120.",
]);
const patient = { name: "Rowan Quillfeather", birthDate: "1987-04-19" };
const size = { width: 612, height: 792 };

/** Width, height, colours and the pixels of a PNG. */
function pictureIn(base64: string) {
  const bytes = Buffer.from(base64, "base64");
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  const length = bytes.readUInt32BE(33);
  const lines = inflateSync(bytes.subarray(41, 41 + length));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), colour: bytes[25], lines };
}

describe("the pages of a record", () => {
  it("are counted and measured", async () => {
    expect(await ask(record, { errand: "measure" })).toEqual({
      ok: true,
      is: "measured",
      pages: [size, size],
    });
  });

  it("are drawn as wide as was asked for, with the words and where each stands", async () => {
    const answer = await ask(record, { errand: "show", page: 1, width: 800 });
    if (!answer.ok || answer.is !== "shown") throw new Error("not shown");
    const { width, height, lines } = pictureIn(answer.shown.picture);
    expect([width, height]).toEqual([800, 1035]);
    expect(lines.some((sample) => sample > 0 && sample < 100)).toBe(true);
    expect(answer.shown.words.map(({ text }) => text).join(" ")).toBe(
      "Rowan met Leopold Ashgrove on Tuesday.",
    );
    const [, , name] = answer.shown.words;
    expect(name?.box.right).toBeGreaterThan(name?.box.left ?? Infinity);
    expect(answer.shown.hasPicture).toBe(false);
  });

  it("are searched one by one: what is found is proposed with the words that would go", async () => {
    const search = { words: ["Tuesday"], names: ["Leopold Ashgrove"] };
    const first = await ask(record, { errand: "search", page: 1, search, patient });
    const second = await ask(record, { errand: "search", page: 2, search, patient });
    const said = (answer: typeof first) =>
      answer.ok && answer.is === "searched" ? answer.found.found.map(({ as, text }) => [as, text]) : [];
    expect(said(first)).toEqual([
      ["name-of-another", "Leopold Ashgrove"],
      ["given-words", "Tuesday."],
    ]);
    expect(said(second).map(([as]) => as)).toEqual(["phone-number", "social-security-number"]);
  });

  it("are read by machine where they are pictures", async () => {
    const search = { words: [], names: ["Leopold"] };
    const answer = await ask(await scanned(record), { errand: "search", page: 1, search, patient });
    if (!answer.ok || answer.is !== "searched") throw new Error("not searched");
    expect(answer.found.isRead).toBe(true);
    expect(answer.found.readWords.map(({ text }) => text)).toContain("Leopold");
    // A page of a scan that names nobody's patient is one to look at (AB-086).
    expect(answer.found.found.map(({ as }) => as)).toEqual(["page-of-another", "name-of-another"]);
  }, 60_000);

  it("are proposed whole when they name somebody else as the patient (AB-086)", async () => {
    const other = await pagesSaying(["Patient: Theo Brandt, seen on Tuesday."]);
    const search = { words: [], names: [] };
    const answer = await ask(other, { errand: "search", page: 1, search, patient });
    expect(answer).toMatchObject({
      found: {
        found: [
          {
            as: "page-of-another",
            reason: "other-person",
            box: { left: 0, top: 0, right: 612, bottom: 792 },
          },
        ],
      },
    });
  });

  it("are seen as they would leave: without the words, with the reason in the box", async () => {
    const box = await boxAround(record, "Leopold Ashgrove");
    const answer = await ask(record, { errand: "preview", width: 800, boxes: [box] });
    if (!answer.ok || answer.is !== "shown") throw new Error("not shown");
    const said = answer.shown.words.map(({ text }) => text).join(" ");
    expect(said).toBe("Rowan met OP Other person on Tuesday.");
    expect(pictureIn(answer.shown.picture).width).toBe(800);
  });

  it("that hold more words than an answer has room for are refused whole, drawn and searched", async () => {
    const places = Array.from({ length: 10_500 }, (_, at) => [
      10 + (at % 100) * 5.9,
      10 + Math.floor(at / 100) * 5,
    ]);
    const text = places.map(([x, y]) => `1 0 0 1 ${x} ${y} Tm (so) Tj`).join(" ");
    const crowded = onePage(streamObject(Buffer.from(`BT /F 2 Tf ${text} ET`)), {
      page: "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>",
    });
    const tooMany = { ok: false, reason: "too-many-words" };
    expect(await ask(crowded, { errand: "show", page: 1, width: 800 })).toEqual(tooMany);
    const search = { words: ["so"], names: [] };
    expect(await ask(crowded, { errand: "search", page: 1, search, patient })).toEqual(tooMany);
  }, 60_000);

  it("that are not there, or are no pages, are told apart from what was drawn", async () => {
    expect(await ask(record, { errand: "show", page: 3, width: 800 })).toEqual({
      ok: false,
      reason: "no-such-page",
    });
    expect(await ask(Buffer.from("%PDF-1.7 no"), { errand: "measure" })).toEqual({
      ok: false,
      reason: "unreadable",
    });
  });
});

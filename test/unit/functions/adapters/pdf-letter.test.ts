import { describe, expect, it } from "vitest";
import { setLetter } from "../../../../functions/adapters/pdf-letter.ts";
import { coverLetter } from "../../../../workflows/production/cover-letter.ts";
import { drawnText } from "../../../support/papers.ts";
import { everythingIn, hexOf } from "../../../support/pdf-insides.ts";

const at = new Date("2026-11-21T12:00:00Z");

describe("a cover letter", () => {
  it("says what is enclosed and lists what is withheld, over as many pages as it takes", async () => {
    const withheld = Array.from({ length: 120 }, (_, at) => ({
      control: `W${String(at + 1).padStart(4, "0")}`,
      on: "2026-03-04",
      pages: at === 0 ? null : at,
      author: "Miriam Okafor",
      recipient: "none: kept in the practice's record",
      describedAs: "progress note",
      ground: "privilege" as const,
      words: "The psychotherapist-patient privilege is claimed for this communication.",
      citation: "FRE 501",
    }));
    const letter = coverLetter({
      practiceName: "Harbor Light Counseling",
      requester: { name: "Lukas O\u2019Dell" },
      on: "2026-11-21",
      trackingNumber: "26-HLC-12345-A",
      rulesOf: "federal-civil",
      batesFirst: "DUC000001",
      batesLast: "DUC000002",
      pages: 2,
      withheld,
      notProduced: [],
      includesPart2Records: false,
      underProtectiveOrder: true,
    });
    const set = await setLetter(letter, at);
    expect(set.pages).toBeGreaterThan(2);
    const everything = await everythingIn(set.bytes);
    expect(everything).toContain(hexOf("DUC000001"));
    expect(everything).toContain(hexOf("W0120"));
    expect(everything).toContain(hexOf("Author: Miriam Okafor."));
    const text = await drawnText(set.bytes);
    expect(text).toContain("W0001 March 4, 2026, progress note, pages not counted.");
    expect(text).toContain("W0002 March 4, 2026, progress note, 1 page.");
    expect(text).toContain("W0003 March 4, 2026, progress note, 2 pages.");
  });

  const toSomebody = (name: string) =>
    coverLetter({
      practiceName: "Harbor Light Counseling",
      requester: { name },
      on: "2026-11-21",
      trackingNumber: "26-HLC-12345-A",
      rulesOf: "federal-civil",
      batesFirst: "DUC000001",
      batesLast: "DUC000002",
      pages: 2,
      withheld: [],
      notProduced: [],
      includesPart2Records: false,
      underProtectiveOrder: false,
    });

  it.each([
    ["Latin letters of every language", "\u0141ukasz Nguy\u1ec5n-\u0150sz"],
    [
      "Greek",
      "\u0393\u03b9\u03ce\u03c1\u03b3\u03bf\u03c2 \u0391\u03bd\u03ac\u03b3\u03bd\u03c9\u03c3\u03c4\u03bf\u03c5",
    ],
    ["Cyrillic", "\u041e\u043b\u0435\u043d\u0430 \u0429\u0435\u0440\u0431\u0430\u043d\u044c"],
  ])("shows names in %s, and is the same bytes when it is set again", async (_which, name) => {
    const { bytes } = await setLetter(toSomebody(name), at);
    const text = await drawnText(bytes);
    expect(text.split("\n")).toContain(name);
    expect(text).not.toMatch(/\?|U\+/u);
    expect(Buffer.from(bytes).equals(Buffer.from((await setLetter(toSomebody(name), at)).bytes))).toBe(true);
  });

  it("shows a letter that its fonts lack by its number, and says so at its end", async () => {
    const text = await drawnText((await setLetter(toSomebody("\u674e Ada"), at)).bytes);
    expect(text).toContain("[U+674E] Ada");
    expect(text).toContain("no glyph for [U+674E]");
  });
});

import { describe, expect, it } from "vitest";
import { standsForPaper, whereTheyLie } from "../../../workflows/production/paper-notes.ts";

const of = { practiceName: "Harbor Light", trackingNumber: "26-HLC-12345-A", on: "2026-11-21" };
const note = { sessionOn: "2026-03-04", author: "Miriam Okafor", paper: { pages: 12, volumes: 2 } };

describe("a psychotherapy note on paper", () => {
  it("is stood for by a page that says how it is produced, and not where it lies (45 CFR 164.501)", () => {
    const lying = { ...note, where: "the grey cabinet" };
    const text = JSON.stringify(standsForPaper(of, lying));
    expect(text).toContain(
      "Psychotherapy note of March 4, 2026. Author: Miriam Okafor. On paper: 12 pages in 2 volumes.",
    );
    expect(text).toContain("delivered by hand");
    expect(text).not.toContain("cabinet");
  });

  it("is found by whoever approved it under the number that stands for it", () => {
    const sheet = whereTheyLie(of, [
      { ...note, where: "the grey cabinet, second drawer", number: "26HLC12345A000003" },
    ]);
    expect(sheet.paragraphs.at(-1)).toBe(
      "26HLC12345A000003: note of March 4, 2026 by Miriam Okafor, 12 pages in 2 volumes. It lies: the grey cabinet, second drawer",
    );
    expect(sheet.to).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { findingsIn } from "../../../../support/redaction/checked.ts";
import { failedOnPage } from "../../../../support/redaction/failed-on-page.ts";

const five = [0, 1, 2, 3, 4];

describe("a redaction that failed on the page", () => {
  it.each(Object.entries(failedOnPage))(
    "is found in all five samples, drawn by rectangles, lines or pictures: %s (AB-085)",
    async (_, { finds, make }) => {
      for (const n of five) {
        const kinds = (await findingsIn(await make(n))).map(({ kind }) => kind);
        expect(
          kinds.filter((kind) => finds.includes(kind)),
          `sample ${n}`,
        ).not.toEqual([]);
      }
    },
  );
});

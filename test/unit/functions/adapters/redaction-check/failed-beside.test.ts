import { describe, expect, it } from "vitest";
import { findingsIn } from "../../../../support/redaction/checked.ts";
import { failedBeside } from "../../../../support/redaction/failed-beside.ts";

const five = [0, 1, 2, 3, 4];

describe("a redaction that failed beside", () => {
  it.each(Object.entries(failedBeside))("is found in all five samples: %s", async (_, { finds, make }) => {
    for (const n of five) {
      const kinds = (await findingsIn(await make(n))).map(({ kind }) => kind);
      expect(
        kinds.filter((kind) => finds.includes(kind)),
        `sample ${n}`,
      ).not.toEqual([]);
    }
  });
});

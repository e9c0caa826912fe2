import { describe, expect, it } from "vitest";
import { assembleProduction } from "../../../../functions/assemble-production/assemble-production.ts";
import type { MarkStep } from "../../../../workflows/contract/redaction-marks.ts";
import { manifestSchema } from "../../../../workflows/production/manifest.ts";
import { anAssembly, job } from "../../../support/assembly.ts";
import type { Asked } from "../../../support/assembly.ts";
import { ids } from "../../../support/desk.ts";
import { drawnText } from "../../../support/papers.ts";
import { everythingIn, textOf } from "../../../support/redaction.ts";

// The plain record says PLAIN, twelve points high, at 72 and 92 points from the upper left corner.
const drawn: MarkStep = {
  step: "drawn",
  mark: 1,
  page: 1,
  box: { left: 720, top: 830, right: 900, bottom: 900 },
  reason: "other-person",
};

async function made(asked: Asked) {
  const { ports, writer, productions } = await anAssembly(asked);
  await assembleProduction(ports, job);
  const stored = (name: string) =>
    productions.kept.get(`${ids.practice}/${ids.request}/${ids.production}/${name}`)?.bytes ??
    Buffer.alloc(0);
  return { told: writer.told.map(({ event }) => event), stored };
}

describe("a production of marked records", () => {
  it("goes without what was marked, and says in its manifest where and why", async () => {
    const { stored } = await made({ marked: [drawn] });
    const production = stored("production.pdf");
    expect(await textOf(production, 1)).toContain("OP Other person");
    expect(await everythingIn(production)).not.toContain("PLAIN");
    const { redacted } = manifestSchema.parse(JSON.parse(stored("manifest.json").toString()));
    expect(redacted?.log).toMatchObject([
      { control: "R0001", batesNumber: "26HLC12345A000001", page: 1, code: "OP", boxes: 1 },
    ]);
    expect(redacted?.marksSha256).toMatch(/^[0-9a-f]{64}$/);
    // The same log stands in the letter, beside what is withheld.
    const letter = await drawnText(stored("cover-letter.pdf"));
    expect(letter).toContain(`Taken out\nR0001 ${redacted?.log[0]?.batesNumber}, progress note of`);
    expect(letter).toContain("OP, one place.");
  });

  it("is the same as ever when every mark was withdrawn", async () => {
    const { stored } = await made({ marked: [drawn, { step: "withdrawn", mark: 1 }] });
    expect(await textOf(stored("production.pdf"), 1)).toContain("PLAIN");
    expect(JSON.parse(stored("manifest.json").toString())).not.toHaveProperty("redacted");
  });

  it.each<readonly [string, Asked]>([
    ["record-differs-from-marks", { marked: [drawn], markedOnOther: true }],
    ["redaction-no-such-page", { marked: [{ ...drawn, page: 2 }] }],
    [
      "redaction-outside-the-page",
      { marked: [{ ...drawn, box: { ...drawn.box, left: 7000, right: 7100 } }] },
    ],
  ])("is not made when what is marked cannot be taken out: %s", async (reason, asked) => {
    const { told, stored } = await made(asked);
    expect(told).toContainEqual({ type: "production.failed", productionId: ids.production, reason });
    expect(stored("production.pdf")).toHaveLength(0);
  });
});

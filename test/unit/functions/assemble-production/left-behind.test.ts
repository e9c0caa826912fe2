import { describe, expect, it } from "vitest";
import { assembleProduction } from "../../../../functions/assemble-production/assemble-production.ts";
import { leftBehindWords, mostPagesNamed } from "../../../../workflows/contract/left-behind.ts";
import { anAssembly, job, plain } from "../../../support/assembly.ts";
import { ids } from "../../../support/desk.ts";
import { failedOnPage } from "../../../support/redaction/failed-on-page.ts";

describe("a record in whose pages the check finds something", () => {
  it("fails the production by name and page, stores nothing, rings, and is quoted nowhere", async () => {
    const record = await failedOnPage["nearly opaque mark"]?.make(0);
    const said: unknown[] = [];
    const { ports, writer, productions } = await anAssembly(record ? { record } : {});
    await assembleProduction({ ...ports, log: (...line) => void said.push(line) }, job);
    expect(writer.told.at(-1)?.event).toEqual({
      type: "production.failed",
      productionId: ids.production,
      reason: "something-left-behind",
      leftBehind: [{ documentId: plain, kinds: ["text-through-mark"], pages: [1] }],
    });
    expect(productions.kept.size).toBe(0);
    expect(said).toContainEqual([
      "security",
      "something-left-behind",
      { ...ids.key, productionId: ids.production },
    ]);
    expect(JSON.stringify([writer.told, said])).not.toMatch(/Marta|Quillfeather/);
  });

  it("is told with its pages and what is wrong there", () => {
    expect(leftBehindWords({ kinds: ["text-under-box"], pages: [3] })).toBe(
      "Page 3. Text lies under a filled shape: who selects and copies it can read it.",
    );
    expect(leftBehindWords({ kinds: ["unreadable"], pages: [] })).toBe(
      "The file cannot be checked as a whole.",
    );
    const pages = Array.from({ length: mostPagesNamed }, (_, at) => at + 1);
    expect(leftBehindWords({ kinds: ["tiny-text"], pages })).toContain("20 and perhaps more. Text is too");
  });
});

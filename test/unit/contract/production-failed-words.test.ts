import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { productionFailedWords } from "../../../workflows/contract/production-failed-words.ts";

const folder = new URL("../../../functions/assemble-production/", import.meta.url);
const reported = readdirSync(folder)
  .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/failed: "([a-z-]+)"/gu)])
  .map(([, reason = ""]) => reason);

describe("why a production failed", () => {
  it("is a sentence, whatever the assembly reports, that says what would mend it", () => {
    expect(new Set(reported).size).toBeGreaterThan(6);
    const codes = new Set([...reported, "redaction-unreadable", "law-does-not-release"]);
    for (const reason of codes)
      expect(productionFailedWords(reason).length, `${reason}`).toBeGreaterThan(reason.length + 20);
  });

  it("is told as it was reported where an earlier version had another word", () => {
    expect(productionFailedWords("pdf-unsound")).toBe("Pdf unsound.");
  });
});

import { describe, expect, it } from "vitest";
import { checkPaper, paperLimits } from "../../../../../functions/adapters/redaction-check/check-paper.ts";
import { hiddenWords } from "../../../../../workflows/contract/left-behind.ts";
import { cleanRecords } from "../../../../support/redaction/clean.ts";
import { failedOnPage } from "../../../../support/redaction/failed-on-page.ts";

const threadThat = (script: string) => async () =>
  new URL(`data:text/javascript,${encodeURIComponent(script)}`);
const say = `import { parentPort } from "node:worker_threads"; parentPort.postMessage({ ready: true });`;
const page = `parentPort.postMessage({ part: { findings: [], pages: 1 } });`;
const nothing = { kinds: [], pages: [] };

describe("a paper that comes in", () => {
  it("is told of by kind and page where it hides something, and quoted nowhere", async () => {
    const [hiding, ordinary] = [failedOnPage["rectangle operator"], cleanRecords["a note"]];
    const bytes = (await hiding?.make(0)) ?? Buffer.of();
    const found = await checkPaper(bytes);
    expect(found).toMatchObject({ checked: "whole", pages: [1] });
    expect(hiddenWords(found)).toMatch(/^Page 1\. Text .* Do not forward this file as it is\.$/);
    expect(JSON.stringify(found)).not.toMatch(/Quillfeather/);
    const good = await checkPaper((await ordinary?.(0)) ?? Buffer.of());
    expect(good).toEqual({ checked: "whole", ...nothing });
    expect(hiddenWords(good)).toBe("");
  });

  it.each([
    ["dies before a page", "not", `${say} process.exit(1);`],
    ["dies after a page", "in-part", `${say} ${page} process.exit(1);`],
    ["does not end", "in-part", `${say} ${page} setInterval(() => {}, 1000);`],
    ["cannot begin", "not", "throw new Error('no engine');"],
  ] as const)(
    "is told as not checked where the check %s, and let in all the same",
    async (_, checked, script) => {
      const limits = { ...paperLimits, secondsOfPart: 1, seconds: 2 };
      const found = await checkPaper(Buffer.of(), limits, threadThat(script));
      expect(found).toEqual({ checked, ...nothing });
      expect(hiddenWords(found)).toMatch(/^It was not checked/);
    },
  );
});

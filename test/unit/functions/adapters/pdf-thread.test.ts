import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { takePdfInThread } from "../../../../functions/adapters/pdf-thread.ts";
import { uploadLimitBytes } from "../../../../workflows/contract/papers.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";

const plain = streamObject(Buffer.from("q Q"));
const good = onePage(plain);
const limits = { heapMb: 512, bytesMb: 512, seconds: 30 };
const most = uploadLimitBytes;
const tooMuch = { ok: false, reason: "over-budget" };
const fine = { ok: true, pages: 1, kept: "as-it-came" };

/** Many small objects: within the budget of what is read, and more than a small heap holds. */
const heavy = onePage(plain, {
  extra: Array.from({ length: 100_000 }, (_, at) => `<</A ${at}/B[1 2 3 4]/C(some words)>>`),
});

/** A thread in place of the engine, which does as the script says once it has reported ready. */
function threadThat(script: string): () => Promise<URL> {
  const file = join(mkdtempSync(join(tmpdir(), "duces-thread-")), "thread.mjs");
  writeFileSync(
    file,
    `import { parentPort, workerData } from "node:worker_threads";\nparentPort.postMessage({ ready: true });\n${script}\n`,
  );
  return async () => pathToFileURL(file);
}

describe("a PDF read in a thread of its own", { timeout: 60_000 }, () => {
  it("comes back as it would without: kept as it came, cleaned, or refused", async () => {
    const take = takePdfInThread(limits);
    expect(await take(good, most)).toEqual(fine);
    expect(await take(Buffer.from("<html>"), most)).toEqual({ ok: false, reason: "wrong-type" });
    const active = onePage(plain, { catalog: "/OpenAction<</S/JavaScript/JS(evil)>>" });
    const taken = await take(active, most);
    expect(taken).toMatchObject({ ok: true, kept: "cleaned", removed: ["javascript", "open-action"] });
    const { bytes } = taken as { readonly bytes: unknown };
    expect(Buffer.isBuffer(bytes) && !bytes.includes("evil")).toBe(true);
  });

  it("is refused when it takes more memory than one paper may, and the next one is read", async () => {
    expect(await takePdfInThread({ ...limits, heapMb: 24 })(heavy, most)).toEqual(tooMuch);
    expect(await takePdfInThread({ ...limits, heapMb: 24 })(good, most)).toEqual(fine);
  });

  it("is refused when it takes longer than one paper may, and the next one is read", async () => {
    expect(await takePdfInThread({ ...limits, seconds: 0.05 })(heavy, most)).toEqual(tooMuch);
    expect(await takePdfInThread(limits)(good, most)).toEqual(fine);
  });

  it.each([
    ["loops for ever", "for (;;);"],
    ["waits for ever", "setInterval(() => undefined, 1000);"],
    [
      "keeps objects without end",
      "const kept = []; for (;;) kept.push({ at: kept.length, more: [1, 2, 3] });",
    ],
    ["keeps bytes without end", "const kept = []; for (;;) kept.push(Buffer.alloc(1024 * 1024, 1));"],
    ["calls itself without end", "const down = () => down() + 1; down();"],
    ["throws", "throw new TypeError('what a strange file made it throw');"],
    ["ends itself", "process.exit(3);"],
  ])("is refused in words, and kills nothing but its thread, when the engine %s", async (_what, script) => {
    const take = takePdfInThread({ heapMb: 64, bytesMb: 128, seconds: 2 }, threadThat(script));
    expect(await take(good, most)).toEqual(tooMuch);
  });

  it("is given nothing of the function's: no environment, so no credentials", async () => {
    const telling = threadThat(
      "parentPort.postMessage({ taken: { ok: true, pages: Object.keys(process.env).length, kept: 'as-it-came' } });",
    );
    expect(await takePdfInThread(limits, telling)(good, most)).toEqual({ ...fine, pages: 0 });
  });

  it("fails aloud, and refuses nobody's paper, when the engine cannot be loaded", async () => {
    const missing = async () => new URL("./no-such-engine.mjs", import.meta.url);
    await expect(takePdfInThread(limits, missing)(good, most)).rejects.toThrow(/no-such-engine/u);
  });
});

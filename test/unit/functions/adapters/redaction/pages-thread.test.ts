import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { askPagesInThread } from "../../../../../functions/adapters/redaction/pages-thread.ts";

/** A thread in place of the engine, which does as the script says. */
function threadThat(script: string): () => Promise<URL> {
  const file = join(mkdtempSync(join(tmpdir(), "duces-thread-")), "thread.mjs");
  writeFileSync(file, `import { parentPort, workerData } from "node:worker_threads";\n${script}\n`);
  return async () => pathToFileURL(file);
}
const asked = { errand: "measure" } as const;
const unreadable = { ok: false, reason: "unreadable" };

describe("a record that is looked at in a thread of its own", { timeout: 60_000 }, () => {
  it.each([
    ["dies", "parentPort.postMessage({ ready: true }); process.exit(7);"],
    ["throws", "parentPort.postMessage({ ready: true }); throw new Error('x');"],
    ["never ends", "parentPort.postMessage({ ready: true }); setInterval(() => 1, 1000);"],
  ])("cannot be read when the thread %s over it", async (_, script) => {
    expect(await askPagesInThread(threadThat(script), 500)(Buffer.alloc(1), asked)).toEqual(unreadable);
  });

  it("fails aloud when the engines do not load", async () => {
    await expect(
      askPagesInThread(threadThat("throw new Error('no engine')"))(Buffer.alloc(1), asked),
    ).rejects.toThrow("no engine");
  });

  it("is given neither environment nor keys", async () => {
    const script =
      "parentPort.postMessage({ done: { ok: false, reason: Object.keys(process.env).length === 0 ? 'no-such-page' : 'unreadable' } });";
    expect(await askPagesInThread(threadThat(script))(Buffer.alloc(1), asked)).toEqual({
      ok: false,
      reason: "no-such-page",
    });
  });
});

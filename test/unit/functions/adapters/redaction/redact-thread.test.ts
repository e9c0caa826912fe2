import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { redactInThread } from "../../../../../functions/adapters/redaction/redact-thread.ts";
import { pagesSaying } from "../../../../support/pdf-files.ts";
import { boxAround, textOf } from "../../../../support/redaction.ts";

/** A thread in place of the engine, which does as the script says. */
function threadThat(script: string): () => Promise<URL> {
  const file = join(mkdtempSync(join(tmpdir(), "duces-thread-")), "thread.mjs");
  writeFileSync(file, `import { parentPort, workerData } from "node:worker_threads";\n${script}\n`);
  return async () => pathToFileURL(file);
}
const box = { page: 1, box: { left: 1, top: 1, right: 2, bottom: 2 }, reason: "privilege" } as const;
const unreadable = { ok: false, reason: "unreadable" };

describe("a document redacted in a thread of its own", { timeout: 60_000 }, () => {
  it("comes back as it would without", async () => {
    const bytes = await pagesSaying(["Came with Leopold today"]);
    const redaction = await redactInThread()(bytes, [await boxAround(bytes, "Leopold")]);
    expect(redaction.ok && (await textOf(redaction.bytes))).toBe("Came with OP Other person today");
    expect(await redactInThread()(Buffer.from("no"), [box])).toEqual(unreadable);
  });

  it.each([
    ["dies", "parentPort.postMessage({ ready: true }); process.exit(7);"],
    ["throws", "parentPort.postMessage({ ready: true }); throw new Error('x');"],
    ["never ends", "parentPort.postMessage({ ready: true }); setInterval(() => 1, 1000);"],
  ])("cannot be read when the thread %s over it", async (_, script) => {
    expect(await redactInThread(threadThat(script), 500)(Buffer.alloc(1), [box])).toEqual(unreadable);
  });

  it("fails aloud when the engines do not load", async () => {
    await expect(
      redactInThread(threadThat("throw new Error('no engine')"))(Buffer.alloc(1), [box]),
    ).rejects.toThrow("no engine");
  });

  it("is given neither environment nor keys", async () => {
    const script =
      "parentPort.postMessage({ done: { ok: false, reason: Object.keys(process.env).length === 0 ? 'no-boxes' : 'unreadable' } });";
    expect(await redactInThread(threadThat(script))(Buffer.alloc(1), [box])).toEqual({
      ok: false,
      reason: "no-boxes",
    });
  });
});

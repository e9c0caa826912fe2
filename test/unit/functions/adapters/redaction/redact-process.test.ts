import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { redactInProcess } from "../../../../../functions/adapters/redaction/redact-process.ts";
import type { Redacting } from "../../../../../functions/adapters/redaction/redact-process.ts";
import { pagesSaying } from "../../../../support/pdf-files.ts";
import { boxAround, scanned, textOf } from "../../../../support/redaction.ts";

const bad = { file: fileURLToPath(new URL("../../../../support/bad-engine.ts", import.meta.url)), word: "" };
const box = { page: 1, box: { left: 1, top: 1, right: 2, bottom: 2 }, reason: "privilege" } as const;
const unreadable = { ok: false, reason: "unreadable" };
const running: Redacting[] = [];
const redacting = (...how: Parameters<typeof redactInProcess>) => {
  const one = redactInProcess(...how);
  running.push(one);
  return one;
};
afterEach(async () => {
  for (const one of running.splice(0)) await one.renew();
});
/** Time is short for the one alone that loops: a busy machine must not fail the others. */
const badProcess = (seconds = 50) => {
  const { redact } = redacting({ heapMb: 64, processMb: 300, seconds }, async () => bad);
  return (deed: string) => redact(Buffer.from(deed), [box]);
};

describe("documents redacted in a process of its own", { timeout: 60_000 }, () => {
  it("come back as they would without, one that cannot be read between them", async () => {
    const bytes = await pagesSaying(["Came with Leopold today"]);
    const boxes = [await boxAround(bytes, "Leopold")];
    const { redact } = redacting();
    const first = await redact(bytes, boxes);
    expect(first.ok && (await textOf(first.bytes))).toBe("Came with OP Other person today");
    expect(await redact(Buffer.from("no"), [box])).toEqual(unreadable);
    expect(await redact(bytes, boxes)).toEqual(first);
  });

  it("come back the same whatever was read before them: a scan after another", async () => {
    const [one, other] = await Promise.all(
      ["Leopold was here.", "Nobody else came today."].map(async (words) =>
        scanned(await pagesSaying([words])),
      ),
    );
    const marked = {
      page: 1,
      box: { left: 60, top: 80, right: 130, bottom: 100 },
      reason: "privilege",
    } as const;
    const { redact, renew } = redacting();
    const alone = await redact(one ?? Buffer.of(), [marked]);
    await renew();
    await redact(other ?? Buffer.of(), [marked]);
    expect(alone.ok).toBe(true);
    expect(await redact(one ?? Buffer.of(), [marked])).toEqual(alone);
  });

  it("share one process until it dies", async () => {
    const ask = badProcess();
    const first = await ask("PAGES");
    expect(first).toMatchObject({ reason: "no-such-page" });
    expect(await ask("PAGES")).toEqual(first);
    expect(await ask("DIES")).toEqual(unreadable);
    const after = await ask("PAGES");
    expect(after).toMatchObject({ reason: "no-such-page" });
    expect(after).not.toEqual(first);
  });

  it.each([["LOOP"], ["HEAP"], ["BYTES"]])("cannot be read when they make it do %s", async (deed) => {
    const ask = badProcess(deed === "LOOP" ? 3 : 50);
    expect(await ask(deed)).toEqual(unreadable);
    expect(await ask("PAGES")).toMatchObject({ reason: "no-such-page" });
  });

  it("fail aloud when the engines do not load", async () => {
    const { redact } = redacting(undefined, async () => ({ ...bad, file: `${bad.file}.missing` }));
    await expect(redact(Buffer.alloc(1), [box])).rejects.toThrow("ended with 1 before it could read");
  });
});

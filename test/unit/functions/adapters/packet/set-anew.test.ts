import { describe, expect, it } from "vitest";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import { drawing, saying } from "../../../../corpus/case.ts";
import { packetOf } from "../../../../support/packets.ts";
import { boxAround, everythingIn, textOf } from "../../../../support/redaction.ts";
import { cleanRecords } from "../../../../support/redaction/clean.ts";

async function marked(record: Buffer, word: string): Promise<Uint8Array> {
  const redaction = await redact(record, [await boxAround(record, word)]);
  if (!redaction.ok) throw new Error(redaction.reason);
  return redaction.bytes;
}

describe("a page that our own redaction set anew", () => {
  it("is found by its words in the production, says nothing of those that went, and passes the check", async () => {
    const bytes = await marked(drawing(saying("SECRET stays here")), "SECRET");
    const { file, documents } = await packetOf([{ bytes, pages: 1, setAnew: [1] }]);
    expect(await textOf(file)).toMatch(/stays here/);
    expect(await everythingIn(file)).not.toMatch(/SECRET/);
    expect(documents[0]).toMatchObject({ leftBehind: [] });
    expect(documents[0]?.leftOut).not.toContain("hidden-text");
  });

  it("alone is trusted with words that have no ink: on any other page they are left out, and told", async () => {
    const stranger = drawing(`3 Tr ${saying("UNSEEN")}`);
    const own = await marked(drawing(saying("SECRET stays here")), "SECRET");
    for (const [bytes, gone] of [
      [stranger, "UNSEEN"],
      [own, "stays"],
    ] as const) {
      const { file, documents } = await packetOf([{ bytes, pages: 1 }]);
      expect(await everythingIn(file)).not.toContain(gone);
      expect(documents[0]?.leftOut).toContain("hidden-text");
    }
  });

  it.each(["a note", "white on a dark band", "coloured headings", "a table with lines"] as const)(
    "passes the check, whatever its words stand on: %s",
    async (kind) => {
      const record = (await cleanRecords[kind]?.(0)) ?? Buffer.of();
      const bytes = await marked(record, "sleeping");
      const { file, documents } = await packetOf([{ bytes, pages: 1, setAnew: [1] }]);
      expect(documents[0]).toMatchObject({ setAside: null, leftBehind: [] });
      expect(await textOf(file)).toMatch(/weekend/);
    },
  );
});

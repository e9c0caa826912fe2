import { describe, expect, it } from "vitest";
import { checkRedaction } from "../../../../../functions/adapters/redaction-check/check-redaction.ts";
import { redact } from "../../../../../functions/adapters/redaction/pdf-redact.ts";
import { setPdf } from "../../../../../functions/adapters/pdf-paper.ts";
import { caseFor, drawUp } from "../../../../../workflows/papers/draw-up.ts";
import { templates } from "../../../../../workflows/papers/templates/index.ts";
import { drawing, saying } from "../../../../corpus/case.ts";
import { boxAround } from "../../../../support/redaction.ts";
import { packetOf } from "../../../../support/packets.ts";
import { fullSources, producedSources } from "../../../../support/papers.ts";
import { findingsIn } from "../../../../support/redaction/checked.ts";
import { cleanRecords } from "../../../../support/redaction/clean.ts";
import { failedBeside } from "../../../../support/redaction/failed-beside.ts";

const at = new Date("2026-11-21T12:00:00Z");

describe("what the product itself draws", () => {
  it.each([
    ["a full case", fullSources],
    ["a production", producedSources],
  ])("raises no alarm: the papers of %s", async (_, sources) => {
    const found: unknown[] = [];
    for (const template of templates)
      found.push(...(await findingsIn(await setPdf(drawUp(template, caseFor(template, sources)), at))));
    expect(found).toEqual([]);
  });

  it("raises no alarm: a production of ordinary records", async () => {
    const kinds = [
      "a note",
      "a table with lines",
      "a scan with recognised text",
      "white on a dark band",
    ] as const;
    const documents = await Promise.all(
      kinds.map(async (kind, n) => ({ bytes: (await cleanRecords[kind]?.(n)) ?? Buffer.of(), pages: 1 })),
    );
    expect(await findingsIn((await packetOf(documents)).file)).toEqual([]);
  });

  it("raises no alarm, and the words are nowhere: a production of a record that was marked, in colours", async () => {
    const record = drawing(`${saying("SECRET stays here")} 1 0 0 RG 60 300 200 100 re S`);
    const redaction = await redact(record, [await boxAround(record, "SECRET")]);
    if (!redaction.ok) throw new Error(redaction.reason);
    const { file } = await packetOf([{ bytes: redaction.bytes, pages: 1 }]);
    expect((await checkRedaction(file, { terms: ["SECRET"] })).findings).toEqual([]);
    expect((await checkRedaction(record, { terms: ["SECRET"] })).findings).not.toEqual([]);
  });

  it("raises no alarm: the same of records that say more beside their pages, none of which comes along", async () => {
    const beside = [
      "bookmark",
      "metadata packet",
      "attachment",
      "earlier revision of a page",
      "thumbnail",
    ] as const;
    const documents = await Promise.all(
      beside.map(async (kind) => ({ bytes: (await failedBeside[kind]?.make(0)) ?? Buffer.of(), pages: 1 })),
    );
    expect(await findingsIn((await packetOf(documents)).file)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { StoredVersion } from "../../../../functions/adapters/stored-versions.s3.ts";
import { paperNotesKey } from "../../../../functions/adapters/production-objects.ts";
import { discardProduction } from "../../../../functions/discard-production/discard-production.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { LinkId } from "../../../../workflows/vocabulary/ids.ts";
import { ids } from "../../../support/desk.ts";
import { aView, aWriter, readerOf } from "../../../support/request-views.ts";

const job = { ...ids.key, productionId: ids.production };
const prefix = `${ids.practice}/${ids.request}/${ids.production}/`;
const givenUp: Partial<RequestContext> = {
  stage: "open",
  assemblies: [{ productionId: ids.production, files: "to-destroy" }],
};
const withdrawn: Partial<RequestContext> = {
  ...givenUp,
  legalHold: true,
  assemblies: [{ productionId: ids.production, files: "order-withdrawn" }],
};
const link = {
  linkId: `lnk_${"7".repeat(26)}` as LinkId,
  productionId: ids.production,
  file: "manifest",
  to: "requester",
  issuedAt: "2026-11-21T12:00:00Z",
  transfer: null,
} as const;

function aDiscard(context: Partial<RequestContext>, comesBack = false) {
  const stored: StoredVersion[] = [
    { key: `${prefix}production.pdf`, versionId: "v1" },
    { key: `${prefix}production.pdf`, versionId: "v2" },
    { key: `${prefix}manifest.json`, versionId: "v1" },
    { key: `${ids.practice}/${ids.request}/pdn_${"9".repeat(26)}/production.pdf`, versionId: "v1" },
  ];
  const writer = aWriter();
  const lines: string[] = [];
  const ports = {
    requests: readerOf(() => aView(context)),
    productions: {
      list: async (under: string) => stored.filter(({ key }) => key.startsWith(under)),
      destroy: async (version: StoredVersion) => {
        stored.splice(stored.indexOf(version), 1);
        if (comesBack) stored.push({ ...version, versionId: `again ${version.versionId}` });
      },
    },
    submit: writer.submit,
    log: (_level: string, what: string) => void lines.push(what),
  };
  return { ports, stored, writer, lines };
}

describe("destroying a production", () => {
  it("leaves no version of its files, touches no other production, and reports how many there were", async () => {
    const { ports, stored, writer } = aDiscard(givenUp);
    await discardProduction(ports, job);
    expect(stored.map(({ key }) => key.includes(ids.production))).toEqual([false]);
    expect(writer.told).toMatchObject([
      {
        ...ids.key,
        actor: { kind: "system", name: "discard-production" },
        event: { type: "production.discarded", productionId: ids.production, versions: 3 },
      },
    ]);
  });

  it("destroys the sheet of the notes on paper, too, and reports as many as without one", async () => {
    const { ports, stored, writer } = aDiscard(givenUp);
    stored.push({ key: paperNotesKey(ids.key, ids.production), versionId: "v1" });
    await discardProduction(ports, job);
    expect(stored.map(({ key }) => key.includes(ids.production))).toEqual([false]);
    expect(writer.told).toMatchObject([{ event: { type: "production.discarded", versions: 3 } }]);
  });

  it("reports again, with nothing, when it is asked again before the report is in", async () => {
    const { ports, writer } = aDiscard(givenUp);
    await discardProduction(ports, job);
    await discardProduction(ports, job);
    expect(writer.told[1]?.event).toMatchObject({ versions: 0 });
  });

  it.each<readonly [string, Partial<RequestContext>]>([
    ["nobody ordered it", { ...givenUp, assemblies: [] }],
    [
      "the production is in hand",
      { ...givenUp, assemblies: [{ productionId: ids.production, files: "in-hand" }] },
    ],
    ["it is kept as evidence", { ...givenUp, assemblies: [{ productionId: ids.production, files: "kept" }] }],
    [
      "it has been destroyed",
      { ...givenUp, assemblies: [{ productionId: ids.production, files: "destroyed" }] },
    ],
    ["a legal hold has taken the order back", withdrawn],
    ["somebody was given a link, whatever else the ledger says", { ...givenUp, links: [link] }],
  ])("touches nothing when %s", async (_why, context) => {
    const { ports, stored, writer, lines } = aDiscard(context);
    await discardProduction(ports, job);
    expect(stored).toHaveLength(4);
    expect(writer.told).toEqual([]);
    expect(lines).toEqual(["production-stays"]);
  });

  it("destroys what waited to be joined, too, and counts no part among the files", async () => {
    const { ports, stored, writer } = aDiscard(givenUp);
    stored.push({ key: `working/${prefix}0-part`, versionId: "v1" });
    await discardProduction(ports, job);
    expect(stored.map(({ key }) => key.includes(ids.production))).toEqual([false]);
    expect(writer.told[0]?.event).toMatchObject({ versions: 3 });
  });

  it("sees a legal hold that is placed while it looks what there is", async () => {
    let context = givenUp;
    const { ports, stored, lines } = aDiscard(givenUp);
    const requests = readerOf(() => aView(context));
    const list = (under: string) => {
      context = withdrawn;
      return ports.productions.list(under);
    };
    await discardProduction({ ...ports, requests, productions: { ...ports.productions, list } }, job);
    expect([stored.length, lines]).toEqual([4, ["production-stays"]]);
  });

  it("reports what it had destroyed before a legal hold came, and whose report was lost", async () => {
    const { ports, stored, writer } = aDiscard(withdrawn);
    stored.splice(0, 3);
    await discardProduction(ports, job);
    expect(writer.told[0]?.event).toMatchObject({ type: "production.discarded", versions: 0 });
    expect(stored).toHaveLength(1);
  });

  it("believes the ledger and not the message: a production of another request stays", async () => {
    const { ports, stored } = aDiscard(givenUp);
    await discardProduction(ports, { ...job, requestId: ids.otherRequest });
    expect(stored).toHaveLength(4);
  });

  it("ends in an error, so that it is tried again, when files come in meanwhile", async () => {
    const { ports, writer } = aDiscard(givenUp, true);
    await expect(discardProduction(ports, job)).rejects.toMatchObject({ name: "ProductionLeft" });
    expect(writer.told).toEqual([]);
  });
});

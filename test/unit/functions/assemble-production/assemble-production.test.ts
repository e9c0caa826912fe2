import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { assembleProduction } from "../../../../functions/assemble-production/assemble-production.ts";
import { manifestSchema } from "../../../../workflows/production/manifest.ts";
import { anAssembly, at, authorizationId, job, plain, sealed, withheld } from "../../../support/assembly.ts";
import type { Asked, Later } from "../../../support/assembly.ts";
import { ids } from "../../../support/desk.ts";

const fromReading = (first: number, change: Later): Asked => ({
  later: (reading) => (reading >= first ? change : {}),
});
const expired: Later = {
  judgement: { segments: { [plain]: "release", [withheld]: "release", [sealed]: "needs-authorization" } },
};
const revoked = [{ authorizationId, documentId: ids.paper, patientRef: ids.patient, revokedAt: at }];

describe("assembling a production", () => {
  it("puts in what was approved and released, and lists what was withheld with its ground", async () => {
    const { ports, writer, productions } = await anAssembly();
    await assembleProduction(ports, job);
    const stored = (name: string) =>
      productions.kept.get(`${ids.practice}/${ids.request}/${ids.production}/${name}`)?.bytes ??
      Buffer.alloc(0);
    const manifest = manifestSchema.parse(JSON.parse(stored("manifest.json").toString()));
    expect(manifest.documents.map(({ documentId }) => documentId)).toEqual([plain, sealed]);
    expect(manifest.withheld).toMatchObject([
      { control: "W0001", author: "Miriam Okafor", on: "2026-03-02", ground: "minimum-necessary" },
    ]);
    expect(manifest.files.map(({ name, sha256 }) => [name, sha256])).toEqual([
      ["production.pdf", sha256Hex(stored("production.pdf"))],
      ["cover-letter.pdf", sha256Hex(stored("cover-letter.pdf"))],
    ]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "production.numbered", productionId: ids.production, pages: 2 },
      {
        type: "production.assembled",
        productionId: ids.production,
        productionSha256: sha256Hex(stored("production.pdf")),
        bytes: stored("production.pdf").length,
        packet: {
          sha256: sha256Hex(stored("packet.zip")),
          bytes: stored("packet.zip").length,
          partsDigest: null,
        },
        coverLetterSha256: sha256Hex(stored("cover-letter.pdf")),
        manifestSha256: sha256Hex(stored("manifest.json")),
        versions: { production: "v1", "cover-letter": "v1", manifest: "v1", packet: "v1" },
        pages: 2,
        batesFirst: "26HLC12345A000001",
        batesLast: "26HLC12345A000002",
      },
    ]);
  });

  it("opens a sealed note with the grant of this opening, under this request's four ids, and wipes the key (45 CFR 164.508(a)(2))", async () => {
    const { ports, released, given } = await anAssembly();
    await assembleProduction(ports, job);
    expect(released).toEqual([
      {
        from: {
          practiceId: ids.practice,
          class: "psychotherapy-notes",
          patientRef: ids.patient,
          documentId: sealed,
        },
        to: { ...ids.key, authorizationId, documentId: sealed },
        grantToken: "the token",
        wrapped: "wrapped",
      },
    ]);
    expect(Buffer.from(given[0] ?? []).equals(Buffer.alloc(32))).toBe(true);
  });

  it("lets one page stand for a note on paper, and says beside the production where it lies, opened by the same grant", async () => {
    const { ports, writer, productions, released } = await anAssembly({ onPaper: true });
    await assembleProduction(ports, job);
    expect(released).toMatchObject([{ to: { ...ids.key, authorizationId, documentId: sealed } }]);
    expect(writer.told.at(-1)?.event).toMatchObject({
      type: "production.assembled",
      pages: 2,
      versions: { production: "v1", "cover-letter": "v1", manifest: "v1", packet: "v1" },
    });
    const folder = `${ids.practice}/${ids.request}/${ids.production}`;
    expect([...productions.kept.keys()]).toEqual(
      ["production.pdf", "paper-notes.pdf", "packet.zip", "cover-letter.pdf", "manifest.json"].map(
        (name) => `${folder}/${name}`,
      ),
    );
    const manifest = productions.kept.get(`${folder}/manifest.json`)?.bytes.toString() ?? "";
    expect(manifestSchema.parse(JSON.parse(manifest)).documents.map(({ documentId }) => documentId)).toEqual([
      plain,
      sealed,
    ]);
    expect(manifest).not.toMatch(/cabinet|paper-notes/);
    const before = new Map(productions.kept);
    await assembleProduction(ports, job);
    for (const [key, { bytes }] of before) expect(productions.kept.get(key)?.bytes.equals(bytes)).toBe(true);
  });

  it("writes nowhere where a note on paper lies when the vault is not open", async () => {
    const { ports, productions } = await anAssembly({ onPaper: true, vault: "approved" });
    await assembleProduction(ports, job);
    expect([...productions.kept.keys()].some((key) => key.endsWith("paper-notes.pdf"))).toBe(false);
  });

  it("fails, and opens nothing, when its records are more than one file can take", async () => {
    const { ports, writer, released } = await anAssembly({ size: 2_000_000_001 });
    await assembleProduction(ports, job);
    expect(released).toEqual([]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "production.failed", productionId: ids.production, reason: "too-large-for-one-production" },
    ]);
  });

  it("leaves sealed notes out, and says so, when the vault is not open", async () => {
    const { ports, writer, released } = await anAssembly({ vault: "approved" });
    await assembleProduction(ports, job);
    expect(released).toEqual([]);
    expect(writer.told.at(-1)?.event).toMatchObject({ type: "production.assembled", pages: 1 });
  });

  it("stamps the numbers that the ledger set aside, and no others", async () => {
    const { ports, writer, productions } = await anAssembly({ firstNumber: 41 });
    await assembleProduction(ports, job);
    const range = { batesFirst: "26HLC12345A000041", batesLast: "26HLC12345A000042" };
    expect(writer.told.at(-1)?.event).toMatchObject(range);
    const key = `${ids.practice}/${ids.request}/${ids.production}/manifest.json`;
    const manifest = manifestSchema.parse(JSON.parse(productions.kept.get(key)?.bytes.toString() ?? ""));
    expect(manifest.documents.map(({ batesFirst }) => batesFirst)).toEqual([
      "26HLC12345A000041",
      "26HLC12345A000042",
    ]);
  });

  it.each(["to-destroy", "destroyed"] as const)(
    "tells the ledger that it has ended when its files are %s: an earlier try may have stored them since",
    async (files) => {
      const given = { production: null, assemblies: [{ productionId: ids.production, files }] };
      const { ports, writer, productions } = await anAssembly(fromReading(1, { context: given }));
      await assembleProduction(ports, job);
      expect(writer.told.map(({ event }) => event)).toEqual([
        { type: "production.failed", productionId: ids.production, reason: "superseded" },
      ]);
      expect(productions.kept.size).toBe(0);
    },
  );

  it("says and stores the same when it is done again", async () => {
    const { ports, writer, productions } = await anAssembly();
    await assembleProduction(ports, job);
    const before = new Map(productions.kept);
    await assembleProduction(ports, job);
    expect(writer.told.slice(2)).toEqual(writer.told.slice(0, 2));
    for (const [key, { bytes }] of before) expect(productions.kept.get(key)?.bytes.equals(bytes)).toBe(true);
  });

  it("fails, and stores nothing, when a record is not what was imported", async () => {
    const { ports, writer, productions } = await anAssembly({ changed: true });
    await assembleProduction(ports, job);
    expect(writer.told.at(-1)?.event).toEqual({
      type: "production.failed",
      productionId: ids.production,
      reason: "record-differs-from-import",
    });
    expect(productions.kept.size).toBe(0);
  });

  it.each<readonly [string, string, Asked]>([
    ["the form ran out before it began", "law-does-not-release", fromReading(1, expired)],
    ["the form runs out before the note is opened", "law-does-not-release", fromReading(2, expired)],
    [
      "the order is stayed before the note is opened",
      "authority-does-not-open",
      fromReading(2, { judgement: { notesOpenedBy: [] } }),
    ],
    [
      "the form is revoked before the note is opened",
      "authority-does-not-open",
      fromReading(2, { context: { authorizations: revoked } }),
    ],
    [
      "the request is held before the note is opened",
      "request-on-hold",
      fromReading(2, { context: { hold: { kind: "mine", followUpOn: "2026-12-01" } } }),
    ],
  ])("opens no note and stores nothing when %s (45 CFR 164.508(b)(5))", async (_why, reason, asked) => {
    const { ports, writer, productions, released } = await anAssembly(asked);
    await assembleProduction(ports, job);
    expect(released).toEqual([]);
    expect(writer.told.map(({ event }) => event)).toEqual([
      { type: "production.failed", productionId: ids.production, reason },
    ]);
    expect(productions.kept.size).toBe(0);
  });

  it("stores nothing when the law changes its answer while pages are bound", async () => {
    const { ports, writer, productions, released } = await anAssembly(fromReading(5, expired));
    await assembleProduction(ports, job);
    expect(released).toHaveLength(1);
    expect(writer.told.at(-1)?.event).toMatchObject({ reason: "law-does-not-release" });
    expect(productions.kept.size).toBe(0);
  });

  it("stops without a word when the production is superseded meanwhile", async () => {
    const { ports, writer, productions } = await anAssembly(
      fromReading(2, { context: { production: null } }),
    );
    await assembleProduction(ports, job);
    expect(writer.told).toEqual([]);
    expect(productions.kept.size).toBe(0);
  });

  it("does nothing about a production that is not wanted any more (AB-112)", async () => {
    const { ports, writer, productions } = await anAssembly({ state: "assembled" });
    await assembleProduction(ports, job);
    await assembleProduction(ports, {
      ...job,
      productionId: `pdn_${"9".repeat(26)}` as typeof ids.production,
    });
    expect(writer.told).toEqual([]);
    expect(productions.kept.size).toBe(0);
  });
});

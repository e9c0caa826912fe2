import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { pageWords, textFileOf } from "../../../../functions/adapters/packet/page-words.ts";
import { assembleProduction } from "../../../../functions/assemble-production/assemble-production.ts";
import type { MarkStep } from "../../../../workflows/contract/redaction-marks.ts";
import { manifestSchema } from "../../../../workflows/production/manifest.ts";
import { allNumbersOf, packetManifestSchema } from "../../../../workflows/production/packet/manifest.ts";
import { anAssembly, job } from "../../../support/assembly.ts";
import type { Asked } from "../../../support/assembly.ts";
import { ids } from "../../../support/desk.ts";

const first = "26HLC12345A000001";
const second = "26HLC12345A000002";
const drawn: MarkStep = {
  step: "drawn",
  mark: 1,
  page: 1,
  box: { left: 720, top: 830, right: 900, bottom: 900 },
  reason: "other-person",
};

/** An assembly, and the files of its archive by name, as whoever receives them unpacks them. */
async function unpacked(asked: Asked = {}) {
  const { ports, writer, productions } = await anAssembly(asked);
  await assembleProduction(ports, job);
  const stored = (name: string) =>
    productions.kept.get(`${ids.practice}/${ids.request}/${ids.production}/${name}`)?.bytes ??
    Buffer.alloc(0);
  const reader = new ZipReader(new BlobReader(new Blob([Uint8Array.from(stored("packet.zip"))])), {
    useWebWorkers: false,
    checkSignature: true,
  });
  const inside = new Map<string, Buffer>();
  for (const entry of await reader.getEntries())
    if (!entry.directory)
      inside.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())));
  const said = (name: string) => inside.get(name)?.toString("utf8") ?? "";
  const manifest = packetManifestSchema.parse(JSON.parse(said("manifest.json")));
  return { stored, inside, said, manifest, writer };
}

describe("the archive of a production", () => {
  it("holds every record by itself under its numbers, a note that was opened too, and the words of its pages", async () => {
    const { inside, said, stored, manifest } = await unpacked();
    expect([...inside.keys()].toSorted()).toEqual(
      [
        "VOL001.dat",
        "VOL001.opt",
        "cover-letter.pdf",
        `documents/${first}.pdf`,
        `documents/${second}.pdf`,
        "index.pdf",
        "manifest.json",
        "privilege-log.csv",
        "privilege-log.pdf",
        `text/${first}.txt`,
        `text/${second}.txt`,
      ].toSorted(),
    );
    const whole = await pageWords(stored("production.pdf"));
    for (const [at, number] of [first, second].entries()) {
      const alone = await pageWords(inside.get(`documents/${number}.pdf`) ?? Buffer.alloc(0));
      expect(alone).toEqual([whole[at]]);
      expect(said(`text/${number}.txt`)).toBe(textFileOf(alone));
    }
    expect(said(`text/${first}.txt`)).toContain("PLAIN");
    expect(said(`text/${second}.txt`)).toContain("SEALED");
    expect(allNumbersOf(manifest)).toEqual([[first], [second]]);
  });

  it("is known by its digest and those of all that it holds, in the manifest beside it and in its own", async () => {
    const { inside, stored, manifest, writer } = await unpacked();
    const { packet } = manifestSchema.parse(JSON.parse(stored("manifest.json").toString()));
    expect(packet?.sha256).toBe(sha256Hex(stored("packet.zip")));
    expect(new Map(packet?.files.map(({ name, sha256 }) => [name, sha256]))).toEqual(
      new Map([...inside].map(([name, bytes]) => [name, sha256Hex(bytes)])),
    );
    expect(manifest.files[0]).toMatchObject({
      name: "production.pdf",
      sha256: sha256Hex(stored("production.pdf")),
    });
    expect(manifest.files.slice(1).map(({ name, sha256 }) => [name, sha256])).toEqual(
      packet?.files.slice(0, -1).map(({ name, sha256 }) => [name, sha256]),
    );
    expect(writer.told.at(-1)?.event).toMatchObject({ packet: { sha256: packet?.sha256 } });
    expect(manifest.auditHead).toMatchObject({ number: 1 });
    expect(Object.keys(manifest.packVersions)).not.toEqual([]);
  });

  it("loads by the two files, whose paths and digests are those of its documents", async () => {
    const { inside, said } = await unpacked();
    const rows = said("VOL001.dat")
      .slice(1)
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split("\u0014").map((cell) => cell.slice(1, -1)));
    const column = (name: string) => rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1] ?? "");
    expect(column("BEGDOC")).toEqual([first, second]);
    expect(column("HASH")).toEqual(
      column("PDFPATH").map((path) =>
        sha256Hex(inside.get(path.slice(2).replaceAll("\\", "/")) ?? Buffer.alloc(0)),
      ),
    );
    expect(said("VOL001.opt").trimEnd().split("\r\n")).toHaveLength(2);
  });

  it("lists what is withheld by the letter's control numbers, and what was taken out by page", async () => {
    const { said, manifest } = await unpacked({ marked: [drawn] });
    expect(said("privilege-log.csv")).toContain('"W0001","none","1","2026-03-02","Miriam Okafor"');
    expect(said("redaction-log.csv")).toContain(`"R0001","${first}"`);
    expect(manifest.documents[0]?.redacted).toMatchObject([{ page: 1, number: first, boxes: 1 }]);
    expect(said(`text/${first}.txt`)).not.toContain("PLAIN");
  });

  it("has nothing of a note that was not opened: no file, no number and no row", async () => {
    const { inside, said, manifest } = await unpacked({ vault: "approved" });
    expect([...inside.keys()].filter((name) => /^(?:documents|text)\//.test(name))).toEqual([
      `documents/${first}.pdf`,
      `text/${first}.txt`,
    ]);
    expect(manifest.lastNumber).toBe(1);
    expect(said("privilege-log.csv").trimEnd().split("\r\n")).toHaveLength(2);
    expect([...inside.values()].some((bytes) => bytes.includes("SEALED"))).toBe(false);
  });
});

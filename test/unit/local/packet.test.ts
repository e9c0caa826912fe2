import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { describe, expect, it } from "vitest";
import { buildFromPlan } from "../../../local/packet/build-packet.ts";
import { faultsOf } from "../../../local/packet/verify-packet.ts";
import { packetPlanJsonSchema } from "../../../local/packet/write-schema.ts";
import { packetPlanSchema } from "../../../workflows/production/packet-plan.ts";
import { engineHere } from "../../support/packets.ts";
import { pagesSaying } from "../../support/pdf-files.ts";
import { failedOnPage } from "../../support/redaction/failed-on-page.ts";

const docs = new URL("../../../docs/", import.meta.url);
const example = readFileSync(new URL("packet-plan.example.json", docs), "utf8");

/** A folder with the plan of the example and its files. */
async function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), "duces-packet-"));
  writeFileSync(join(folder, "plan.json"), example);
  writeFileSync(join(folder, "progress-notes-march.pdf"), await pagesSaying(["first", "second"]));
  writeFileSync(join(folder, "intake.pdf"), await pagesSaying(["privileged", "fourth"]));
  return { plan: join(folder, "plan.json"), out: join(folder, "out"), folder };
}
const built = async () => {
  const places = await aFolder();
  return { ...places, manifest: await buildFromPlan(engineHere, places.plan, places.out) };
};
type Written = {
  documents: { withheld: { ground?: string }[]; batesLast: string }[];
  files: { sha256: string }[];
};
function amend(out: string, change: (manifest: Written) => void): void {
  const path = join(out, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Written;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

describe("the plan of a packet", () => {
  it("is published as a schema, with an example that it lets through", () => {
    const published = readFileSync(new URL("packet-plan.schema.json", docs), "utf8");
    expect(JSON.parse(published)).toEqual(JSON.parse(packetPlanJsonSchema()));
    expect(packetPlanSchema.safeParse(JSON.parse(example)).success).toBe(true);
  });
});

describe("a packet of local files", () => {
  it("holds: hashes, numbers, withheld pages, contents and certificate", async () => {
    const { out, manifest } = await built();
    expect(manifest.documents.map(({ batesFirst, batesLast }) => [batesFirst, batesLast])).toEqual([
      ["26HLC12345A000001", "26HLC12345A000002"],
      ["26HLC12345A000003", "26HLC12345A000004"],
    ]);
    expect(manifest.files[0]?.pages).toBe(3);
    expect(await faultsOf(out)).toEqual([]);
  });

  it("is the same bytes when it is built again", async () => {
    const { manifest, plan, folder } = await built();
    expect(await buildFromPlan(engineHere, plan, join(folder, "again"))).toEqual(manifest);
  });

  it("goes on where it was stopped, with the same numbers, and reads nothing twice", async () => {
    const { plan, out, folder } = await aFolder();
    let asked = 0;
    const stops = {
      ...engineHere,
      make: async (...order: Parameters<typeof engineHere.make>) => {
        asked += 1;
        if (asked === 2) throw new Error("stopped");
        return engineHere.make(...order);
      },
    };
    await expect(buildFromPlan(stops, plan, out)).rejects.toThrow("stopped");
    expect(await faultsOf(out)).toEqual(["manifest.json is not there, or is no manifest of a packet"]);
    const manifest = await buildFromPlan(stops, plan, out);
    expect(asked).toBe(3);
    expect(manifest).toEqual(await buildFromPlan(engineHere, plan, join(folder, "again")));
    expect(await faultsOf(out)).toEqual([]);
  });

  it("does not hold once a byte of a file differs, or a file is gone", async () => {
    const { out } = await built();
    const path = join(out, "production.pdf");
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    writeFileSync(join(out, "certificate.pdf"), "");
    const faults = await faultsOf(out);
    for (const name of ["production.pdf", "certificate.pdf"])
      expect(faults).toContain(
        `${name} is not the file that the manifest names: its bytes or its SHA-256 differ`,
      );
  });

  it("does not hold when a withheld page is not in the log, or the documents do not follow each other", async () => {
    const { out } = await built();
    amend(out, ({ documents }) => documents[1]?.withheld.pop());
    expect(await faultsOf(out)).toEqual(["production.pdf has 3 pages where the log leaves 4"]);
    amend(out, ({ documents: [first] }) => {
      if (first) first.batesLast = "26HLC12345A000001";
    });
    expect(await faultsOf(out)).toEqual([
      "the documents of the manifest do not follow each other by their numbers",
    ]);
  });

  it("does not hold when a ground is another than the certificate says, or no file is named", async () => {
    const { out } = await built();
    amend(out, ({ documents }) => Object.assign(documents[1]?.withheld[0] ?? {}, { ground: "another" }));
    expect(await faultsOf(out)).toEqual([
      "certificate.pdf does not say: Withheld, each with the number of its page: 26HLC12345A000003 (another).",
    ]);
    amend(out, ({ files }) => files.pop());
    expect(await faultsOf(out)).toEqual([
      "the manifest names other files than production.pdf and certificate.pdf",
    ]);
  });

  it("is not made where a page is to be withheld that is not there", async () => {
    const { plan, out } = await aFolder();
    const written = JSON.parse(example) as { documents: { withheld?: unknown[] }[] };
    Object.assign(written.documents[0] ?? {}, { withheld: [{ page: 3, ground: "privileged" }] });
    writeFileSync(plan, JSON.stringify(written));
    await expect(buildFromPlan(engineHere, plan, out)).rejects.toThrow(
      "has 2 pages: its page 3 cannot be withheld",
    );
  });

  it("is not made of a page that hides something, and says which and what", async () => {
    const { plan, out, folder } = await aFolder();
    const hidden = await failedOnPage["nearly opaque mark"]?.make(0);
    writeFileSync(join(folder, "intake.pdf"), hidden ?? "");
    const written = JSON.parse(example) as { documents: object[] };
    const [first, second] = written.documents;
    const documents = [first, { ...second, pages: 1, withheld: [] }];
    writeFileSync(plan, JSON.stringify({ ...written, documents }));
    await expect(buildFromPlan(engineHere, plan, out)).rejects.toThrow(
      /, page 1: Text can be made out through a mark/,
    );
    expect(readdirSync(out)).toEqual([".parts"]);
  });

  it("makes a part again that is not what was kept", async () => {
    const { plan, out, folder } = await aFolder();
    const stops = {
      ...engineHere,
      make: async (...[bytes, order]: Parameters<typeof engineHere.make>) => {
        if (order.firstNumber > 1) throw new Error("stopped");
        return engineHere.make(bytes, order);
      },
    };
    await expect(buildFromPlan(stops, plan, out)).rejects.toThrow("stopped");
    const parts = join(out, ".parts");
    for (const name of readdirSync(parts)) {
      const bytes = readFileSync(join(parts, name));
      bytes[bytes.length - 30] = (bytes[bytes.length - 30] ?? 0) ^ 1;
      writeFileSync(join(parts, name), bytes);
    }
    const again = await buildFromPlan(engineHere, plan, join(folder, "again"));
    expect(await buildFromPlan(engineHere, plan, out)).toEqual(again);
  });

  it("does not hold when something was put into it, also under a manifest that was amended for it", async () => {
    const { out } = await built();
    const path = join(out, "production.pdf");
    const document = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
    document.getPage(0).node.set(PDFName.of("PieceInfo"), PDFString.of("secret"));
    const bytes = await document.save({ useObjectStreams: false });
    writeFileSync(path, bytes);
    const { createHash } = await import("node:crypto");
    amend(out, ({ files: [first] }) => {
      if (first)
        Object.assign(first, {
          sha256: createHash("sha256").update(bytes).digest("hex"),
          bytes: bytes.length,
        });
    });
    expect(await faultsOf(out)).toEqual(["production.pdf holds what no page of a production may: PieceInfo"]);
  });
});

import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { archive } from "../../../local/packet/archive.ts";
import { faultsOf } from "../../../local/packet/verify-packet.ts";
import type { PacketManifest } from "../../../workflows/production/packet/manifest.ts";
import { builtPacket, signAnew } from "../../support/packet-folders.ts";

/** Damages a packet in its folder. Those that are signed anew leave no digest that differs. */
type Damage = {
  readonly to: (out: string, manifest: PacketManifest) => void | Promise<void>;
  readonly found: string;
};

const edit = (name: string, change: (text: string) => string) => (out: string) => {
  const path = join(out, name);
  writeFileSync(path, change(readFileSync(path, "utf8")));
};
const edited = (name: string, change: (text: string) => string) => async (out: string) => {
  edit(name, change)(out);
  await signAnew(out);
};
const amended = (change: (manifest: PacketManifest) => void) => (out: string) => signAnew(out, change);
const redrawn =
  (name: string, change: (document: PDFDocument) => void | Promise<void>) => async (out: string) => {
    const path = join(out, name);
    const document = await PDFDocument.load(readFileSync(path), { updateMetadata: false });
    await change(document);
    // The library gives every page that it draws on an empty list.
    for (const page of document.getPages()) page.node.delete(PDFName.of("Annots"));
    writeFileSync(path, await document.save({ useObjectStreams: false }));
    await signAnew(out);
  };
async function changePlaces(document: PDFDocument): Promise<void> {
  const [copy] = await document.copyPages(document, [1]);
  document.removePage(1);
  if (copy) document.insertPage(0, copy);
}
const [doc1, txt1] = ["documents/26HLC12345A000001.pdf", "text/26HLC12345A000001.txt"];
const isAnother = (name: string) =>
  `${name} is not the file that the manifest names: its bytes or its SHA-256 differ`;

const damages: Readonly<Record<string, Damage>> = {
  "a byte of the production differs": {
    to: (out) => {
      const bytes = readFileSync(join(out, "production.pdf"));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(join(out, "production.pdf"), bytes);
    },
    found: isAnother("production.pdf"),
  },
  "the certificate is empty": {
    to: (out) => writeFileSync(join(out, "certificate.pdf"), ""),
    found: isAnother("certificate.pdf"),
  },
  "a document is gone": { to: (out) => rmSync(join(out, doc1)), found: `${doc1} is not there` },
  "the manifest is gone": {
    to: (out) => rmSync(join(out, "manifest.json")),
    found: "manifest.json is not there, or is no manifest of a packet",
  },
  "a file lies there that nobody named": {
    to: (out) => writeFileSync(join(out, "documents/extra.pdf"), "x"),
    found: "documents/extra.pdf lies in the folder, and the manifest does not name it",
  },
  "a withheld page is not in the log": {
    to: amended(({ documents }) => documents[1]?.withheld.pop()),
    found: "production.pdf has 4 pages where the log leaves 5",
  },
  "a number is given twice": {
    to: amended(({ documents: [first] }) => Object.assign(first ?? {}, { batesLast: "26HLC12345A000001" })),
    found: "the documents of the manifest do not follow each other by their numbers",
  },
  "a row of the log names another page": {
    to: amended(({ documents: [, second] }) =>
      Object.assign(second?.withheld[0] ?? {}, { number: "26HLC12345A000004" }),
    ),
    found: "the documents of the manifest do not follow each other by their numbers",
  },
  "a number is skipped": {
    to: amended((manifest) => Object.assign(manifest, { lastNumber: manifest.lastNumber + 1 })),
    found: "the documents of the manifest do not follow each other by their numbers",
  },
  "a ground is another than the certificate says": {
    to: amended(({ documents: [, second] }) =>
      Object.assign(second?.withheld[0] ?? {}, { ground: "another" }),
    ),
    found:
      "certificate.pdf does not say: Withheld, each with the number of its page: 26HLC12345A000003 (another); 26HLC12345A000005 (attorney-client privilege); 26HLC12345A000006 (attorney-client privilege).",
  },
  "a file of the packet is not named": {
    to: amended(({ files }) => files.pop()),
    found: "the manifest names other files than a packet of its documents has",
  },
  "the manifest tells what is never listed": {
    to: amended((manifest) => Object.assign(manifest, { neverListed: "There are some." })),
    found: "the manifest says something else of what is never listed",
  },
  "a page of the production is drawn over": {
    to: redrawn("production.pdf", (document) => {
      document.getPage(0).drawText("never there", { x: 72, y: 500, size: 12 });
    }),
    found: `${doc1} does not show what production.pdf shows`,
  },
  "two pages have changed places": {
    to: redrawn("production.pdf", (document) => changePlaces(document)),
    found: `${doc1} does not show what production.pdf shows`,
  },
  "two pages of a document have changed places": {
    to: redrawn(doc1, (document) => changePlaces(document)),
    found: "page 1 does not bear its number 26HLC12345A000001",
  },
  "something lies behind the last page of the production": {
    to: async (out) => {
      appendFileSync(join(out, "production.pdf"), "9 0 obj\n(secret)\nendobj\n");
      await signAnew(out);
    },
    found: "production.pdf holds more than its documents, or less",
  },
  "something is put into a page that nobody sees": {
    to: redrawn("production.pdf", (document) => {
      document.getPage(0).node.set(PDFName.of("PieceInfo"), PDFString.of("secret"));
    }),
    found: `${doc1} does not show what production.pdf shows`,
  },
  "a document acts when it is opened": {
    to: redrawn(doc1, (document) => {
      document.addJavaScript("hello", "app.alert(1)");
    }),
    found: `${doc1} holds what acts: javascript`,
  },
  "a document by itself says more": {
    to: redrawn(doc1, (document) => {
      document.getPage(0).drawText("never there", { x: 72, y: 500, size: 12 });
    }),
    found: `${doc1} does not show what production.pdf shows`,
  },
  "a text says what no page says": {
    to: edited(txt1, (text) => text.replace("first", "first and privileged")),
    found: `${txt1} does not say what the pages say`,
  },
  "a load file names another document": {
    to: edited("VOL001.dat", (text) => text.replace("progress note", "letter")),
    found: "VOL001.dat does not say what follows from the manifest",
  },
  "a load file has a row less": {
    to: edited("VOL001.opt", (text) => text.slice(0, text.lastIndexOf("\r\n", text.length - 3) + 2)),
    found: "VOL001.opt does not say what follows from the manifest",
  },
  "a row of a log is gone from the table": {
    to: edited("privilege-log.csv", (text) => text.slice(0, text.lastIndexOf('"W0002"'))),
    found: "privilege-log.csv does not say what follows from the manifest",
  },
  "a log on paper is another": {
    to: async (out) => {
      writeFileSync(join(out, "redaction-log.pdf"), readFileSync(join(out, "privilege-log.pdf")));
      await signAnew(out);
    },
    found: "redaction-log.pdf does not say what follows from the manifest",
  },
  "a document of which the log names no redaction has a word under a black box": {
    to: async (out) => {
      const cover = (document: PDFDocument) =>
        document.getPage(0).drawRectangle({ x: 0, y: 0, width: 2000, height: 2000 });
      await redrawn(doc1, cover)(out);
    },
    found: `${doc1}, page 1: Text lies under a filled shape: who selects and copies it can read it.`,
  },
  "the archive is gone": {
    to: (out) => rmSync(join(out, "packet.zip")),
    found: "packet.zip is not there",
  },
  "the archive is cut off": {
    to: (out) => {
      const bytes = readFileSync(join(out, "packet.zip"));
      writeFileSync(join(out, "packet.zip"), bytes.subarray(0, bytes.length - 40));
    },
    found: "packet.zip cannot be read, or its sums are wrong",
  },
  "the archive lacks a file": {
    to: (out, { files, assembledAt }) =>
      archive(
        out,
        { assembledAt, files: files.slice(0, -1) },
        readFileSync(join(out, "manifest.json")).length,
      ),
    found: "packet.zip lacks VOL001.opt",
  },
  "the archive holds a file besides": {
    to: async (out, { files, assembledAt }) => {
      writeFileSync(join(out, "extra.pdf"), "x");
      const more = [...files, { name: "extra.pdf", bytes: 1, sha256: "", pages: null }];
      await archive(out, { assembledAt, files: more }, readFileSync(join(out, "manifest.json")).length);
      rmSync(join(out, "extra.pdf"));
    },
    found: "packet.zip holds extra.pdf besides",
  },
  "the archive holds an earlier manifest": {
    to: (out) => appendFileSync(join(out, "manifest.json"), "\n"),
    found: "packet.zip holds another manifest.json",
  },
};

describe("a damage to a packet is found", () => {
  let sound: Awaited<ReturnType<typeof builtPacket>>;
  beforeAll(async () => {
    sound = await builtPacket();
  });

  it("and where there is none, none", async () => {
    expect(await faultsOf(sound.out)).toEqual([]);
  });

  it.each(Object.entries(damages))("where %s", async (_name, { to, found }) => {
    const out = mkdtempSync(join(tmpdir(), "duces-packet-"));
    cpSync(sound.out, out, { recursive: true });
    await to(out, sound.manifest);
    expect(await faultsOf(out)).toContain(found);
  });
});

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ZipReader, ZipWriter, Uint8ArrayReader, Uint8ArrayWriter } from "@zip.js/zip.js";
import { archive } from "../../../local/packet/archive.ts";
import { buildFromPlan } from "../../../local/packet/build-packet.ts";
import { faultsOf } from "../../../local/packet/verify-packet.ts";
import { planFolder } from "../../support/packet-folders.ts";
import { engineHere } from "../../support/packets.ts";
import { unlocked } from "../../support/winzip-aes.ts";

const password = "seven calm herons wade";
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A packet under the password, made once; each test damages a copy. */
async function locked() {
  const { plan, out } = await planFolder();
  const manifest = await buildFromPlan(engineHere, plan, out, [], password);
  return { out, manifest };
}
let sound: Awaited<ReturnType<typeof locked>>;
beforeAll(async () => {
  sound = await locked();
});
function copied(): { readonly out: string; readonly zip: string } {
  const out = mkdtempSync(join(tmpdir(), "duces-packet-"));
  cpSync(sound.out, out, { recursive: true });
  return { out, zip: join(out, "packet.zip") };
}

/** The archive of a packet packed anew, each file as `as` says of its name. */
async function repacked(zip: string, as: (name: string) => object): Promise<void> {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(zip)), { password, useWebWorkers: false });
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 0, useWebWorkers: false });
  for (const entry of await reader.getEntries())
    if (!entry.directory) {
      const bytes = await entry.getData(new Uint8ArrayWriter());
      await writer.add(entry.filename, new Uint8ArrayReader(bytes), as(entry.filename));
    }
  writeFileSync(zip, await writer.close());
}

describe("the archive of a packet under a password", () => {
  it("opens by the specification of WinZip, AE-2 with AES-256, to the files that the manifest names", () => {
    const found = unlocked(readFileSync(join(sound.out, "packet.zip")), password);
    const sealed = { encrypted: true, method: 99, crc: 0, extra: "02004145030000" };
    expect(found.map(({ content, ...told }) => ({ ...told, sha256: sha256(content) }))).toMatchObject(
      [
        { name: "manifest.json", sha256: sha256(readFileSync(join(sound.out, "manifest.json"))) },
        ...sound.manifest.files.map(({ name, sha256: digest }) => ({ name, sha256: digest })),
      ].map((file) => ({ ...file, ...sealed, verified: true, authentic: true })),
    );
  });

  it("opens with no other password, and has nothing of a file in it as it is", () => {
    const bytes = readFileSync(join(sound.out, "packet.zip"));
    const others = unlocked(bytes, `${password}.`);
    expect(others.map(({ authentic }) => authentic)).toEqual(others.map(() => false));
    expect(["%PDF", "batesFirst", "BEGDOC"].filter((words) => bytes.includes(words))).toEqual([]);
  });

  it("has a salt for each file, and others the next time", async () => {
    const again = copied();
    await archive(again.out, sound.manifest, readFileSync(join(again.out, "manifest.json")).length, password);
    const salts = [sound.out, again.out].flatMap((out) =>
      unlocked(readFileSync(join(out, "packet.zip")), password).map(({ salt }) => salt),
    );
    expect(salts).toHaveLength(2 * (sound.manifest.files.length + 1));
    expect(new Set(salts).size).toBe(salts.length);
  });

  it("is held against the manifest with its password", async () => {
    expect(await faultsOf(sound.out, password)).toEqual([]);
  });

  it.each([
    ["no password", null, "packet.zip is encrypted: say with --password-file which file holds its password"],
    ["another password", "eight calm herons wade", "packet.zip does not open with this password"],
  ])("is not held with %s, and the words say why", async (_which, given, words) => {
    expect(await faultsOf(sound.out, given)).toEqual([words]);
  });

  it.each([
    ["as it is", {}],
    ["with 128 bits", { password, encryptionStrength: 1 }],
    ["with the old encryption", { password, zipCrypto: true }],
  ])("is told from one that has a file %s", async (_how, otherwise) => {
    const { out, zip } = copied();
    await repacked(zip, (name) => (name === "index.pdf" ? otherwise : { password, encryptionStrength: 3 }));
    expect(await faultsOf(out, password)).toEqual([
      "packet.zip holds index.pdf without the encryption of AES-256",
    ]);
  });

  it("is told from one in which a byte is another", async () => {
    const { out, zip } = copied();
    const bytes = readFileSync(zip);
    // Behind the first name come its extra field, salt and check: far less than that.
    const at = bytes.indexOf("manifest.json") + 500;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(zip, bytes);
    expect(await faultsOf(out, password)).toEqual(["packet.zip cannot be read, or its sums are wrong"]);
  });
});

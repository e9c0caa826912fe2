import { createHash } from "node:crypto";
import { existsSync, openAsBlob } from "node:fs";
import { BlobReader, ZipReader } from "@zip.js/zip.js";
import type { Entry } from "@zip.js/zip.js";
import type { PacketManifest } from "../../workflows/production/packet/manifest.ts";
import { archiveName } from "./archive.ts";

/** What an archive does not hold of the files of a packet, byte for byte, or holds besides. */
export async function faultsOfArchive(
  path: string,
  { files }: Pick<PacketManifest, "files">,
  manifest: Uint8Array | undefined,
): Promise<readonly string[]> {
  if (!existsSync(path)) return [`${archiveName} is not there`];
  const blob = await openAsBlob(path);
  const found = await digestsIn(blob).catch(() => undefined);
  if (!found) return [`${archiveName} cannot be read, or its sums are wrong`];
  const due = new Map([
    [
      "manifest.json",
      createHash("sha256")
        .update(manifest ?? "")
        .digest("hex"),
    ],
    ...files.map(({ name, sha256 }) => [name, sha256] as const),
  ]);
  const names = found.map(({ name }) => name);
  return [
    ...[...due.keys()].filter((name) => !names.includes(name)).map((name) => `${archiveName} lacks ${name}`),
    ...found.flatMap(({ name, sha256 }, at) => {
      if (!due.has(name) || names.indexOf(name) !== at) return [`${archiveName} holds ${name} besides`];
      return due.get(name) === sha256 ? [] : [`${archiveName} holds another ${name}`];
    }),
  ];
}

async function digestsIn(blob: Blob): Promise<readonly { readonly name: string; readonly sha256: string }[]> {
  const archive = new ZipReader(new BlobReader(blob), { checkSignature: true, useWebWorkers: false });
  const found = [];
  for (const entry of await archive.getEntries())
    found.push({ name: entry.filename, sha256: await digestOf(entry) });
  await archive.close();
  return found;
}

async function digestOf(entry: Entry): Promise<string> {
  if (entry.directory) return "a folder";
  const hash = createHash("sha256");
  await entry.getData(
    new WritableStream<Uint8Array>({
      write: (chunk) => {
        hash.update(chunk);
      },
    }),
  );
  return hash.digest("hex");
}

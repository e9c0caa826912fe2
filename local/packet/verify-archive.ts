import { createHash } from "node:crypto";
import { existsSync, openAsBlob } from "node:fs";
import { BlobReader, ERR_INVALID_PASSWORD, ZipReader } from "@zip.js/zip.js";
import type { Entry } from "@zip.js/zip.js";
import type { PacketManifest } from "../../workflows/production/packet/manifest.ts";
import { archiveName } from "./archive.ts";

/**
 * What an archive does not hold of the files of a packet, byte for byte, or holds besides; with a password, also what of it is not
 * encrypted with AES-256.
 */
export async function faultsOfArchive(
  path: string,
  { files }: Pick<PacketManifest, "files">,
  manifest: Uint8Array | undefined,
  password: string | null,
): Promise<readonly string[]> {
  if (!existsSync(path)) return [`${archiveName} is not there`];
  const blob = await openAsBlob(path);
  const found = await digestsIn(blob, password).catch((error: unknown): Refused => {
    const wrong = error instanceof Error && error.message === ERR_INVALID_PASSWORD;
    return {
      refused: wrong ? ["does not open with this password"] : ["cannot be read, or its sums are wrong"],
    };
  });
  if ("refused" in found) return found.refused.map((words) => `${archiveName} ${words}`);
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

type Digest = { readonly name: string; readonly sha256: string };
type Refused = { readonly refused: readonly string[] };

async function digestsIn(blob: Blob, password: string | null): Promise<readonly Digest[] | Refused> {
  const archive = new ZipReader(new BlobReader(blob), {
    checkSignature: true,
    useWebWorkers: false,
    ...(password === null ? {} : { password }),
  });
  const entries = await archive.getEntries();
  if (password === null && entries.some(({ encrypted }) => encrypted))
    return { refused: ["is encrypted: say with --password-file which file holds its password"] };
  const open = password === null ? [] : entries.filter((entry) => !ofAes256(entry));
  if (open.length > 0)
    return { refused: open.map(({ filename }) => `holds ${filename} without the encryption of AES-256`) };
  const found = [];
  for (const entry of entries) found.push({ name: entry.filename, sha256: await digestOf(entry) });
  await archive.close();
  return found;
}

const ofAes256 = ({ encrypted, extraFieldAES }: Entry): boolean => encrypted && extraFieldAES?.strength === 3;

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

import { createReadStream, renameSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { zipping } from "../../functions/adapters/packet/zip.ts";
import type { PacketManifest } from "../../workflows/production/packet/manifest.ts";

/** The name of the archive in the folder of a packet. */
export const archiveName = "packet.zip";

/** Puts every file of a packet, and its manifest, into one archive beside them; encrypted where there is a password. */
export async function archive(
  out: string,
  { files, assembledAt }: Pick<PacketManifest, "files" | "assembledAt">,
  manifestBytes: number,
  password: string | null = null,
): Promise<void> {
  const partial = join(out, `${archiveName}.partial`);
  const file = await open(partial, "w");
  const all = [{ name: "manifest.json", bytes: manifestBytes }, ...files];
  const sink = async (chunk: Uint8Array) => {
    await file.appendFile(chunk);
  };
  const zip = zipping(new Date(assembledAt), sink, password);
  for (const { name, bytes } of all)
    await zip.add({
      name,
      bytes,
      content: () => createReadStream(join(out, name)) as AsyncIterable<Uint8Array>,
    });
  await zip.end();
  await file.close();
  renameSync(partial, join(out, archiveName));
}

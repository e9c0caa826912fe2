import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { RequestEventOf } from "../../workflows/request/events.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { paperNotesKey, productionObjectKey } from "../adapters/production-objects.ts";
import type { JoinedProduction } from "./join-production.ts";
import type { Papers } from "./write-papers.ts";

export type Storing = { readonly productions: Pick<ObjectStore, "put"> };
export type Assembled = Omit<RequestEventOf<"production.assembled">, "type" | "productionId">;

const contentTypes = {
  "cover-letter": "application/pdf",
  manifest: "application/json",
} as const satisfies Record<keyof Papers["files"], string>;

/** Stores beside a production where its notes on paper lie; destroyed with the production, and no file of it. */
export async function storeSheet(
  { productions }: Storing,
  job: AssemblyJob,
  bytes: Uint8Array,
): Promise<void> {
  const key = paperNotesKey(job, job.productionId);
  await productions.put({ key, bytes, sha256: sha256Hex(bytes), contentType: "application/pdf" });
}

/** Stores what goes with a joined production, and says what all came to: digests, and the versions that were stored. */
export async function storePapers(
  { productions }: Storing,
  job: AssemblyJob,
  { versionId, sha256: productionSha256, partsDigest, bytes, rebuilt }: JoinedProduction,
  { files, numbers, packet }: Papers,
): Promise<Assembled> {
  const store = async (name: keyof Papers["files"]) => {
    const file = files[name];
    const sha256 = sha256Hex(file);
    const key = productionObjectKey(job, job.productionId, name);
    return {
      sha256,
      versionId: await productions.put({
        key,
        bytes: file,
        sha256,
        contentType: contentTypes[name],
      }),
    };
  };
  const coverLetter = await store("cover-letter");
  const manifest = await store("manifest");
  return {
    ...numbers,
    ...(rebuilt.length === 0 ? {} : { rebuilt: [...rebuilt] }),
    productionSha256,
    ...(partsDigest === null ? {} : { partsDigest }),
    bytes,
    packet: { sha256: packet.sha256, bytes: packet.bytes, partsDigest: packet.partsDigest },
    coverLetterSha256: coverLetter.sha256,
    manifestSha256: manifest.sha256,
    versions: {
      production: versionId,
      "cover-letter": coverLetter.versionId,
      manifest: manifest.versionId,
      packet: packet.versionId,
    },
  };
}

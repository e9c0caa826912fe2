import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import type { RequestEventOf } from "../../workflows/request/events.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { paperNotesKey, productionObjectKey } from "../adapters/production-objects.ts";
import type { BoundFiles } from "./bind-files.ts";

export type Storing = { readonly productions: Pick<ObjectStore, "put"> };
type Assembled = Omit<RequestEventOf<"production.assembled">, "type" | "productionId">;

const contentTypes = {
  production: "application/pdf",
  "cover-letter": "application/pdf",
  manifest: "application/json",
} as const satisfies Record<ProductionFile, string>;

/** Stores beside a production where its notes on paper lie; destroyed with the production, and no file of it. */
export async function storeSheet(
  { productions }: Storing,
  job: AssemblyJob,
  bytes: Uint8Array,
): Promise<void> {
  const key = paperNotesKey(job, job.productionId);
  await productions.put({ key, bytes, sha256: sha256Hex(bytes), contentType: contentTypes.production });
}

/** Stores the three files of a production, and says what they came to: digests, and the versions that were stored. */
export async function storeFiles(
  { productions }: Storing,
  job: AssemblyJob,
  { files, numbers, rebuilt }: BoundFiles,
): Promise<{ readonly assembled: Assembled }> {
  const store = async (name: ProductionFile) => {
    const bytes = files[name];
    const sha256 = sha256Hex(bytes);
    const key = productionObjectKey(job, job.productionId, name);
    const versionId = await productions.put({ key, bytes, sha256, contentType: contentTypes[name] });
    return { sha256, versionId };
  };
  const production = await store("production");
  const coverLetter = await store("cover-letter");
  const manifest = await store("manifest");
  return {
    assembled: {
      ...numbers,
      ...(rebuilt.length === 0 ? {} : { rebuilt: [...rebuilt] }),
      productionSha256: production.sha256,
      coverLetterSha256: coverLetter.sha256,
      manifestSha256: manifest.sha256,
      versions: {
        production: production.versionId,
        "cover-letter": coverLetter.versionId,
        manifest: manifest.versionId,
      },
    },
  };
}

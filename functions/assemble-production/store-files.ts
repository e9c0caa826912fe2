import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import type { ProductionFile } from "../../workflows/contract/requester.ts";
import type { RequestEventOf } from "../../workflows/request/events.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { productionObjectKey } from "../adapters/production-objects.ts";
import type { BoundFiles } from "./bind-files.ts";

export type Storing = { readonly productions: Pick<ObjectStore, "put"> };
type Assembled = Omit<RequestEventOf<"production.assembled">, "type" | "productionId">;

const contentTypes = {
  production: "application/pdf",
  "cover-letter": "application/pdf",
  manifest: "application/json",
} as const satisfies Record<ProductionFile, string>;

/** Stores the three files of a production, and says what they came to. */
export async function storeFiles(
  { productions }: Storing,
  job: AssemblyJob,
  { files, numbers }: BoundFiles,
): Promise<{ readonly assembled: Assembled }> {
  const store = async (name: ProductionFile): Promise<string> => {
    const bytes = files[name];
    const sha256 = sha256Hex(bytes);
    const key = productionObjectKey(job, job.productionId, name);
    await productions.put({ key, bytes, sha256, contentType: contentTypes[name] });
    return sha256;
  };
  const productionSha256 = await store("production");
  await store("cover-letter");
  const manifestSha256 = await store("manifest");
  return { assembled: { ...numbers, productionSha256, manifestSha256 } };
}

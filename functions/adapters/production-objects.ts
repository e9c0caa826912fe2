import { practiceIdSchema, productionIdSchema, requestIdSchema } from "../../workflows/contract/ids.ts";
import type { ProductionFile } from "../../workflows/contract/production-files.ts";
import type { RequestKey } from "../../workflows/ports.ts";

const names = {
  production: "production.pdf",
  "cover-letter": "cover-letter.pdf",
  manifest: "manifest.json",
  packet: "packet.zip",
} as const satisfies Record<ProductionFile, string>;

/** Where the files of a production are stored, and nothing else. */
export const productionPrefix = ({ practiceId, requestId }: RequestKey, productionId: string): string =>
  `${practiceId}/${requestId}/${productionId}/`;

/** Where parts of a production wait until it is whole, and nothing else. */
export const workingPrefix = (key: RequestKey, productionId: string): string =>
  `working/${productionPrefix(key, productionId)}`;

/** Where a file of a production is stored. */
export const productionObjectKey = (key: RequestKey, productionId: string, file: ProductionFile): string =>
  `${productionPrefix(key, productionId)}${names[file]}`;

/** Where it is written where the notes on paper of a production lie: beside its files, for the practice alone. */
export const paperNotesKey = (key: RequestKey, productionId: string): string =>
  `${productionPrefix(key, productionId)}paper-notes.pdf`;

/** The name a recipient's file gets: the tracking number is theirs already. */
export const fileNameOf = (trackingNumber: string, file: ProductionFile): string =>
  `${trackingNumber}-${names[file]}`;

/** The request a production's key belongs to; undefined when it is not one of ours. */
export function requestOfProductionKey(key: string): RequestKey | undefined {
  const [practice, request, production] = key.split("/");
  const practiceId = practiceIdSchema.safeParse(practice);
  const requestId = requestIdSchema.safeParse(request);
  if (!practiceId.success || !requestId.success || !productionIdSchema.safeParse(production).success)
    return undefined;
  return { practiceId: practiceId.data, requestId: requestId.data };
}

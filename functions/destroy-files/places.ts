import type { RequestKey } from "../../workflows/ports.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { FilesCounted } from "../../workflows/request/events-of-files.ts";
import { filesGoing } from "../../workflows/request/files.ts";
import type { DocumentId, ProductionId } from "../../workflows/vocabulary/ids.ts";
import { paperKeyOf } from "../adapters/object-created.ts";
import { paperNotesKey, productionPrefix, workingPrefix } from "../adapters/production-objects.ts";
import type { StoredVersion, StoredVersions } from "../adapters/stored-versions.s3.ts";

/** Where files of requests lie: what came in, what was bound for counsel, and what somebody was given. */
export type Places = Readonly<Record<"papers" | "binders" | "productions", StoredVersions>>;

/** One thing that is to be destroyed whole: all versions of a paper, of the files of a production, or of all binders. */
export type Thing =
  | { readonly place: "papers"; readonly documentId: DocumentId }
  | { readonly place: "productions"; readonly productionId: ProductionId }
  | { readonly place: "binders" };

/** What the ledger orders to be destroyed, copies before what they are copies of. */
export function thingsOf(context: RequestContext): readonly Thing[] {
  const { papers, productions } = filesGoing(context);
  return [
    { place: "binders" },
    ...productions.map((productionId) => ({ place: "productions", productionId }) as const),
    ...papers.map((documentId) => ({ place: "papers", documentId }) as const),
  ];
}

/** Every version that is stored of a thing. */
export async function versionsOf(
  places: Places,
  key: RequestKey,
  thing: Thing,
): Promise<readonly StoredVersion[]> {
  const under = (prefix: string) => places[thing.place].list(prefix);
  switch (thing.place) {
    case "papers":
      return under(paperKeyOf({ ...key, documentId: thing.documentId }));
    case "binders":
      return under(binderPrefix(key));
    case "productions":
      return [
        ...(await under(workingPrefix(key, thing.productionId))),
        ...(await under(productionPrefix(key, thing.productionId))),
      ];
  }
}
const binderPrefix = ({ practiceId, requestId }: RequestKey): string => `${practiceId}/${requestId}/bnd_`;

/** How many of them are told of: one more file would tell the desk of notes on paper, and parts of a file are none. */
export function countedOf(key: RequestKey, thing: Thing, versions: readonly StoredVersion[]): number {
  if (thing.place !== "productions") return versions.length;
  const [sheet, prefix] = [paperNotesKey(key, thing.productionId), productionPrefix(key, thing.productionId)];
  return versions.filter((one) => one.key !== sheet && one.key.startsWith(prefix)).length;
}

/** How much of a thing was found before anything was destroyed. */
export function foundOf(counted: FilesCounted | null, thing: Thing): number {
  switch (thing.place) {
    case "papers":
      return counted?.papers.find(({ documentId }) => documentId === thing.documentId)?.versions ?? 0;
    case "productions":
      return (
        counted?.productions.find(({ productionId }) => productionId === thing.productionId)?.versions ?? 0
      );
    case "binders":
      return counted?.binders ?? 0;
  }
}

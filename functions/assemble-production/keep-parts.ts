import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { canonicalJson, sha256Hex } from "../adapters/digests.ts";
import type { ObjectStore } from "../adapters/object-store.s3.ts";
import { once } from "../adapters/once.ts";
import { fixed } from "../adapters/packet/objects.ts";
import { partFile } from "../adapters/packet/part-file.ts";
import { workingPrefix } from "../adapters/production-objects.ts";
import { largestRecord, recordObjectKey } from "../adapters/sealed-notes.ts";
import type { StoredVersions } from "../adapters/stored-versions.s3.ts";
import type { PlannedRecord } from "./planned-records.ts";
import type { RebuildRecord } from "./rebuild-record.ts";

/** Where records lie, and where parts of a production wait until it is whole. */
export type Working = {
  readonly records: Pick<ObjectStore, "read">;
  readonly parts: Pick<ObjectStore, "put" | "read">;
  readonly partVersions: StoredVersions;
};
/** A part that is kept, and where it goes. */
export type PartOnShelf = { readonly record: PlannedRecord; readonly key: string };
type Kept =
  | { readonly parts: readonly PartOnShelf[]; readonly made: number }
  | { readonly failed: string }
  | { readonly madeSoFar: number };

/**
 * Rebuilds records one at a time and keeps the part of each: nobody who was stopped makes it again. Psychotherapy notes are none
 * of these: theirs are never kept. Stops between two records when it may not go on, having made one at least.
 */
export async function keepParts(
  { records, parts, partVersions }: Working,
  job: AssemblyJob,
  rebuild: RebuildRecord,
  plain: readonly PlannedRecord[],
  mayGoOn: () => boolean,
): Promise<Kept> {
  const prefix = workingPrefix(job, job.productionId);
  const there = (await partVersions.list(prefix)).map(({ key }) => key).toSorted();
  const shelf: PartOnShelf[] = [];
  let [firstObject, made]: [number, number] = [fixed.firstFree, 0];
  for (const record of plain) {
    const begins = `${prefix}${nameOf(await rules(), record, firstObject)}-`;
    let key = there.find((one) => one.startsWith(begins));
    if (key === undefined) {
      if (made > 0 && !mayGoOn()) return { madeSoFar: shelf.length };
      const { patientRef, documentId, sha256 } = record.row;
      const bytes = await records.read(
        recordObjectKey(job.practiceId, patientRef, documentId),
        largestRecord,
      );
      if (sha256Hex(bytes) !== sha256) return { failed: "record-differs-from-import" };
      const built = await rebuild(record, bytes, firstObject);
      if ("failed" in built) return built;
      key = `${begins}${built.part.next}`;
      const file = partFile(built);
      await parts.put({ key, bytes: file, sha256: sha256Hex(file), contentType: "application/octet-stream" });
      made += 1;
    }
    shelf.push({ record, key });
    firstObject = Number(key.slice(begins.length));
  }
  return { parts: shelf, made };
}

/** The digest of this code. A bundle names its other files by their digests, so that it is another one where any rule is. */
const rules = once(async () => sha256Hex(await readFile(fileURLToPath(import.meta.url))));

/** A part is another one where anything differs that it is made from; what follows the name is the number of the next object. */
const nameOf = (of: string, { row, place, firstNumber, boxes }: PlannedRecord, firstObject: number): string =>
  `${place}-${sha256Hex(canonicalJson({ rules: of, sha256: row.sha256, pages: row.pages, firstNumber, firstObject, boxes })).slice(0, 32)}`;

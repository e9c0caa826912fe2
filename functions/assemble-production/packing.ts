import type { AssemblyJob } from "../../workflows/contract/calls.ts";
import { batesNumber } from "../../workflows/production/bates.ts";
import { documentPath, textPath } from "../../workflows/production/packet/manifest.ts";
import type { PacketFile } from "../../workflows/production/packet/manifest.ts";
import { sha256Hex } from "../adapters/digests.ts";
import type { ObjectInParts, StoredInParts } from "../adapters/object-in-parts.s3.ts";
import { documentFile } from "../adapters/packet/document-file.ts";
import type { KeptPart } from "../adapters/packet/part-file.ts";
import { zipping } from "../adapters/packet/zip.ts";
import { productionObjectKey } from "../adapters/production-objects.ts";
import type { PlannedRecord } from "./planned-records.ts";

/** A file that goes into the archive; pages are null where it is no PDF. */
type Enclosed = { readonly name: string; readonly bytes: Uint8Array; readonly pages: number | null };
/** The archive of a production while it is written. */
export type Packing = {
  /** Puts in one record by itself, and its words. */
  readonly document: (record: PlannedRecord, kept: KeptPart) => Promise<void>;
  readonly enclose: (file: Enclosed) => Promise<void>;
  /** What is in by now: records as they stand in the production, then what was enclosed. */
  readonly files: () => readonly PacketFile[];
  readonly finish: () => Promise<StoredInParts>;
  /** Never throws. */
  readonly abandon: () => Promise<void>;
};

/** Behind every record. */
const last = Number.MAX_SAFE_INTEGER;

/**
 * Begins the archive of a production, stored as it is written: no more than a record is held at a time, and nothing of a
 * psychotherapy note rests but in the archive itself.
 */
export function packing(
  { inParts }: { readonly inParts: ObjectInParts },
  job: AssemblyJob,
  { prefix, at }: { readonly prefix: string; readonly at: Date },
): Packing {
  const key = productionObjectKey(job, job.productionId, "packet");
  const file = inParts({ key, contentType: "application/zip" });
  const zip = zipping(at, file.write);
  const inside: { readonly place: number; readonly file: PacketFile }[] = [];
  const put = async (place: number, { name, bytes, pages }: Enclosed) => {
    await zip.add({ name, bytes: bytes.length, content: () => [bytes] });
    inside.push({ place, file: { name, sha256: sha256Hex(bytes), bytes: bytes.length, pages } });
  };
  return {
    document: async ({ place, firstNumber }, { part, text }) => {
      const names = { batesFirst: batesNumber(prefix, firstNumber) };
      await put(place, { name: documentPath(names), ...(await documentFile(part, at)) });
      await put(place, { name: textPath(names), bytes: Buffer.from(text), pages: null });
    },
    enclose: (enclosed) => put(last, enclosed),
    files: () => inside.toSorted((one, other) => one.place - other.place).map((one) => one.file),
    finish: async () => {
      await zip.end();
      return file.finish();
    },
    abandon: file.abandon,
  };
}

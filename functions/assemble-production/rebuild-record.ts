import { engineLoads, isNewLoad } from "../../workflows/production/loads.ts";
import { partFor } from "../adapters/packet/build.ts";
import type { Engines } from "../adapters/packet/engines.ts";
import type { KeptPart } from "../adapters/packet/part-file.ts";
import type { Redacting } from "../adapters/redaction/redact-process.ts";
import type { PlannedRecord } from "./planned-records.ts";

/** Makes the part of one record out of its bytes, its objects numbered from `firstObject`. */
export type RebuildRecord = (
  record: PlannedRecord,
  bytes: Buffer,
  firstObject: number,
) => Promise<KeptPart | { readonly failed: string }>;

/**
 * Takes out of a record what was marked in it, and rebuilds its pages. A record that cannot be redacted fails: it does not go with
 * what was to be taken out.
 */
export function rebuilding(
  { engines, redact }: { readonly engines: Engines; readonly redact: Redacting["redact"] },
  { prefix, at }: { readonly prefix: string; readonly at: Date },
): RebuildRecord {
  const loads = engineLoads();
  return async ({ row: { pages }, boxes, firstNumber }, bytes, firstObject) => {
    const clean = boxes.length === 0 ? ({ ok: true, bytes } as const) : await redact(bytes, boxes);
    if (!clean.ok) return { failed: `redaction-${clean.reason}` };
    if (isNewLoad(loads, { pages, bytes: clean.bytes.length })) await engines.renew();
    return partFor(
      engines,
      Buffer.from(clean.bytes),
      {
        pages,
        withheld: [],
        setAnew: [...new Set(boxes.map(({ page }) => page))],
        prefix,
        firstNumber,
        firstObject,
      },
      at,
    );
  };
}

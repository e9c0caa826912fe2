import { createReadStream, readFileSync } from "node:fs";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { derivedId, sha256Hex } from "../../../functions/adapters/digests.ts";
import { objectInParts } from "../../../functions/adapters/object-in-parts.s3.ts";
import { objectStore } from "../../../functions/adapters/object-store.s3.ts";
import { recordObjectKey } from "../../../functions/adapters/sealed-notes.ts";
import { storedVersions } from "../../../functions/adapters/stored-versions.s3.ts";
import { productionObjectKey } from "../../../functions/adapters/production-objects.ts";
import { assembleProduction } from "../../../functions/assemble-production/assemble-production.ts";
import type { RecordRow } from "../../../functions/adapters/practice-rows.ts";
import type { DocumentId } from "../../../workflows/vocabulary/ids.ts";
import { anAssembly, at, job } from "../../support/assembly.ts";
import { ids } from "../../support/desk.ts";
import { aRecord } from "../../support/records.ts";
import { credentialsOf } from "../../support/s3-stand.ts";
import type { BenchFile } from "./input.ts";
import { watchEngines } from "./watch-engines.ts";

// Run as a process of its own: node assembly.ts LIST ENDPOINT. Assembles one production of records that lie in the local S3, by
// the code of the function and with its adapters; the ledger alone is invented. Every other call has no time for more than one
// record, so that what a further call takes up is measured, too. Writes as JSON what it came to, and the most megabytes that
// this process and each engine took.

const [list = "", endpoint = ""] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, "utf8")) as readonly BenchFile[];
const client = new S3Client({
  endpoint,
  region: "us-east-1",
  credentials: credentialsOf("root"),
  requestChecksumCalculation: "WHEN_REQUIRED",
});
const Bucket = "kept";

const digests = new Map<string, string>();
const rows: RecordRow[] = [];
for (const [n, { path, pages, bytes }] of files.entries()) {
  const documentId = derivedId<DocumentId>("doc", `${n}`);
  if (!digests.has(path)) digests.set(path, sha256Hex(readFileSync(path)));
  const Key = recordObjectKey(ids.practice, ids.patient, documentId);
  await client.send(
    new PutObjectCommand({ Bucket, Key, Body: createReadStream(path), ContentLength: bytes }),
  );
  rows.push({ ...aRecord(documentId, false), pages, size: bytes, sha256: digests.get(path) ?? "" });
}
const named = rows.map(({ documentId }) => documentId);
const { ports, writer } = await anAssembly({
  vault: "approved",
  later: () => ({
    context: {
      selection: { documentIds: named, proposedBy: [ids.manager], outcomes: {} },
      reviews: named.map((documentId) => ({
        documentId,
        decision: "approve" as const,
        ground: null,
        by: ids.clinician,
        at,
      })),
    },
    judgement: { segments: Object.fromEntries(named.map((documentId) => [documentId, "release" as const])) },
  }),
});
const store = objectStore(client, Bucket);
const real = {
  ...ports,
  practices: { recordsNamed: async () => rows },
  records: store,
  parts: store,
  partVersions: storedVersions(client, Bucket),
  productions: store,
  inParts: objectInParts(client, Bucket, 16 * 1024 * 1024),
};
const watch = watchEngines();
for (let call = 0; writer.told.at(-1)?.event.type !== "production.assembled"; call += 1)
  await assembleProduction(real, job, () => call > 2);
const engineMb = watch.end();
const made = writer.told.at(-1)?.event;
if (made?.type !== "production.assembled") throw new Error("it was not assembled");
const { Body } = await client.send(
  new GetObjectCommand({
    Bucket,
    Key: productionObjectKey(job, job.productionId, "production"),
    VersionId: made.versions.production,
  }),
);
let bytes = 0;
for await (const chunk of (Body ?? []) as AsyncIterable<Uint8Array>) bytes += chunk.length;
const ownMb = Math.round(process.resourceUsage().maxRSS / 1024);
const calls = writer.told.filter(({ event }) => event.type === "production.continued").length + 1;
const { pages, rebuilt = [] } = made;
// A bundle has no console.
process.stdout.write(
  `${JSON.stringify({ pages, setAside: rebuilt.filter(({ setAside }) => setAside).length, bytes, calls, ownMb, engineMb })}\n`,
);

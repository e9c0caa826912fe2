import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { createLog } from "../adapters/log.ts";
import { objectCreatedSchema } from "../adapters/object-created.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { takePdfInThread } from "../adapters/pdf-thread.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { acceptDocument } from "./accept-document.ts";
import { configSchema } from "./config.ts";

const config = configSchema.parse(process.env);
const [storage, log] = [storageClient(), createLog("accept-document")];
const gate = {
  requests: requestReader(ledgerClient(), config.LEDGER_TABLE),
  quarantine: objectStore(storage, config.QUARANTINE_BUCKET),
  quarantineBucket: config.QUARANTINE_BUCKET,
  casePapers: objectStore(storage, config.CASE_PAPERS_BUCKET),
  submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  // Well below what the function has (infra/function-settings.ts): it must outlive its thread.
  takePdf: takePdfInThread({ heapMb: 768, bytesMb: 384, seconds: 60 }),
  log,
};

/** One object was stored in the quarantine. */
export const handler = async (event: unknown): Promise<void> => {
  const { bucket, object } = objectCreatedSchema.parse(event).detail;
  if (bucket.name !== config.QUARANTINE_BUCKET) return log("security", "foreign-bucket");
  await acceptDocument(gate, { key: object.key, versionId: object["version-id"] });
};

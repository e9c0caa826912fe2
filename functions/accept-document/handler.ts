import { functionsClient, ledgerClient, storageClient } from "../adapters/aws-clients.ts";
import { createLog } from "../adapters/log.ts";
import { objectCreatedSchema } from "../adapters/object-created.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { readPdf } from "../adapters/pdf-reading.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { insistentWriter, requestWriter } from "../adapters/request-writer.lambda.ts";
import { acceptDocument } from "./accept-document.ts";
import { configSchema } from "./config.ts";

const config = configSchema.parse(process.env);
const [storage, log] = [storageClient(), createLog("accept-document")];
const gate = {
  requests: requestReader(ledgerClient(), config.LEDGER_TABLE),
  quarantine: objectStore(storage, config.QUARANTINE_BUCKET),
  quarantineBucket: config.QUARANTINE_BUCKET,
  casePapers: objectStore(storage, config.CASE_PAPERS_BUCKET),
  submit: insistentWriter(requestWriter(functionsClient(), config.ADVANCE_REQUEST_ARN)),
  readPdf,
  log,
};

/** One object was stored in the quarantine. */
export const handler = async (event: unknown): Promise<void> => {
  const { bucket, object } = objectCreatedSchema.parse(event).detail;
  if (bucket.name !== config.QUARANTINE_BUCKET) return log("security", "foreign-bucket");
  await acceptDocument(gate, { key: object.key, versionId: object["version-id"] });
};

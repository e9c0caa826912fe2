import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { createLog } from "../adapters/log.ts";
import { malwareVerdict, scanResultSchema } from "../adapters/malware-verdict.s3.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { takePdfInThread } from "../adapters/pdf-thread.ts";
import { checkPaper } from "../adapters/redaction-check/check-paper.ts";
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
  readVerdict: malwareVerdict(storage, config.QUARANTINE_BUCKET),
  casePapers: objectStore(storage, config.CASE_PAPERS_BUCKET),
  submit: insistentWriter(requestWriter(config.ADVANCE_REQUEST_ARN)),
  // Well below what the function has (infra/function-settings.ts): it must outlive its thread.
  takePdf: takePdfInThread({ heapMb: 768, bytesMb: 384, seconds: 60 }),
  checkPaper: (bytes: Uint8Array) => checkPaper(bytes),
  log,
};

/** One object of the quarantine was scanned. */
export const handler = async (event: unknown): Promise<void> => {
  const { bucketName, objectKey: key, versionId } = scanResultSchema.parse(event).detail.s3ObjectDetails;
  if (bucketName !== config.QUARANTINE_BUCKET) return log("security", "foreign-bucket");
  await acceptDocument(gate, { key, versionId });
};

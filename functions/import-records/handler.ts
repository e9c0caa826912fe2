import { keysClient, ledgerClient, storageClient } from "../adapters/aws-clients.ts";
import { createLog } from "../adapters/log.ts";
import { wrapNote } from "../adapters/note-keys.kms.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { readPdf } from "../adapters/pdf-reading.ts";
import { patientFiles, practices } from "../adapters/practices.dynamodb.ts";
import { configSchema } from "./config.ts";
import { importRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const [ledger, storage] = [ledgerClient(), storageClient()];

export const handler = importRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  files: patientFiles(ledger, config.LEDGER_TABLE),
  records: objectStore(storage, config.RECORDS_BUCKET),
  notes: objectStore(storage, config.NOTES_BUCKET),
  wrapNote: wrapNote(keysClient(), config.NOTES_KEY_ARN),
  readPdf,
  log: createLog("import-records"),
});

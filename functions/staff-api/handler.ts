import { functionsClient, ledgerClient, storageClient } from "../adapters/aws-clients.ts";
import { createLog } from "../adapters/log.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { downloadLinks, uploadTickets } from "../adapters/presigned.s3.ts";
import { requestFiles } from "../adapters/request-file.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { configSchema } from "./config.ts";
import { staffRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const [ledger, storage] = [ledgerClient(), storageClient()];

export const handler = staffRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  requests: requestReader(ledger, config.LEDGER_TABLE),
  files: requestFiles(ledger, config.LEDGER_TABLE),
  tickets: uploadTickets(storage, config.QUARANTINE_BUCKET),
  paperLinks: downloadLinks(storage, config.CASE_PAPERS_BUCKET),
  recordLinks: downloadLinks(storage, config.RECORDS_BUCKET),
  submit: requestWriter(functionsClient(), config.ADVANCE_REQUEST_ARN),
  now: () => new Date(),
  log: createLog("staff-api"),
});

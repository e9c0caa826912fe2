import { readAccounting } from "../adapters/accounting.dynamodb.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { lateLinks } from "../adapters/late-presigned.ts";
import { lateStore } from "../adapters/late-store.ts";
import { lateWriter } from "../adapters/late-writer.ts";
import { createLog } from "../adapters/log.ts";
import { readLooks, recordLooks } from "../adapters/looks.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { readFile } from "../adapters/request-file.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { configSchema } from "./config.ts";
import { paperRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const ledger = ledgerClient();

/** Staff ask which papers a request calls for, or for one of them. */
export const handler = paperRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  file: readFile(ledger, config.LEDGER_TABLE),
  requests: requestReader(ledger, config.LEDGER_TABLE),
  accounting: readAccounting(ledger, config.LEDGER_TABLE),
  submit: lateWriter(config.ADVANCE_REQUEST_ARN),
  shelves: {
    casePapers: lateStore(config.CASE_PAPERS_BUCKET),
    binders: lateStore(config.BINDERS_BUCKET),
    links: lateLinks(config.BINDERS_BUCKET),
  },
  now: () => new Date(),
  readLooks: readLooks(ledger, config.LEDGER_TABLE),
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("draw-papers"),
});

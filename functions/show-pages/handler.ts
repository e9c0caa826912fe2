import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { lateStore } from "../adapters/late-store.ts";
import { lateWriter } from "../adapters/late-writer.ts";
import { createLog } from "../adapters/log.ts";
import { recordLooks } from "../adapters/looks.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { askPagesInThread } from "../adapters/redaction/pages-thread.ts";
import { readFile } from "../adapters/request-file.dynamodb.ts";
import { configSchema } from "./config.ts";
import { pageRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const ledger = ledgerClient();

/** Staff look at the pages of a record, search them, and see what is taken out of them. */
export const handler = pageRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  file: readFile(ledger, config.LEDGER_TABLE),
  records: lateStore(config.RECORDS_BUCKET),
  pages: askPagesInThread(),
  submit: lateWriter(config.ADVANCE_REQUEST_ARN),
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("show-pages"),
});

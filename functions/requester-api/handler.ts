import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { filingAllowance } from "../adapters/filing-allowance.dynamodb.ts";
import { lateTickets } from "../adapters/late-presigned.ts";
import { lateWriter } from "../adapters/late-writer.ts";
import { createLog } from "../adapters/log.ts";
import { showsNobody } from "../adapters/looks.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { releasedFiles } from "../adapters/released-files.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { sessions } from "../adapters/sessions.dynamodb.ts";
import { configSchema } from "./config.ts";
import { requesterRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const [ledger, now] = [ledgerClient(), () => new Date()];

export const handler = requesterRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  requests: requestReader(ledger, config.LEDGER_TABLE),
  sessions: sessions(ledger, config.LEDGER_TABLE, now),
  allowance: filingAllowance(ledger, config.LEDGER_TABLE, now),
  wasReleased: releasedFiles(ledger, config.LEDGER_TABLE),
  tickets: lateTickets(config.QUARANTINE_BUCKET),
  submit: lateWriter(config.ADVANCE_REQUEST_ARN),
  looks: showsNobody,
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("requester-api"),
  now,
});

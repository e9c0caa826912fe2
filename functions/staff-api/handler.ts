import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { readHolders } from "../adapters/holders.dynamodb.ts";
import { lateLinks, lateTickets, lateTry } from "../adapters/late-presigned.ts";
import { lateWriter } from "../adapters/late-writer.ts";
import { createLog } from "../adapters/log.ts";
import { recordLooks } from "../adapters/looks.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { once } from "../adapters/once.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { readWorklist } from "../adapters/worklist.dynamodb.ts";
import { configSchema } from "./config.ts";
import { staffRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const ledger = ledgerClient();
const file = once(async () => {
  const { readFile } = await import("./one-request.ts");
  return readFile(ledger, config.LEDGER_TABLE);
});

const shelf = (bucket: string) => ({ link: lateLinks(bucket), tryRead: lateTry(bucket) });

export const handler = staffRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  requests: requestReader(ledger, config.LEDGER_TABLE),
  worklist: readWorklist(ledger, config.LEDGER_TABLE),
  file: async (key) => (await file())(key),
  holders: readHolders(ledger, config.LEDGER_TABLE),
  tickets: lateTickets(config.QUARANTINE_BUCKET),
  papers: shelf(config.CASE_PAPERS_BUCKET),
  records: shelf(config.RECORDS_BUCKET),
  submit: lateWriter(config.ADVANCE_REQUEST_ARN),
  now: () => new Date(),
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("staff-api"),
});

import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { caseToday } from "../adapters/case-today.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { loadRequestByRows } from "../adapters/load-request.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { recordLooks } from "../adapters/looks.dynamodb.ts";
import { objectCreatedSchema } from "../adapters/object-created.ts";
import { objectStore } from "../adapters/object-store.s3.ts";
import { downloadLinks, tryRead } from "../adapters/presigned.s3.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { requestWriter } from "../adapters/request-writer.lambda.ts";
import { holdVersion } from "../adapters/stored-versions.s3.ts";
import { sessions } from "../adapters/sessions.dynamodb.ts";
import { configSchema } from "./config.ts";
import { recordTransfers } from "./record-transfers.ts";
import { deliverRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const [ledger, storage, log, now] = [ledgerClient(), storageClient(), createLog("deliver"), () => new Date()];
const submit = requestWriter(config.ADVANCE_REQUEST_ARN);
const onFile = practices(ledger, config.LEDGER_TABLE);
const accessLogs = objectStore(storage, config.ACCESS_LOG_BUCKET);
const routes = deliverRoutes({
  requests: requestReader(ledger, config.LEDGER_TABLE),
  sessions: sessions(ledger, config.LEDGER_TABLE, now),
  productions: objectStore(storage, config.PRODUCTIONS_BUCKET),
  tryRead: tryRead(storage, config.PRODUCTIONS_BUCKET),
  hold: holdVersion(storage, config.PRODUCTIONS_BUCKET),
  links: downloadLinks(storage, config.PRODUCTIONS_BUCKET),
  submit,
  submitForCourt: requestWriter(config.COURT_DOOR_ARN),
  practices: onFile,
  readCase: caseToday({ load: loadRequestByRows(ledger, config.LEDGER_TABLE), practices: onFile, now }),
  now,
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log,
});

/** A recipient asks for a link, or an access log arrived. */
export const handler = async (
  event: APIGatewayProxyEventV2 | { readonly "detail-type": string },
): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
  if ("routeKey" in event) return routes(event);
  const { bucket, object } = objectCreatedSchema.parse(event).detail;
  if (bucket.name !== config.ACCESS_LOG_BUCKET) log("security", "foreign-bucket");
  else await recordTransfers({ accessLogs, submit: insistentWriter(submit), log }, object.key);
  return undefined;
};

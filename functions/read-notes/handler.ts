import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { ReadingCall } from "../../workflows/contract/calls.ts";
import { callFunction, functionsClient } from "../adapters/call-function.lambda.ts";
import { askedReadings } from "../adapters/asked-readings.dynamodb.ts";
import { caseToday } from "../adapters/case-today.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { createLog } from "../adapters/log.ts";
import { recordLooks } from "../adapters/looks.dynamodb.ts";
import { loadRequest } from "../adapters/load-request.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { downloadLinks, tryRead } from "../adapters/presigned.s3.ts";
import { readings } from "../adapters/readings.dynamodb.ts";
import { requestReader } from "../adapters/request-reader.dynamodb.ts";
import { staffTokens } from "../adapters/staff-token.ts";
import { standingReading } from "../adapters/standing-reading.ts";
import { storedVersions } from "../adapters/stored-versions.s3.ts";
import { configSchema } from "./config.ts";
import { readingRoutes } from "./routes.ts";
import { sweepReadings } from "./sweep-readings.ts";

const config = configSchema.parse(process.env);
const [ledger, storage] = [ledgerClient(), storageClient()];
const now = () => new Date();
const rows = {
  readings: readings(ledger, config.LEDGER_TABLE),
  practices: practices(ledger, config.LEDGER_TABLE),
};
const readCase = caseToday({
  load: loadRequest(ledger, config.LEDGER_TABLE),
  practices: rows.practices,
  now,
});
const readAsked = askedReadings(ledger, config.LEDGER_TABLE);
const room = {
  ...rows,
  readAsked,
  requests: requestReader(ledger, config.LEDGER_TABLE),
  standing: standingReading({ ...rows, readAsked, readCase, now }),
  copies: storedVersions(storage, config.READINGS_BUCKET),
  tryRead: tryRead(storage, config.READINGS_BUCKET),
  links: downloadLinks(storage, config.READINGS_BUCKET),
  vault: callFunction<ReadingCall>(functionsClient(), config.VAULT_READINGS_ARN),
  readToken: staffTokens({
    poolId: config.STAFF_POOL_ID,
    clientId: config.STAFF_CLIENT_ID,
    keysUrl: config.STAFF_KEYS_URL,
  }),
  now,
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("read-notes"),
};
const routes = readingRoutes(room);

/** Somebody reads a note, or the schedule asks for the sweep. */
export const handler = async (
  event: APIGatewayProxyEventV2 | { readonly kind: "sweep-readings" },
): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
  if ("routeKey" in event) return routes(event);
  await sweepReadings(room);
  return undefined;
};

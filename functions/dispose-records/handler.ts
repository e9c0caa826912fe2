import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { storageClient } from "../adapters/clients/s3.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { disposals } from "../adapters/disposals.dynamodb.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { filesDisposals, readFilesLeft, readHolders } from "../adapters/holders.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { recordLooks } from "../adapters/looks.dynamodb.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { staffTokens } from "../adapters/staff-token.ts";
import { storedVersions } from "../adapters/stored-versions.s3.ts";
import { configSchema } from "./config.ts";
import { retentionRoutes } from "./routes.ts";
import { sweepDisposals } from "./sweep-disposals.ts";

const config = configSchema.parse(process.env);
const [ledger, storage] = [ledgerClient(), storageClient()];

const ports = {
  practices: practices(ledger, config.LEDGER_TABLE),
  disposals: disposals(ledger, config.LEDGER_TABLE),
  holders: readHolders(ledger, config.LEDGER_TABLE),
  filesLeft: readFilesLeft(ledger, config.LEDGER_TABLE),
  filesDisposals: filesDisposals(ledger, config.LEDGER_TABLE),
  places: {
    keys: storedVersions(storage, config.NOTE_KEYS_BUCKET),
    sealed: storedVersions(storage, config.NOTES_BUCKET),
    plain: storedVersions(storage, config.RECORDS_BUCKET),
    incoming: storedVersions(storage, config.INCOMING_BUCKET),
  },
  readToken: staffTokens({
    poolId: config.STAFF_POOL_ID,
    clientId: config.STAFF_CLIENT_ID,
    keysUrl: config.STAFF_KEYS_URL,
  }),
  now: () => new Date(),
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("dispose-records"),
};
const routes = retentionRoutes(ports);

/** Somebody of the practice asks, or it is time to go on with what was begun. */
export const handler = async (
  event: APIGatewayProxyEventV2 | { readonly kind: "sweep-disposals" },
): Promise<APIGatewayProxyStructuredResultV2 | undefined> => {
  if ("routeKey" in event) return routes(event);
  await sweepDisposals(ports);
  return undefined;
};

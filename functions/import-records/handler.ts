import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { createLog } from "../adapters/log.ts";
import { recordLooks } from "../adapters/looks.dynamodb.ts";
import { once } from "../adapters/once.ts";
import { patientFiles, practices } from "../adapters/practices.dynamodb.ts";
import { configSchema } from "./config.ts";
import { nameAllMisfiled, nameMisfiledSchema } from "./name-misfiled.ts";
import { importRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const ledger = ledgerClient();

const rows = {
  practices: practices(ledger, config.LEDGER_TABLE),
  files: patientFiles(ledger, config.LEDGER_TABLE),
};
const routes = importRoutes({
  ...rows,
  now: () => new Date(),
  shelves: once(async () => (await import("./shelves.ts")).shelves(config)),
  looks: recordLooks(ledger, config.LEDGER_TABLE),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("import-records"),
});

/** A call of the API, or an operator who has old notes named. */
export const handler = async (
  event: APIGatewayProxyEventV2 | { readonly kind: string },
): Promise<APIGatewayProxyStructuredResultV2 | Awaited<ReturnType<typeof nameAllMisfiled>>> =>
  "routeKey" in event ? routes(event) : nameAllMisfiled(rows, nameMisfiledSchema.parse(event));

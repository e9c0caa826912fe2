import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { createLog } from "../adapters/log.ts";
import { once } from "../adapters/once.ts";
import { patientFiles, practices } from "../adapters/practices.dynamodb.ts";
import { configSchema } from "./config.ts";
import { importRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const ledger = ledgerClient();

export const handler = importRoutes({
  practices: practices(ledger, config.LEDGER_TABLE),
  files: patientFiles(ledger, config.LEDGER_TABLE),
  now: () => new Date(),
  shelves: once(async () => (await import("./shelves.ts")).shelves(config)),
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("import-records"),
});

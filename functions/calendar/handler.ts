import { calendarFeeds } from "../adapters/calendar-feeds.dynamodb.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { secretsClient } from "../adapters/clients/secrets-manager.ts";
import { edgeCheck } from "../adapters/edge-check.ts";
import { readEdgeKey } from "../adapters/edge-keys.secrets.ts";
import { listDates } from "../adapters/listed-dates.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { showsNobody } from "../adapters/looks.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { configSchema } from "./config.ts";
import { calendarRoutes } from "./routes.ts";

const config = configSchema.parse(process.env);
const ledger = ledgerClient();

export const handler = calendarRoutes({
  feeds: calendarFeeds(ledger, config.LEDGER_TABLE, () => new Date()),
  dates: listDates(ledger, config.LEDGER_TABLE),
  practices: practices(ledger, config.LEDGER_TABLE),
  looks: showsNobody,
  edge: edgeCheck(readEdgeKey(secretsClient()), config.EDGE_KEYS),
  log: createLog("calendar"),
});

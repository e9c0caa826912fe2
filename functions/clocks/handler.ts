import { clockCallSchema } from "../../workflows/contract/calls.ts";
import { functionsClient, ledgerClient } from "../adapters/aws-clients.ts";
import { dueClocks } from "../adapters/due-clocks.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { insistentWriter, requestWriter } from "../adapters/request-writer.lambda.ts";
import { configSchema } from "./config.ts";
import { sweepDue, wakeRequest } from "./wake-request.ts";

const config = configSchema.parse(process.env);
const ports = {
  submit: insistentWriter(requestWriter(functionsClient(), config.ADVANCE_REQUEST_ARN)),
  log: createLog("clocks"),
  ...dueClocks(ledgerClient(), config.LEDGER_TABLE, () => new Date()),
};

/** One schedule fired, or the hour came round. */
export const handler = async (event: unknown): Promise<void> => {
  const clock = clockCallSchema.safeParse(event);
  await (clock.success ? wakeRequest(ports, clock.data) : sweepDue(ports));
};

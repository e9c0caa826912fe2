import type { DynamoDBStreamEvent } from "aws-lambda";
import { dispatchPorts } from "../adapters/dispatch-ports.ts";
import { createLog } from "../adapters/log.ts";
import { configSchema } from "./config.ts";
import { dispatchRecords } from "./dispatch-records.ts";

const dispatch = dispatchPorts(configSchema.parse(process.env), createLog("dispatch-outbox"));

/** New rows of the outbox, from the table's stream. */
export const handler = (event: DynamoDBStreamEvent) => dispatchRecords(dispatch, event);

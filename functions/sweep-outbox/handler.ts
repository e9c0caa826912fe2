import { dispatchPorts } from "../adapters/dispatch-ports.ts";
import { createLog } from "../adapters/log.ts";
import { configSchema } from "./config.ts";
import { sweepEffects } from "./sweep-effects.ts";

const dispatch = dispatchPorts(configSchema.parse(process.env), createLog("sweep-outbox"));

/** Every five minutes: what the dispatcher left open. */
export const handler = () => sweepEffects(dispatch);

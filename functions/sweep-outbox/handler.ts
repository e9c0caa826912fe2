import type { Context } from "aws-lambda";
import { dispatchPorts } from "../adapters/dispatch-ports.ts";
import { createLog } from "../adapters/log.ts";
import { configSchema } from "./config.ts";
import { sweepEffects } from "./sweep-effects.ts";

const dispatch = dispatchPorts(configSchema.parse(process.env), createLog("sweep-outbox"));
/** What one effect may take, a call of the vault included. */
const lastEffectMs = 65_000;

/** Every five minutes: what the dispatcher left open. */
export const handler = (_event: unknown, context: Context) =>
  sweepEffects(dispatch, () => context.getRemainingTimeInMillis() > lastEffectMs);

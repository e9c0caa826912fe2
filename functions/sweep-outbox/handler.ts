import type { Context } from "aws-lambda";
import { dispatchPorts } from "../adapters/dispatch-ports.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { lateWriter } from "../adapters/late-writer.ts";
import { createLog } from "../adapters/log.ts";
import { configSchema } from "./config.ts";
import { sweepEffects } from "./sweep-effects.ts";

const config = configSchema.parse(process.env);
const sweep = {
  ...dispatchPorts(config, createLog("sweep-outbox")),
  report: insistentWriter(lateWriter(config.ADVANCE_REQUEST_ARN)),
};
/** What one effect may take, a call of the vault included. */
const lastEffectMs = 65_000;

/** Every five minutes: what the dispatcher left open. */
export const handler = (_event: unknown, context: Context) =>
  sweepEffects(sweep, () => context.getRemainingTimeInMillis() > lastEffectMs);

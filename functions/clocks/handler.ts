import { clockCallSchema } from "../../workflows/contract/calls.ts";
import { insistentWriter } from "../adapters/insistent-writer.ts";
import { lateWriter } from "../adapters/late-writer.ts";
import { createLog } from "../adapters/log.ts";
import { once } from "../adapters/once.ts";
import { configSchema } from "./config.ts";
import { wakeRequest } from "./wake-request.ts";

const config = configSchema.parse(process.env);
const ports = {
  submit: insistentWriter(lateWriter(config.ADVANCE_REQUEST_ARN)),
  log: createLog("clocks"),
};
const round = once(async () => (await import("./hourly-round.ts")).hourlyRound(config, ports));

/** One schedule fired, which needs no ledger, or the hour came round, and mostly nothing is due. */
export const handler = async (event: unknown): Promise<void> => {
  const clock = clockCallSchema.safeParse(event);
  await (clock.success ? wakeRequest(ports, clock.data) : (await round())());
};

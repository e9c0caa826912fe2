import type { Context } from "aws-lambda";
import { isDoor } from "../../workflows/access/doors.ts";
import { submissionSchema } from "../../workflows/contract/submission.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { readFilesLeft, readHolders } from "../adapters/holders.dynamodb.ts";
import { createLog } from "../adapters/log.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import { invalidFields, refusal } from "../adapters/problem-response.ts";
import { requestLedger } from "../adapters/request-ledger.dynamodb.ts";
import { staffTokens } from "../adapters/staff-token.ts";
import { advanceRequest } from "./advance-request.ts";
import { configSchema } from "./config.ts";
import { identify } from "./identify.ts";

const config = configSchema.parse(process.env);
const { LEDGER_TABLE } = config;
const [client, log, now] = [ledgerClient(), createLog("advance-request"), () => new Date()];
const ports = {
  ledger: requestLedger(client, LEDGER_TABLE),
  practices: practices(client, LEDGER_TABLE),
  kept: { holders: readHolders(client, LEDGER_TABLE), filesLeft: readFilesLeft(client, LEDGER_TABLE) },
  log,
  now,
};

const readToken = staffTokens({
  poolId: config.STAFF_POOL_ID,
  clientId: config.STAFF_CLIENT_ID,
  keysUrl: config.STAFF_KEYS_URL,
});

/** One submission through one door; the door is the alias that was invoked. */
export const handler = async (payload: unknown, context: Context): Promise<StepResult> => {
  const door = context.invokedFunctionArn.split(":")[7] ?? "";
  if (!isDoor(door)) {
    const problem = refusal("not-allowed-for-role", "There is no such door.");
    log("security", "speaker-refused", { code: problem.code });
    return { outcome: "refused", problem };
  }
  const submission = submissionSchema.safeParse(payload);
  if (!submission.success) {
    log("security", "submission-unreadable", { count: submission.error.issues.length });
    return { outcome: "refused", problem: invalidFields(submission.error) };
  }
  const identified = await identify(readToken, now, submission.data);
  if ("problem" in identified) {
    log("security", "speaker-refused", { code: identified.problem.code });
    return { outcome: "refused", problem: identified.problem };
  }
  return advanceRequest(ports, door, identified.submission);
};

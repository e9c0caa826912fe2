import type { AssemblyJob, FilesJob, VaultCall } from "../../workflows/contract/calls.ts";
import type { Dispatch } from "../dispatch-outbox/perform-effect.ts";
import type { Config } from "../dispatch-outbox/config.ts";
import { StillAwaited } from "../dispatch-outbox/perform-effect.ts";
import { isAwaited } from "../../workflows/request/undone.ts";
import { sendLetter, sendSignInLink } from "../dispatch-outbox/send-letter.ts";
import { ledgerClient } from "./clients/dynamodb.ts";
import type { Log } from "./log.ts";
import { mailAllowance } from "./mail-allowance.dynamodb.ts";
import type { Mailroom } from "./mailroom.ses.ts";
import { once } from "./once.ts";
import { outbox } from "./outbox.dynamodb.ts";
import { practices } from "./practices.dynamodb.ts";
import { requestReader } from "./request-reader.dynamodb.ts";
import { sessions } from "./sessions.dynamodb.ts";

/**
 * Everything an effect may need, for the dispatcher and for the sweep that performs what it left. An effect needs one of four
 * services: each is loaded with the first effect of its kind.
 */
export function dispatchPorts(config: Config, log: Log): Dispatch {
  const [ledger, now] = [ledgerClient(), () => new Date()];
  const mailroom = once(async () => (await import("./mailroom.ses.ts")).mailroom(config.MAIL_FROM));
  const clocks = once(async () =>
    (await import("./clocks.scheduler.ts")).clocks({
      group: config.SCHEDULE_GROUP,
      roleArn: config.SCHEDULE_ROLE_ARN,
      functionArn: config.CLOCKS_ARN,
      deadLetterArn: config.CLOCK_DLQ_ARN,
    }),
  );
  const lambdas = once(async () => {
    const { callFunction, functionsClient } = await import("./call-function.lambda.ts");
    const client = functionsClient();
    return {
      vault: callFunction<VaultCall>(client, config.OPEN_VAULT_ARN),
      discard: callFunction<AssemblyJob>(client, config.DISCARD_PRODUCTION_ARN),
      destroyFiles: callFunction<FilesJob>(client, config.DESTROY_FILES_ARN),
    };
  });
  const work = once(async () => (await import("./work-queue.sqs.ts")).workQueue(config.WORK_QUEUE_URL));
  const letters = {
    requests: requestReader(ledger, config.LEDGER_TABLE),
    practices: practices(ledger, config.LEDGER_TABLE),
    sessions: sessions(ledger, config.LEDGER_TABLE, now),
    allowance: mailAllowance(ledger, config.LEDGER_TABLE, now),
    now,
    log,
    mailroom: async (...letter: Parameters<Mailroom>) => (await mailroom())(...letter),
    portal: config.PORTAL_ORIGIN,
  };
  return {
    log,
    outbox: outbox(ledger, config.LEDGER_TABLE, now),
    clocks: {
      start: async (clock, at) => (await clocks()).start(clock, at),
      cancel: async (clock) => (await clocks()).cancel(clock),
    },
    mail: (...asked) => sendLetter(letters, ...asked),
    signInLink: (asked, effectKey) => sendSignInLink(letters, asked, effectKey),
    vault: async (call) => (await lambdas()).vault(call),
    discard: async (job) => (await lambdas()).discard(job),
    destroyFiles: async (job) => (await lambdas()).destroyFiles(job),
    paper: async (key, documentId) => {
      const request = await letters.requests.read(key);
      if (request && isAwaited(request.context, documentId)) throw new StillAwaited();
    },
    work: async (job, effectKey) => (await work())(job, effectKey),
  };
}

import { InvokeCommand } from "@aws-sdk/client-lambda";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { Dispatch } from "../dispatch-outbox/perform-effect.ts";
import type { Config } from "../dispatch-outbox/config.ts";
import { sendLetter, sendSignInLink } from "../dispatch-outbox/send-letter.ts";
import { functionsClient, ledgerClient, mailClient, queueClient, schedulesClient } from "./aws-clients.ts";
import { clocks } from "./clocks.scheduler.ts";
import type { Log } from "./log.ts";
import { mailAllowance } from "./mail-allowance.dynamodb.ts";
import { mailroom } from "./mailroom.ses.ts";
import { outbox } from "./outbox.dynamodb.ts";
import { practices } from "./practices.dynamodb.ts";
import { requestReader } from "./request-reader.dynamodb.ts";
import { sessions } from "./sessions.dynamodb.ts";

/** Everything an effect may need, for the dispatcher and for the sweep that performs what it left. */
export function dispatchPorts(config: Config, log: Log): Dispatch {
  const [ledger, lambda, queue, now] = [ledgerClient(), functionsClient(), queueClient(), () => new Date()];
  const letters = {
    requests: requestReader(ledger, config.LEDGER_TABLE),
    practices: practices(ledger, config.LEDGER_TABLE),
    sessions: sessions(ledger, config.LEDGER_TABLE, now),
    allowance: mailAllowance(ledger, config.LEDGER_TABLE, now),
    log,
    mailroom: mailroom(mailClient(), config.MAIL_FROM),
    portal: config.PORTAL_ORIGIN,
  };
  return {
    log,
    outbox: outbox(ledger, config.LEDGER_TABLE, now),
    clocks: clocks(schedulesClient(), {
      group: config.SCHEDULE_GROUP,
      roleArn: config.SCHEDULE_ROLE_ARN,
      functionArn: config.CLOCKS_ARN,
      deadLetterArn: config.CLOCK_DLQ_ARN,
    }),
    mail: (key, letter, effectKey) => sendLetter(letters, key, letter, effectKey),
    signInLink: (asked) => sendSignInLink(letters, asked),
    vault: async (call) => {
      const Payload = Buffer.from(JSON.stringify(call));
      const answer = await lambda.send(new InvokeCommand({ FunctionName: config.OPEN_VAULT_ARN, Payload }));
      if (answer.FunctionError)
        throw new Error(`open-vault ended with a function error: ${answer.FunctionError}`);
    },
    work: async (job, effectKey) => {
      const MessageBody = JSON.stringify(job);
      const fifo = config.WORK_QUEUE_URL.endsWith(".fifo")
        ? { MessageGroupId: job.requestId, MessageDeduplicationId: effectKey.replaceAll("/", "-") }
        : {};
      await queue.send(new SendMessageCommand({ QueueUrl: config.WORK_QUEUE_URL, MessageBody, ...fifo }));
    },
  };
}

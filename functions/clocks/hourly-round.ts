import { ledgerClient } from "../adapters/clients/dynamodb.ts";
import { digestDays } from "../adapters/digest-days.dynamodb.ts";
import { dueClocks } from "../adapters/due-clocks.dynamodb.ts";
import { listDates } from "../adapters/listed-dates.dynamodb.ts";
import type { Log } from "../adapters/log.ts";
import type { Mailroom } from "../adapters/mailroom.ses.ts";
import { once } from "../adapters/once.ts";
import { practices } from "../adapters/practices.dynamodb.ts";
import type { RequestWriter } from "../adapters/request-writer.lambda.ts";
import type { Config } from "./config.ts";
import { sendDigests } from "./daily-digest.ts";
import { sweepDue } from "./wake-request.ts";

/** What is done every hour: the clocks that no schedule woke, then the digests of practices where the day has begun. */
export function hourlyRound(
  config: Config,
  ports: { readonly submit: RequestWriter; readonly log: Log },
): () => Promise<void> {
  const [ledger, now] = [ledgerClient(), () => new Date()];
  const mailroom = once(async () => (await import("../adapters/mailroom.ses.ts")).mailroom(config.MAIL_FROM));
  const digests = {
    practices: practices(ledger, config.LEDGER_TABLE),
    dates: listDates(ledger, config.LEDGER_TABLE),
    days: digestDays(ledger, config.LEDGER_TABLE, now),
    mailroom: async (...letter: Parameters<Mailroom>) => (await mailroom())(...letter),
    portal: config.PORTAL_ORIGIN,
    now,
    log: ports.log,
  };
  const due = dueClocks(ledger, config.LEDGER_TABLE, now);
  return async () => {
    await sweepDue({ ...ports, ...due });
    await sendDigests(digests);
  };
}

import { requestPartition } from "../../functions/adapters/ledger-keys.ts";
import type { LedgerKey } from "../../functions/adapters/ledger-keys.ts";
import type { OutboxRow, UnreadableRow } from "../../functions/adapters/outbox.dynamodb.ts";
import type { StepResult } from "../../workflows/contract/step-result.ts";
import type { Submission } from "../../workflows/contract/submission.ts";
import type { Effect } from "../../workflows/request/effects.ts";
import type { EventId } from "../../workflows/vocabulary/ids.ts";
import { ids } from "./desk.ts";

/** An effect of the request as its outbox row. */
export const rowOf = (effect: Effect, n = 0): OutboxRow => ({
  pk: requestPartition(ids.key),
  sk: `OUTBOX#0000000001#${n}`,
  key: `${ids.request}/1/${n}`,
  ...ids.key,
  effect,
  status: "open",
  attempts: 0,
});
export const mailRow = rowOf({ kind: "send-mail", template: "paper-arrived", to: "managers" });

/** The ports of an outbox in memory; what is done is told in `acts`, what requests are told in `told`. */
export function aDispatch(rows: readonly OutboxRow[] = [], fails: (act: string) => boolean = () => false) {
  const stored = new Map(rows.map((row) => [row.sk, { ...row }]));
  const acts: string[] = [];
  const lines: string[] = [];
  const told: [EventId, Submission["event"]][] = [];
  const act = async (words: string) => {
    acts.push(words);
    if (fails(words)) throw new Error("Canary Quillfeather");
  };
  const dispatch = {
    outbox: {
      read: async ({ sk }: { readonly sk: string }) => {
        const row = stored.get(sk);
        return row && { ...row };
      },
      claimNew: async ({ sk }: LedgerKey): Promise<OutboxRow | UnreadableRow | undefined> => {
        const row = stored.get(sk);
        if (row?.status !== "open" || row.attempts > 0) return undefined;
        stored.set(sk, { ...row, attempts: 1 });
        return { ...row, attempts: 1 };
      },
      claim: async (row: OutboxRow) => {
        const now = stored.get(row.sk);
        if (now?.status !== "open" || now.attempts !== row.attempts) return false;
        stored.set(row.sk, { ...now, attempts: now.attempts + 1 });
        return true;
      },
      finish: async ({ sk }: { readonly sk: string }) => {
        const row = stored.get(sk);
        if (row) stored.set(sk, { ...row, status: "done" });
      },
      fail: async (row: OutboxRow) => {
        const now = stored.get(row.sk);
        if (now) stored.set(row.sk, { ...now, status: "failed" });
      },
      setAside: async ({ sk }: UnreadableRow) => void acts.push(`set aside ${sk}`),
      takeOff: async ({ sk }: LedgerKey) => void acts.push(`take off ${sk}`),
      overdue: async function* (): AsyncGenerator<LedgerKey> {
        yield* [...stored.values()].filter(({ status }) => status === "open");
      },
    },
    clocks: {
      start: (clock: { clockId: string; generation: number }, at: string) =>
        act(`start ${clock.clockId} ${clock.generation} ${at}`),
      cancel: (clock: { clockId: string; generation: number }) =>
        act(`cancel ${clock.clockId} ${clock.generation}`),
    },
    mail: (_key: object, letter: { template: string }) => act(`mail ${letter.template}`),
    signInLink: (asked: { trackingNumber: string }) => act(`link ${asked.trackingNumber}`),
    vault: (call: object) => act(`vault ${JSON.stringify(call)}`),
    destroyFiles: (job: object) => act(`destroy ${JSON.stringify(job)}`),
    discard: (job: object) => act(`discard ${JSON.stringify(job)}`),
    paper: (_key: object, documentId: string) => act(`paper ${documentId}`),
    work: (job: { productionId: string }, effectKey: string) => act(`work ${job.productionId} ${effectKey}`),
    report: async ({ eventId, event }: Submission): Promise<StepResult> => {
      told.push([eventId, event]);
      if (fails(`report ${event.type}`)) throw new Error("WriterBusy");
      return { outcome: "accepted", version: 1, seq: 1 };
    },
    log: (level: string, what: string) => void lines.push(`${level} ${what}`),
  };
  return { dispatch, acts, stored, lines, told };
}

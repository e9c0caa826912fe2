import { EventEmitter } from "node:events";

import { ACCOUNT_ID, REGION } from "../iam/principals.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import type { Records } from "../records/records.ts";
import type { Queue, QueueChange, QueueConfiguration, QueueRecord } from "./queue.ts";

/** All queues, their order of messages and their bell for those who wait for one. */
export type QueueBook = {
  ensure(configuration: QueueConfiguration): void;
  /** The queue of a name, URL or ARN; throws RefusedCall QueueDoesNotExist. */
  find(nameUrlOrArn: string): Queue;
  nextSequence(): string;
  /** Brings changes to disk, then wakes those who wait for messages. */
  save(changes: readonly QueueChange[]): Promise<void>;
  /** Resolves at the next saved change, after the given time or when the caller is gone. */
  change(milliseconds: number, gone: AbortSignal): Promise<void>;
};

/** The ARN of a queue of the local account. */
export function queueArnOf(name: string): string {
  return `arn:aws:sqs:${REGION}:${ACCOUNT_ID}:${name}`;
}

/** Reads what is on disk; messages of a queue that is no longer configured wait until it is again. */
export async function openQueueBook(records: Records<QueueRecord>): Promise<QueueBook> {
  const queues = new Map<string, Queue>();
  const stored = await records.load();
  const bell = new EventEmitter().setMaxListeners(0);
  // Begins at the time, so that a receipt handle from before a restart cannot name a later message.
  let last = BigInt(Date.now()) * 1000n;
  for (const record of stored.values()) {
    const number = BigInt(
      record.kind === "message" ? record.message.sequenceNumber : record.was.sequenceNumber,
    );
    if (number > last) last = number;
  }

  const fill = (name: string): Pick<Queue, "messages" | "deduplications"> => {
    const messages: Queue["messages"] = new Map();
    const deduplications: Queue["deduplications"] = new Map();
    for (const record of stored.values()) {
      if (record.queue !== name) continue;
      if (record.kind === "message") messages.set(record.message.sequenceNumber, record.message);
      else deduplications.set(record.id, record.was);
    }
    return { messages, deduplications };
  };

  return {
    ensure(configuration) {
      const known = queues.get(configuration.name) ?? fill(configuration.name);
      const { messages, deduplications } = known;
      queues.set(configuration.name, { configuration, messages, deduplications });
    },
    find(nameUrlOrArn) {
      const queue = queues.get(nameUrlOrArn.split(/[:/]/u).at(-1) ?? "");
      if (queue) return queue;
      throw new RefusedCall("QueueDoesNotExist", "The specified queue does not exist.");
    },
    nextSequence() {
      last += 1n;
      return String(last).padStart(20, "0");
    },
    async save(changes) {
      if (changes.length === 0) return;
      await records.apply(changes);
      bell.emit("change");
    },
    change: (milliseconds, gone) =>
      new Promise((resolve) => {
        const done = (): void => {
          clearTimeout(timer);
          bell.off("change", done);
          gone.removeEventListener("abort", done);
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        bell.once("change", done);
        gone.addEventListener("abort", done);
      }),
  };
}

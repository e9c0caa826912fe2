import { randomUUID } from "node:crypto";

import type { PolicyDocument } from "../iam/principals.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import type { RecordChange } from "../records/records.ts";
import type { Message, MessageAttribute } from "./message.ts";

/** A queue as the template describes it; durations in seconds. Names of first-in-first-out queues end in `.fifo`. */
export type QueueConfiguration = {
  readonly name: string;
  readonly contentBasedDeduplication?: boolean;
  readonly visibilityTimeoutSeconds?: number;
  readonly delaySeconds?: number;
  readonly receiveWaitSeconds?: number;
  readonly retentionSeconds?: number;
  readonly redrive?: { readonly deadLetterQueueArn: string; readonly maxReceiveCount: number };
  readonly policy?: PolicyDocument;
};

/** What a first-in-first-out queue remembers of a deduplication id for five minutes; `sentAt` in epoch milliseconds. */
export type Deduplication = {
  readonly messageId: string;
  readonly sequenceNumber: string;
  readonly sentAt: number;
};

/** A queue with its messages in memory, oldest first by sequence number. */
export type Queue = {
  readonly configuration: QueueConfiguration;
  readonly messages: Map<string, Message>;
  readonly deduplications: Map<string, Deduplication>;
};

/** What lies on disk: messages and deduplications, under keys that begin with the queue's name. */
export type QueueRecord =
  | { readonly kind: "message"; readonly queue: string; readonly message: Message }
  | {
      readonly kind: "deduplication";
      readonly queue: string;
      readonly id: string;
      readonly was: Deduplication;
    };

/** A change that the caller must bring to disk before it answers. */
export type QueueChange = RecordChange<QueueRecord>;

const deduplicationMilliseconds = 5 * 60 * 1000;

/** Whether the queue keeps the order of its groups. */
export function isFifo({ name }: QueueConfiguration): boolean {
  return name.endsWith(".fifo");
}

/** What a message is made of. */
export type Sending = {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly delaySeconds: number | undefined;
  readonly senderId: string;
};

/** Adds a message; one with a deduplication id of the last five minutes is answered with the earlier message's ids and not added. */
export function addMessage(
  queue: Queue,
  sending: Sending,
  sequenceNumber: string,
  now: number,
): { readonly sent: Deduplication; readonly changes: readonly QueueChange[] } {
  const { configuration } = queue;
  const { name, delaySeconds = 0 } = configuration;
  const sent: Deduplication = { messageId: randomUUID(), sequenceNumber, sentAt: now };
  const { deduplicationId } = sending;
  if (deduplicationId !== undefined) {
    const earlier = queue.deduplications.get(deduplicationId);
    if (earlier && now - earlier.sentAt < deduplicationMilliseconds) return { sent: earlier, changes: [] };
  }
  const message: Message = {
    messageId: sent.messageId,
    sequenceNumber,
    body: sending.body,
    attributes: sending.attributes,
    groupId: sending.groupId,
    deduplicationId,
    senderId: sending.senderId,
    sentAt: now,
    visibleAt: now + (sending.delaySeconds ?? delaySeconds) * 1000,
    receiveCount: 0,
    firstReceivedAt: 0,
  };
  queue.messages.set(sequenceNumber, message);
  const changes: QueueChange[] = [putMessage(name, message)];
  if (deduplicationId !== undefined) {
    queue.deduplications.set(deduplicationId, sent);
    changes.push({
      type: "put",
      key: `${name}/deduplication/${deduplicationId}`,
      value: { kind: "deduplication", queue: name, id: deduplicationId, was: sent },
    });
  }
  return { sent, changes };
}

/**
 * Takes up to `limit` messages that may be seen now and hides them. A message that was received as often as the redrive
 * policy allows goes to the dead-letter queue instead; a group of which a message is hidden gives nothing.
 */
export function takeMessages(
  queue: Queue,
  deadLetters: Queue | undefined,
  asked: { readonly limit: number; readonly visibilitySeconds: number },
  deadLetterSourceArn: string,
  now: number,
): { readonly taken: readonly Message[]; readonly changes: readonly QueueChange[] } {
  const { configuration, messages } = queue;
  const { name, redrive } = configuration;
  const changes: QueueChange[] = forgetOld(queue, now);
  const hiddenGroups = new Set(
    isFifo(configuration)
      ? [...messages.values()].filter(({ visibleAt }) => visibleAt > now).map(({ groupId }) => groupId)
      : [],
  );
  const taken: Message[] = [];
  for (const message of [...messages.values()].toSorted(bySequence)) {
    if (taken.length >= asked.limit) break;
    if (message.visibleAt > now || (isFifo(configuration) && hiddenGroups.has(message.groupId))) continue;
    if (redrive && deadLetters && message.receiveCount >= redrive.maxReceiveCount) {
      messages.delete(message.sequenceNumber);
      const dead = {
        ...message,
        receiptHandle: undefined,
        visibleAt: now,
        receiveCount: 0,
        deadLetterSourceArn,
      };
      deadLetters.messages.set(dead.sequenceNumber, dead);
      changes.push(deleteMessageRecord(name, message), putMessage(deadLetters.configuration.name, dead));
      continue;
    }
    const received: Message = {
      ...message,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt === 0 ? now : message.firstReceivedAt,
      visibleAt: now + asked.visibilitySeconds * 1000,
      receiptHandle: `${message.sequenceNumber}.${randomUUID()}`,
    };
    messages.set(received.sequenceNumber, received);
    changes.push(putMessage(name, received));
    taken.push(received);
  }
  return { taken, changes };
}

/** Deletes the message of a receipt handle; a handle whose message is gone counts as done, as in SQS. */
export function deleteMessage(queue: Queue, receiptHandle: string): readonly QueueChange[] {
  const message = queue.messages.get(sequenceOf(receiptHandle));
  if (!message || (isFifo(queue.configuration) && message.receiptHandle !== receiptHandle)) return [];
  queue.messages.delete(message.sequenceNumber);
  return [deleteMessageRecord(queue.configuration.name, message)];
}

/** Hides a received message for another while, or shows it at once (0); throws RefusedCall MessageNotInflight. */
export function changeVisibility(
  queue: Queue,
  receiptHandle: string,
  seconds: number,
  now: number,
): readonly QueueChange[] {
  const message = queue.messages.get(sequenceOf(receiptHandle));
  if (!message || message.receiptHandle !== receiptHandle || message.visibleAt <= now) {
    throw new RefusedCall("MessageNotInflight", "The message referred to is not in flight.");
  }
  const changed = { ...message, visibleAt: now + seconds * 1000 };
  queue.messages.set(changed.sequenceNumber, changed);
  return [putMessage(queue.configuration.name, changed)];
}

/** Deletes every message of the queue. */
export function purge(queue: Queue): readonly QueueChange[] {
  const changes = [...queue.messages.values()].map((message) =>
    deleteMessageRecord(queue.configuration.name, message),
  );
  queue.messages.clear();
  return changes;
}

function forgetOld(queue: Queue, now: number): QueueChange[] {
  const { name, retentionSeconds = 345_600 } = queue.configuration;
  const changes: QueueChange[] = [];
  for (const message of queue.messages.values()) {
    if (now - message.sentAt <= retentionSeconds * 1000) continue;
    queue.messages.delete(message.sequenceNumber);
    changes.push(deleteMessageRecord(name, message));
  }
  for (const [id, { sentAt }] of queue.deduplications) {
    if (now - sentAt < deduplicationMilliseconds) continue;
    queue.deduplications.delete(id);
    changes.push({ type: "del", key: `${name}/deduplication/${id}` });
  }
  return changes;
}

function sequenceOf(receiptHandle: string): string {
  const [sequence = ""] = receiptHandle.split(".");
  if (!/^\d{20}$/u.test(sequence)) {
    throw new RefusedCall(
      "ReceiptHandleIsInvalid",
      "The input receipt handle is not a valid receipt handle.",
    );
  }
  return sequence;
}

function bySequence(a: Message, b: Message): number {
  return a.sequenceNumber < b.sequenceNumber ? -1 : 1;
}

function putMessage(queue: string, message: Message): QueueChange {
  const key = `${queue}/message/${message.sequenceNumber}`;
  return { type: "put", key, value: { kind: "message", queue, message } };
}

function deleteMessageRecord(queue: string, { sequenceNumber }: Message): QueueChange {
  return { type: "del", key: `${queue}/message/${sequenceNumber}` };
}

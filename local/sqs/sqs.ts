import type { IncomingMessage, ServerResponse } from "node:http";

import type { Principal, PrincipalDirectory } from "../iam/principals.ts";
import { authorize } from "../protocol/authorize.ts";
import { type JsonCall, serveJson } from "../protocol/json-service.ts";
import { RefusedCall } from "../protocol/refused-call.ts";
import { openRecords } from "../records/records.ts";
import { type MessageAttribute, md5Of, md5OfAttributes, receivedShape } from "./message.ts";
import { openQueueBook, queueArnOf } from "./queue-book.ts";
import {
  addMessage,
  changeVisibility,
  deleteMessage,
  isFifo,
  purge,
  type Queue,
  type QueueConfiguration,
  type QueueRecord,
  takeMessages,
} from "./queue.ts";
import { queueAttributes } from "./queue-attributes.ts";
import { largestMessageBytes, numberIn, readEntries, readSending, requiredText } from "./read-input.ts";

/** The local stand-in for SQS. */
export type LocalSqs = {
  /** Answers one signed HTTP request. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Makes a queue be as configured; its messages stay. */
  ensureQueue(configuration: QueueConfiguration): Promise<void>;
  /** Sends a message within the process as a principal, for services that deliver to queues; throws RefusedCall. */
  send(principal: Principal, queueArn: string, message: QueuedMessage): Promise<void>;
  close(): Promise<void>;
};

/** A message that a service delivers. */
type QueuedMessage = {
  readonly body: string;
  readonly groupId?: string;
  readonly attributes?: Readonly<Record<string, MessageAttribute>>;
};

/** What the stand-in needs; `now` in epoch milliseconds. */
export type LocalSqsOptions = {
  readonly dir: string;
  readonly directory: PrincipalDirectory;
  readonly now?: () => number;
};

type Fields = Readonly<Record<string, unknown>>;

// Batches need the permission of the single call.
const actions: Readonly<Record<string, string>> = {
  SendMessageBatch: "SendMessage",
  DeleteMessageBatch: "DeleteMessage",
};

/** Opens the queues under a directory. */
export async function createSqs({ dir, directory, now = Date.now }: LocalSqsOptions): Promise<LocalSqs> {
  const records = await openRecords<QueueRecord>(dir);
  const book = await openQueueBook(records);
  const closing = new AbortController();

  const run = async ({ caller, operation, input, origin, gone }: JsonCall): Promise<object> => {
    const name = operation === "GetQueueUrl" ? "QueueName" : "QueueUrl";
    const queue = book.find(requiredText(input, name));
    allow(caller, actions[operation] ?? operation, queue);
    switch (operation) {
      case "GetQueueUrl":
        return { QueueUrl: `${origin}/${caller.accountId}/${queue.configuration.name}` };
      case "GetQueueAttributes":
        return { Attributes: queueAttributes(queue, input["AttributeNames"], now()) };
      case "SendMessage":
        return sendOne(queue, input, caller.arn);
      case "SendMessageBatch":
        return sendBatch(queue, input, caller.arn);
      case "ReceiveMessage":
        return receive(queue, input, AbortSignal.any([gone, closing.signal]));
      case "DeleteMessage":
        await book.save(deleteMessage(queue, requiredText(input, "ReceiptHandle")));
        return {};
      case "DeleteMessageBatch":
        return inBatch(readEntries(input), async (entry) => {
          await book.save(deleteMessage(queue, requiredText(entry, "ReceiptHandle")));
          return {};
        });
      case "ChangeMessageVisibility": {
        const seconds = numberIn(input, "VisibilityTimeout", 0, 43_200) ?? 0;
        await book.save(changeVisibility(queue, requiredText(input, "ReceiptHandle"), seconds, now()));
        return {};
      }
      case "PurgeQueue":
        await book.save(purge(queue));
        return {};
      default:
        throw new RefusedCall("UnknownOperationException", `The local SQS has no operation ${operation}.`);
    }
  };

  const sendOne = async (queue: Queue, input: Fields, senderId: string): Promise<Fields> => {
    const sending = readSending(queue.configuration, input, senderId);
    const { sent, changes } = addMessage(queue, sending, book.nextSequence(), now());
    await book.save(changes);
    return {
      MessageId: sent.messageId,
      MD5OfMessageBody: md5Of(sending.body),
      ...(Object.keys(sending.attributes).length > 0
        ? { MD5OfMessageAttributes: md5OfAttributes(sending.attributes) }
        : {}),
      ...(isFifo(queue.configuration) ? { SequenceNumber: sent.sequenceNumber } : {}),
    };
  };

  const sendBatch = async (queue: Queue, input: Fields, senderId: string): Promise<Fields> => {
    const entries = readEntries(input);
    const bytes = entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(String(MessageBody)), 0);
    if (bytes > largestMessageBytes) {
      throw new RefusedCall(
        "BatchRequestTooLong",
        `Batch requests cannot be longer than ${largestMessageBytes} bytes. You have sent ${bytes} bytes.`,
      );
    }
    return inBatch(entries, (entry) => sendOne(queue, entry, senderId));
  };

  const receive = async (queue: Queue, input: Fields, gone: AbortSignal): Promise<Fields> => {
    const { visibilityTimeoutSeconds = 30, receiveWaitSeconds = 0, redrive } = queue.configuration;
    const asked = {
      limit: numberIn(input, "MaxNumberOfMessages", 1, 10) ?? 1,
      visibilitySeconds: numberIn(input, "VisibilityTimeout", 0, 43_200) ?? visibilityTimeoutSeconds,
    };
    const waitSeconds = numberIn(input, "WaitTimeSeconds", 0, 20) ?? receiveWaitSeconds;
    const deadLetters = redrive ? book.find(redrive.deadLetterQueueArn) : undefined;
    const until = Date.now() + waitSeconds * 1000;
    // Nothing is taken for a caller who left while waiting: it would be hidden for nobody.
    while (!gone.aborted) {
      const { taken, changes } = takeMessages(
        queue,
        deadLetters,
        asked,
        queueArnOf(queue.configuration.name),
        now(),
      );
      await book.save(changes);
      if (taken.length > 0) {
        return { Messages: taken.map((message) => receivedShape(message, isFifo(queue.configuration))) };
      }
      const left = until - Date.now();
      if (left <= 0) return {};
      // Not longer than this at once, since a hidden message can become visible without any change.
      await book.change(Math.min(left, 100), gone);
    }
    return {};
  };

  return {
    handle: (request, response) =>
      serveJson(request, response, { protocol: "application/x-amz-json-1.0", directory, run }),
    async ensureQueue(configuration) {
      book.ensure(configuration);
    },
    async send(principal, queueArn, { body, groupId, attributes = {} }) {
      const queue = book.find(queueArn);
      allow(principal, "SendMessage", queue);
      const input = { MessageBody: body, MessageGroupId: groupId, MessageAttributes: attributes };
      await sendOne(queue, input, principal.arn);
    },
    async close() {
      closing.abort();
      await records.close();
    },
  };
}

function allow(principal: Principal, action: string, { configuration }: Queue): void {
  const { name, policy } = configuration;
  authorize(principal, {
    action: `sqs:${action}`,
    resource: queueArnOf(name),
    ...(policy === undefined ? {} : { resourcePolicy: policy }),
  });
}

async function inBatch(
  entries: readonly (Fields & { readonly Id: string })[],
  act: (entry: Fields) => Promise<Fields>,
): Promise<Fields> {
  const Successful: Fields[] = [];
  const Failed: Fields[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ ...(await act(entry)), Id: entry.Id });
    } catch (error) {
      if (!(error instanceof RefusedCall)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, ...(Failed.length > 0 ? { Failed } : {}) };
}

import type { Functions } from "../lambda/functions.ts";
import type { LocalSqs } from "../sqs/sqs.ts";
import { repeat } from "./repeat.ts";
import type { Loop } from "./repeat.ts";

/** One event source mapping on a queue. */
export type QueueMapping = { readonly queueArn: string; readonly functionArn: string; readonly batchSize: number };

type BatchAnswer = { readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[] } | null;

/** Hands messages of a queue to a function; what it did not report as failed is deleted, the rest comes again. */
export function startQueuePump(mapping: QueueMapping, sqs: LocalSqs, functions: Functions, onError: (error: unknown) => void): Loop {
  return repeat(
    150,
    async () => {
      const messages = await sqs.receive(mapping.queueArn, mapping.batchSize);
      if (messages.length === 0) return "idle";
      const answer = await functions.invoke(mapping.functionArn, {
        Records: messages.map(({ messageId, receiptHandle, body, attributes }) => ({
          messageId,
          receiptHandle,
          body,
          attributes,
          messageAttributes: {},
          eventSource: "aws:sqs",
          eventSourceARN: mapping.queueArn,
          awsRegion: "us-east-1",
        })),
      });
      if ("functionError" in answer) return "busy";
      const failed = new Set(((answer.payload as BatchAnswer)?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
      for (const { messageId, receiptHandle } of messages) {
        if (!failed.has(messageId)) await sqs.remove(mapping.queueArn, receiptHandle);
      }
      return "busy";
    },
    onError,
  );
}

import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { AccessKey } from "../iam/principals.ts";
import type { Functions } from "../lambda/functions.ts";
import { repeat } from "./repeat.ts";
import type { Loop } from "./repeat.ts";

/** One event source mapping on a queue; Lambda polls it under the function's own role, so the role is needed. */
export type QueueMapping = {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly role: AccessKey;
};

type BatchAnswer = { readonly batchItemFailures?: readonly { readonly itemIdentifier: string }[] } | null;

/** Hands messages of a queue to a function; what it did not report as failed is deleted, the rest comes again. */
export function startQueuePump(
  mapping: QueueMapping,
  awsOrigin: string,
  functions: Functions,
  onError: (error: unknown) => void,
): Loop {
  const client = new SQSClient({ region: "us-east-1", endpoint: awsOrigin, credentials: mapping.role });
  const QueueUrl = mapping.queueUrl;
  const round = async (): Promise<"busy" | "idle"> => {
    const { Messages: messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(10, mapping.batchSize),
        MessageSystemAttributeNames: ["All"],
      }),
    );
    if (messages.length === 0) return "idle";
    const answer = await functions.invoke(mapping.functionArn, {
      Records: messages.map(({ MessageId, ReceiptHandle, Body, Attributes }) => ({
        messageId: MessageId,
        receiptHandle: ReceiptHandle,
        body: Body,
        attributes: Attributes,
        messageAttributes: {},
        eventSource: "aws:sqs",
        eventSourceARN: mapping.queueArn,
        awsRegion: "us-east-1",
      })),
    });
    if ("functionError" in answer) return "busy";
    const failed = new Set(
      ((answer.payload as BatchAnswer)?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier),
    );
    for (const { MessageId = "", ReceiptHandle } of messages) {
      if (!failed.has(MessageId)) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return "busy";
  };
  const loop = repeat(200, round, onError);
  return {
    stop: async () => {
      await loop.stop();
      client.destroy();
    },
  };
}

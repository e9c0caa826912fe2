import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { SQSClient } from "@aws-sdk/client-sqs";
import type { AssemblyJob } from "../../workflows/contract/calls.ts";

/** Puts one job on the work queue; the same effect sent twice is one message where the queue can tell. */
export function workQueue(
  client: SQSClient,
  QueueUrl: string,
): (job: AssemblyJob, effectKey: string) => Promise<void> {
  return async (job, effectKey) => {
    const MessageBody = JSON.stringify(job);
    const fifo = QueueUrl.endsWith(".fifo")
      ? { MessageGroupId: job.requestId, MessageDeduplicationId: effectKey.replaceAll("/", "-") }
      : {};
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...fifo }));
  };
}

import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { AssemblyJob } from "../../workflows/contract/calls.ts";

/** Puts one job on the work queue; the same effect sent twice is one message where the queue can tell. */
export function workQueue(QueueUrl: string): (job: AssemblyJob, effectKey: string) => Promise<void> {
  const client = new SQSClient({});
  return async (job, effectKey) => {
    const MessageBody = JSON.stringify(job);
    const fifo = QueueUrl.endsWith(".fifo")
      ? { MessageGroupId: job.requestId, MessageDeduplicationId: effectKey.replaceAll("/", "-") }
      : {};
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...fifo }));
  };
}

import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { DeployedFunction } from "./deployed-function.ts";

/** What taking messages from a queue takes. */
export const mayTakeFrom = (queue: Queue): PolicyStatement =>
  new PolicyStatement({
    actions: [
      "sqs:ChangeMessageVisibility",
      "sqs:DeleteMessage",
      "sqs:GetQueueAttributes",
      "sqs:ReceiveMessage",
    ],
    resources: [queue.queueArn],
  });

/** Feeds a function from a queue, one message at a time; it reports which message failed. */
export const feedFromQueue = ({ fn }: DeployedFunction, queue: Queue, copies: number): EventSourceMapping =>
  new EventSourceMapping(fn, "Work", {
    target: fn,
    eventSourceArn: queue.queueArn,
    batchSize: 1,
    reportBatchItemFailures: true,
    maxConcurrency: copies,
  });

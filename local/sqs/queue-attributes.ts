import { queueArnOf } from "./queue-book.ts";
import { isFifo, type Queue } from "./queue.ts";

/** The attributes of a queue that were asked for, as the strings that SQS answers; `now` in epoch milliseconds. */
export function queueAttributes(queue: Queue, asked: unknown, now: number): Readonly<Record<string, string>> {
  const { configuration, messages } = queue;
  const waiting = [...messages.values()];
  const hidden = waiting.filter(({ visibleAt }) => visibleAt > now);
  const delayed = hidden.filter(({ receiveCount }) => receiveCount === 0);
  const { redrive, policy } = configuration;
  const all: Record<string, string> = {
    QueueArn: queueArnOf(configuration.name),
    ApproximateNumberOfMessages: String(waiting.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(hidden.length - delayed.length),
    ApproximateNumberOfMessagesDelayed: String(delayed.length),
    VisibilityTimeout: String(configuration.visibilityTimeoutSeconds ?? 30),
    DelaySeconds: String(configuration.delaySeconds ?? 0),
    ReceiveMessageWaitTimeSeconds: String(configuration.receiveWaitSeconds ?? 0),
    MessageRetentionPeriod: String(configuration.retentionSeconds ?? 345_600),
    ...(isFifo(configuration)
      ? {
          FifoQueue: "true",
          ContentBasedDeduplication: String(configuration.contentBasedDeduplication ?? false),
        }
      : {}),
    ...(redrive
      ? {
          RedrivePolicy: JSON.stringify({
            deadLetterTargetArn: redrive.deadLetterQueueArn,
            maxReceiveCount: redrive.maxReceiveCount,
          }),
        }
      : {}),
    ...(policy ? { Policy: JSON.stringify(policy) } : {}),
  };
  const names = Array.isArray(asked) ? asked.map(String) : [];
  if (names.includes("All")) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

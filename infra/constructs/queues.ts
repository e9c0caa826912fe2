import { Duration } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { alarmPeriod, alarmWithImpact } from "./alarm-with-impact.ts";

/** Which key and which topic the queue uses, and what a message in it means to people. */
export type DeadLetterProps = { readonly key: Key; readonly tells: Topic; readonly impact: string };

/** A queue of what failed for good: encrypted, TLS only, kept two weeks; one message rings. */
export function deadLetterQueue(scope: Construct, id: string, props: DeadLetterProps): Queue {
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: props.key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  alarmWithImpact(scope, `${id}Alarm`, {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: "max" }),
    from: 1,
    impact: props.impact,
    runbook: "a-dead-letter-queue-holds-messages",
    tells: props.tells,
  });
  return queue;
}

/** A queue of work: visible again after six times the worker's time-out, three tries, then its dead-letter queue. */
export function workQueue(
  scope: Construct,
  id: string,
  props: DeadLetterProps & { readonly workerTimeout: Duration },
): Queue {
  const failed = deadLetterQueue(scope, `${id}Failed`, props);
  const queue = new Queue(scope, id, {
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: props.key,
    enforceSSL: true,
    retentionPeriod: Duration.days(4),
    visibilityTimeout: Duration.seconds(6 * props.workerTimeout.toSeconds()),
    deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
  });
  alarmWithImpact(scope, `${id}AgeAlarm`, {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: "max" }),
    from: 3600,
    impact: `Work waits for more than an hour. ${props.impact}`,
    runbook: "work-waits-in-a-queue",
    tells: props.tells,
  });
  return queue;
}

import type { LocalDynamoDb } from "../dynamodb/dynamodb.ts";
import type { LocalKms } from "../kms/kms.ts";
import type { LocalMailbox } from "../mailbox/mailbox.ts";
import type { LocalS3 } from "../s3/s3.ts";
import type { LocalScheduler } from "../scheduler/scheduler.ts";
import type { LocalSecrets } from "../secrets/secrets.ts";
import type { LocalSqs } from "../sqs/sqs.ts";
import { bucketSettings } from "./buckets.ts";
import type { Deployment, Resolved } from "./resolve.ts";
import { tableSettings } from "./tables.ts";

/** The stand-ins that are set up from the template. */
export type Stores = {
  readonly dynamodb: LocalDynamoDb;
  readonly s3: LocalS3;
  readonly kms: LocalKms;
  readonly secrets: LocalSecrets;
  readonly sqs: LocalSqs;
  readonly scheduler: LocalScheduler;
  readonly mailbox: LocalMailbox;
};

/** Makes keys, buckets, tables, queues, schedules and mail identities be as the template says; what is stored stays. */
export async function standUp(deployment: Deployment, stores: Stores): Promise<void> {
  for (const key of deployment.ofType("AWS::KMS::Key"))
    await stores.kms.ensureKey(keySettings(key, deployment));
  for (const { properties, physical } of deployment.ofType("AWS::SecretsManager::Secret"))
    await stores.secrets.ensureSecret({
      name: String(properties["Name"]),
      arn: physical.ref,
      kmsKeyArn: String(properties["KmsKeyId"]),
    });
  for (const bucket of deployment.ofType("AWS::S3::Bucket")) {
    await stores.s3.ensureBucket(bucketSettings(bucket, deployment));
  }
  for (const table of [
    ...deployment.ofType("AWS::DynamoDB::GlobalTable"),
    ...deployment.ofType("AWS::DynamoDB::Table"),
  ]) {
    await stores.dynamodb.ensureTable(tableSettings(table));
  }
  for (const queue of deployment.ofType("AWS::SQS::Queue"))
    await stores.sqs.ensureQueue(queueSettings(queue, deployment));
  for (const group of deployment.ofType("AWS::Scheduler::ScheduleGroup"))
    await stores.scheduler.ensureGroup(group.physical.ref);
  for (const identity of deployment.ofType("AWS::SES::EmailIdentity"))
    stores.mailbox.ensureIdentity(identity.physical.ref, "verified");
  for (const set of deployment.ofType("AWS::SES::ConfigurationSet"))
    stores.mailbox.ensureConfigurationSet(set.physical.ref);
}

type KeySettings = Parameters<LocalKms["ensureKey"]>[0];

function keySettings(key: Resolved, deployment: Deployment): KeySettings {
  const properties = key.properties as {
    readonly KeyPolicy: KeySettings["policy"];
    readonly KeySpec?: NonNullable<KeySettings["spec"]>;
    readonly KeyUsage?: NonNullable<KeySettings["usage"]>;
    readonly EnableKeyRotation?: boolean;
  };
  const keyArn = key.physical.attributes["Arn"];
  return {
    keyId: key.physical.ref,
    policy: properties.KeyPolicy,
    ...(properties.KeySpec ? { spec: properties.KeySpec } : {}),
    ...(properties.KeyUsage ? { usage: properties.KeyUsage } : {}),
    ...(properties.EnableKeyRotation ? { rotation: true } : {}),
    aliases: deployment
      .ofType("AWS::KMS::Alias")
      .filter((alias) => [key.physical.ref, keyArn].includes(String(alias.properties["TargetKeyId"])))
      .map((alias) => String(alias.properties["AliasName"])),
  };
}

type QueueSettings = Parameters<LocalSqs["ensureQueue"]>[0];

function queueSettings(queue: Resolved, deployment: Deployment): QueueSettings {
  const properties = queue.properties as {
    readonly VisibilityTimeout?: number;
    readonly DelaySeconds?: number;
    readonly MessageRetentionPeriod?: number;
    readonly ReceiveMessageWaitTimeSeconds?: number;
    readonly ContentBasedDeduplication?: boolean;
    readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
  };
  const { RedrivePolicy: redrive } = properties;
  const policy = deployment
    .ofType("AWS::SQS::QueuePolicy")
    .find(({ properties: { Queues } }) => (Queues as readonly string[]).includes(queue.physical.ref));
  const settings = {
    contentBasedDeduplication: properties.ContentBasedDeduplication,
    visibilityTimeoutSeconds: properties.VisibilityTimeout,
    delaySeconds: properties.DelaySeconds,
    receiveWaitSeconds: properties.ReceiveMessageWaitTimeSeconds,
    retentionSeconds: properties.MessageRetentionPeriod,
    redrive: redrive && {
      deadLetterQueueArn: redrive.deadLetterTargetArn,
      maxReceiveCount: redrive.maxReceiveCount,
    },
    policy: policy?.properties["PolicyDocument"] as QueueSettings["policy"],
  };
  return {
    name: queue.physical.attributes["QueueName"] ?? queue.logicalId,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  };
}

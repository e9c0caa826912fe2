import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AnyPrincipal, Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Key } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  CfnBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** What every bucket of the product has. */
export const commonBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN,
} as const satisfies BucketProps;

/** A half-done upload is storage nobody sees. */
export const abandonedUploads = {
  id: "abandoned-uploads",
  abortIncompleteMultipartUploadAfter: Duration.days(1),
};

/** The bucket of one class of data. */
export type DataBucketProps = {
  readonly key: Key;
  readonly accessLogs: Bucket;
  /** Prefix of its access log, without slash. */
  readonly logPrefix: string;
  readonly more?: BucketProps;
  /** Announce every new object to EventBridge. */
  readonly announces?: true;
};

/**
 * A bucket under its own key only: no public access, TLS 1.2 or later, versions kept, access logged. Writes that name
 * another key are refused, and a signed read older than five minutes is, so a leaked link is soon worthless.
 */
export function dataBucket(scope: Construct, id: string, props: DataBucketProps): Bucket {
  const bucket = new Bucket(scope, id, {
    ...commonBucket,
    encryption: BucketEncryption.KMS,
    encryptionKey: props.key,
    bucketKeyEnabled: true,
    ...props.more,
    lifecycleRules: [abandonedUploads, ...(props.more?.lifecycleRules ?? [])],
  });
  resourceOf(bucket).loggingConfiguration = {
    destinationBucketName: props.accessLogs.bucketName,
    logFilePrefix: `${props.logPrefix}/`,
  };
  if (props.announces) announceObjects(bucket);
  const deny = (sid: string, actions: string[], conditions: Record<string, object>) =>
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: [bucket.arnForObjects("*")],
        conditions,
      }),
    );
  // Without the header the bucket's default applies; the header may only repeat it.
  deny("OnlyEncryptedByKey", ["s3:PutObject"], {
    Null: { "s3:x-amz-server-side-encryption": "false" },
    StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
  });
  deny("OnlyUnderItsOwnKey", ["s3:PutObject"], {
    Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
    StringNotEquals: { "s3:x-amz-server-side-encryption-aws-kms-key-id": props.key.keyArn },
  });
  deny("LinksLiveFiveMinutes", ["s3:GetObject", "s3:GetObjectVersion"], {
    NumericGreaterThan: { "s3:signatureAge": "300000" },
  });
  return bucket;
}

/** Turns on EventBridge events of a bucket through the resource's own property; the usual way would add a function. */
export function announceObjects(bucket: Bucket): void {
  resourceOf(bucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
}

function resourceOf(bucket: Bucket): CfnBucket {
  const resource = bucket.node.defaultChild;
  if (!(resource instanceof CfnBucket)) throw new Error(`expected ${bucket.node.path} to hold a CfnBucket`);
  return resource;
}

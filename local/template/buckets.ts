import type { LocalS3 } from "../s3/s3.ts";
import type { Deployment, Resolved } from "./resolve.ts";

type BucketSettings = Parameters<LocalS3["ensureBucket"]>[0];

type BucketProperties = {
  readonly BucketEncryption?: {
    readonly ServerSideEncryptionConfiguration: readonly {
      readonly BucketKeyEnabled?: boolean;
      readonly ServerSideEncryptionByDefault?: {
        readonly SSEAlgorithm: string;
        readonly KMSMasterKeyID?: string;
      };
    }[];
  };
  readonly VersioningConfiguration?: { readonly Status: string };
  readonly ObjectLockEnabled?: boolean;
  readonly ObjectLockConfiguration?: {
    readonly Rule?: {
      readonly DefaultRetention?: {
        readonly Mode: "COMPLIANCE" | "GOVERNANCE";
        readonly Days?: number;
        readonly Years?: number;
      };
    };
  };
  readonly CorsConfiguration?: { readonly CorsRules: NonNullable<BucketSettings["cors"]> };
  readonly LoggingConfiguration?: {
    readonly DestinationBucketName?: string;
    readonly LogFilePrefix?: string;
  };
  readonly NotificationConfiguration?: { readonly EventBridgeConfiguration?: unknown };
};

/** A bucket of the template, with its policy, as the local stand-in wants it. */
export function bucketSettings(bucket: Resolved, deployment: Deployment): BucketSettings {
  const properties = bucket.properties as BucketProperties;
  const [encryption] = properties.BucketEncryption?.ServerSideEncryptionConfiguration ?? [];
  const keyArn = encryption?.ServerSideEncryptionByDefault?.KMSMasterKeyID;
  const retention = properties.ObjectLockConfiguration?.Rule?.DefaultRetention;
  const logging = properties.LoggingConfiguration;
  const policy = deployment
    .ofType("AWS::S3::BucketPolicy")
    .find(({ properties: { Bucket } }) => Bucket === bucket.physical.ref);
  return {
    name: bucket.physical.ref,
    versioning: properties.VersioningConfiguration?.Status === "Enabled",
    ...(keyArn
      ? { encryption: { kmsKeyArn: keyArn, bucketKey: encryption?.BucketKeyEnabled ?? false } }
      : {}),
    ...(properties.ObjectLockEnabled
      ? {
          objectLock: {
            retention: retention
              ? { mode: retention.Mode, days: retention.Days ?? (retention.Years ?? 0) * 365 }
              : null,
          },
        }
      : {}),
    ...(properties.CorsConfiguration ? { cors: properties.CorsConfiguration.CorsRules } : {}),
    ...(policy
      ? { policy: policy.properties["PolicyDocument"] as NonNullable<BucketSettings["policy"]> }
      : {}),
    ...(logging
      ? {
          accessLogs: {
            bucket: logging.DestinationBucketName ?? bucket.physical.ref,
            prefix: logging.LogFilePrefix ?? "",
          },
        }
      : {}),
    eventBridge: properties.NotificationConfiguration?.EventBridgeConfiguration !== undefined,
  };
}

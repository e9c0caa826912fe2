import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { PolicyDocument } from "../iam/principals.ts";
import { type EventJournal, type ObjectCreated, openEventJournal } from "./event-journal.ts";
import { openUploadStore, type UploadStore } from "./upload-store.ts";
import { openVersionStore, type VersionStore } from "./version-store.ts";

/** One CORS rule in CloudFormation's spelling, so that the template's own rules can be handed over unchanged. MaxAge in seconds. */
export type CorsRule = {
  readonly AllowedOrigins: readonly string[];
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders?: readonly string[];
  readonly ExposedHeaders?: readonly string[];
  readonly MaxAge?: number;
};

/** What the template says of a bucket. Object Lock implies versioning, as in AWS; `eventBridge` is what makes it announce objects. */
export type BucketConfig = {
  readonly name: string;
  readonly versioning?: boolean;
  readonly encryption?: { readonly kmsKeyArn: string; readonly bucketKey: boolean };
  /** With Object Lock on, `retention` is what every new object begins with, if anything. */
  readonly objectLock?: {
    readonly retention: { readonly mode: "COMPLIANCE" | "GOVERNANCE"; readonly days: number } | null;
  };
  readonly cors?: readonly CorsRule[];
  readonly policy?: PolicyDocument;
  readonly accessLogs?: { readonly bucket: string; readonly prefix: string };
  readonly eventBridge?: boolean;
  /** Accepted so that a template's bucket can be passed whole; AWS applies lifecycle rules days later, which no local run outlives. */
  readonly lifecycle?: unknown;
};

/** A bucket in service: its configuration and its durable state. */
export type Bucket = {
  readonly config: BucketConfig;
  readonly versions: VersionStore;
  readonly uploads: UploadStore;
  readonly journal: EventJournal;
};

/** The ARN of a bucket. */
export const bucketArn = (name: string): string => `arn:aws:s3:::${name}`;

/** The ARN of an object. */
export const objectArn = (bucket: string, key: string): string => `${bucketArn(bucket)}/${key}`;

/** Whether old versions stay when a key is written or deleted. */
export const isVersioned = (config: BucketConfig): boolean =>
  config.versioning === true || config.objectLock !== undefined;

/** Opens a bucket's directory, finishes what a crash interrupted, and announces objects that were committed but not yet delivered. */
export const openBucket = async (
  root: string,
  config: BucketConfig,
  announce: (event: ObjectCreated) => void | Promise<void>,
): Promise<Bucket> => {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(config.name)) {
    throw new Error(
      `bucket name ${config.name} is not one S3 takes: 3 to 63 lower-case letters, digits, dots, hyphens`,
    );
  }
  const directory = join(root, config.name);
  await mkdir(directory, { recursive: true });
  const uploads = await openUploadStore(join(directory, "uploads"));
  const versions = await openVersionStore(directory, uploads.segmentsInUse());
  await uploads.dropCompleted(versions.segmentsInUse());
  const journal = await openEventJournal(join(directory, "events"), announce);
  await journal.recover((event) => {
    const version = versions.find(event.key, event.versionId);
    return version?.kind === "object" && version.etag === event.etag;
  });
  return { config, versions, uploads, journal };
};

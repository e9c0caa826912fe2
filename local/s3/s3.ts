import { mkdir } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { PrincipalDirectory } from "../iam/principals.ts";
import type { LocalKms } from "../kms/kms.ts";
import { createAccessLog } from "./access-log.ts";
import { type Bucket, type BucketConfig, openBucket } from "./bucket.ts";
import type { Service } from "./call.ts";
import { openEncryption } from "./encryption.ts";
import type { ObjectCreated } from "./event-journal.ts";
import { createKeyedLock } from "./keyed-lock.ts";
import { createHandler } from "./serve.ts";

/** A stand-in for Amazon S3 on one machine. */
export type LocalS3 = {
  /** Answers one HTTP request, path style; never rejects. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Creates the bucket, or gives an existing one this configuration. Throws for a configuration AWS would not serve. */
  ensureBucket(config: BucketConfig): Promise<void>;
  /** Delivers pending access logs and announcements; call it once no request is running. */
  close(): Promise<void>;
};

const requireDeliverableLogs = (buckets: ReadonlyMap<string, Bucket>, config: BucketConfig): void => {
  const all = [...[...buckets.values()].map((bucket) => bucket.config), config];
  const targets = new Set(all.map(({ accessLogs }) => accessLogs?.bucket));
  const unfit = all.find(({ name, encryption }) => targets.has(name) && encryption !== undefined);
  if (unfit !== undefined) {
    throw new Error(
      `bucket ${unfit.name} receives access logs and is encrypted with KMS; S3 delivers logs only to buckets with SSE-S3`,
    );
  }
};

/**
 * Starts S3 over a directory of its own; all state survives kill -9. `onObjectCreated` is called after an object of a bucket
 * with `eventBridge` is durable, at least once per object; when it throws, or the process dies first, it is called again.
 */
export const createS3 = async (options: {
  readonly dir: string;
  readonly directory: PrincipalDirectory;
  readonly kms: Pick<LocalKms, "call">;
  readonly onObjectCreated: (event: ObjectCreated) => void | Promise<void>;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}): Promise<LocalS3> => {
  const { dir, directory, kms, onObjectCreated, now = Date.now } = options;
  await mkdir(dir, { recursive: true });
  const buckets = new Map<string, Bucket>();
  const service: Service = {
    bucketNamed: (name) => buckets.get(name),
    encryption: await openEncryption(dir, kms),
    now,
  };
  const accessLog = createAccessLog(service);
  const oneByOne = createKeyedLock();

  const ensureBucket = async (config: BucketConfig): Promise<void> => {
    requireDeliverableLogs(buckets, config);
    const existing = buckets.get(config.name);
    const opened = existing ?? (await openBucket(join(dir, "buckets"), config, onObjectCreated));
    buckets.set(config.name, { ...opened, config });
  };

  return {
    handle: createHandler(service, directory, accessLog),
    ensureBucket: (config) => oneByOne("buckets", () => ensureBucket(config)),
    close: async () => {
      await accessLog.close();
      for (const { journal } of buckets.values()) await journal.close();
    },
  };
};

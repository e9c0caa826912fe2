import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client, type S3ClientConfig, S3ServiceException } from "@aws-sdk/client-s3";
import {
  type AccessKey,
  accountRoot,
  ACCOUNT_ID,
  directoryOf,
  type PolicyDocument,
} from "../../local/iam/principals.ts";
import { createKms } from "../../local/kms/kms.ts";
import type { BucketConfig } from "../../local/s3/bucket.ts";
import type { ObjectCreated } from "../../local/s3/event-journal.ts";
import { createS3 } from "../../local/s3/s3.ts";
import { roleArn } from "./kms-stand.ts";

/** The key id and secret a role of a stand signs with. */
export const credentialsOf = (name: string) => ({
  accessKeyId: `AKIA${name}`,
  secretAccessKey: `secret of ${name}`,
});

/** Serves a local S3 with a real local KMS behind it to roles with these identity policies; `root` is always there. */
export async function standUpS3<Name extends string>(
  roles: Record<Name, readonly PolicyDocument[]>,
  settings: {
    readonly buckets: readonly BucketConfig[];
    readonly dir?: string;
    readonly now?: () => number;
    readonly onObjectCreated?: (event: ObjectCreated) => void | Promise<void>;
  },
) {
  const dir = settings.dir ?? (await mkdtemp(join(tmpdir(), "s3-")));
  const { now = Date.now, onObjectCreated = () => {} } = settings;
  const principals = Object.entries<readonly PolicyDocument[]>(roles).map(([name, policies]) => ({
    name,
    principal: { arn: roleArn(name), accountId: ACCOUNT_ID, policies },
  }));
  const directory = directoryOf(
    [{ name: "root", principal: accountRoot }, ...principals].map(({ name, principal }): AccessKey => ({
      ...credentialsOf(name),
      principal,
    })),
  );
  const kms = await createKms({ dir: join(dir, "kms"), directory, now });
  const s3 = await createS3({ dir: join(dir, "s3"), directory, kms, onObjectCreated, now });
  for (const bucket of settings.buckets) await s3.ensureBucket(bucket);

  const server = createServer((request, response) => void s3.handle(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: S3Client[] = [];

  const as = (name: Name | "root", more: Partial<S3ClientConfig> = {}): S3Client => {
    const credentials = credentialsOf(name);
    const client = new S3Client({ endpoint, region: "us-east-1", credentials, maxAttempts: 1, ...more });
    clients.push(client);
    return client;
  };
  const close = async () => {
    for (const client of clients) client.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await s3.close();
    await kms.close();
  };
  return { kms, s3, as, dir, endpoint, close, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** The error name and status a call is refused with; fails when it is not refused. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof S3ServiceException) return `${error.$metadata.httpStatusCode} ${error.name}`;
    throw error;
  }
  throw new Error("the call was expected to be refused and succeeded");
}

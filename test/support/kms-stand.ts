import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KMSClient } from "@aws-sdk/client-kms";
import {
  type AccessKey,
  accountRoot,
  ACCOUNT_ID,
  directoryOf,
  type PolicyDocument,
  type PolicyStatement,
  type Principal,
  ROOT_ARN,
} from "../../local/iam/principals.ts";
import { createKms, type KmsSettings } from "../../local/kms/kms.ts";

/** The ARN of an invented role. */
export const roleArn = (name: string) => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`;

/** A policy of these statements. */
export const policyOf = (...statements: PolicyStatement[]): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: statements,
});

/** An allow statement; in a key policy with `who`, in an identity policy without. */
export const allow = (
  actions: string | string[],
  who?: string,
  more: Partial<PolicyStatement> = {},
): PolicyStatement => ({
  Effect: "Allow",
  Action: actions,
  Resource: "*",
  ...(who === undefined ? {} : { Principal: { AWS: who } }),
  ...more,
});

/** What the account must keep on every key: administration without use. */
export const administration = allow(
  [
    "kms:PutKeyPolicy",
    "kms:GetKeyPolicy",
    "kms:DescribeKey",
    "kms:EnableKey",
    "kms:DisableKey",
    "kms:ScheduleKeyDeletion",
    "kms:CancelKeyDeletion",
    "kms:RevokeGrant",
    "kms:ListGrants",
    "kms:RotateKeyOnDemand",
  ],
  ROOT_ARN,
);

/** Serves a local KMS to roles with the given identity policies; `root` is always there. */
export async function standUpKms<Name extends string>(
  roles: Record<Name, readonly PolicyDocument[]>,
  settings: Partial<Pick<KmsSettings, "dir" | "now" | "grantPropagationMs">> = {},
) {
  const dir = settings.dir ?? (await mkdtemp(join(tmpdir(), "kms-")));
  const principals = new Map<string, Principal>([["root", accountRoot]]);
  for (const [name, policies] of Object.entries<readonly PolicyDocument[]>(roles))
    principals.set(name, { arn: roleArn(name), accountId: ACCOUNT_ID, policies });
  const keys = [...principals].map(([name, principal]): AccessKey => {
    return { accessKeyId: `AKIA${name}`, secretAccessKey: `secret of ${name}`, principal };
  });
  const kms = await createKms({ ...settings, dir, directory: directoryOf(keys) });

  const server = createServer((request, response) => {
    kms.handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients = new Map<string, KMSClient>();

  const as = (name: Name | "root"): KMSClient => {
    const credentials = { accessKeyId: `AKIA${name}`, secretAccessKey: `secret of ${name}` };
    const client =
      clients.get(name) ?? new KMSClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
    clients.set(name, client);
    return client;
  };
  const principal = (name: Name): Principal => ({
    arn: roleArn(name),
    accountId: ACCOUNT_ID,
    policies: roles[name],
  });
  const close = async () => {
    for (const client of clients.values()) client.destroy();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await kms.close();
  };
  return { kms, as, dir, endpoint, principal, close, remove: () => rm(dir, { recursive: true }) };
}

import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditSeal } from "../../functions/adapters/audit-seal.kms.ts";
import { looksPartition, patientPartition, requestPartition } from "../../functions/adapters/ledger-keys.ts";
import { sealWindows } from "../../functions/seal-audit/seal-windows.ts";
import { auditorOf } from "../../local/audit/auditor-of-local-stack.ts";
import { ledgerInAws } from "../../local/audit/ledger-in-aws.ts";
import { writeExport } from "../../local/audit/write-export.ts";
import { overview } from "../../local/journey/api.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { seededId } from "../../local/seed/ids.ts";
import { forge, requestKeyOf } from "../support/forged-ledger.ts";
import { addressOf, send } from "../support/raw-call.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";
import {
  asHolder,
  harborLight,
  keysAs,
  ledgerOf,
  roleOf,
  rowsOf,
  settingOf,
  storageAs,
} from "../support/stack-parts.ts";

let stack: TestStack;
let requestId: string;
let out: string;
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), "duces-export-"));
  stack = await startSeededStack(1);
  ({ requestId } = await fileRequest(stack.ground, "harriet.colby@colbymarsh.example"));
  await fileRequest(stack.ground, "somebody.else@colbymarsh.example");
  // Two people look at the one, one of them at the list as well.
  for (const token of [stack.staff.manager, stack.staff.privacyOfficer])
    await overview(stack.portalOrigin, token, requestId);
  await send(`${stack.portalOrigin}${addressOf("worklist", {})}`, "GET", { token: stack.staff.manager });
});
afterAll(async () => {
  await stack.end();
  rmSync(out, { recursive: true, force: true });
});

/** Seals as the schedule will once these minutes lie behind. */
async function sealWhatMoved(): Promise<void> {
  const key = roleOf(stack, "seal-audit");
  const seal = auditSeal(
    { ledger: tableAs(key), keys: keysAs(stack, key), storage: storageAs(stack, key) },
    {
      table: settingOf(stack, "seal-audit", "LEDGER_TABLE"),
      bucket: settingOf(stack, "seal-audit", "AUDIT_BUCKET"),
      signingKey: settingOf(stack, "seal-audit", "AUDIT_SIGNING_KEY"),
    },
    () => undefined,
  );
  await sealWindows({ ...seal, now: () => new Date(Date.now() + 2 * 3_600_000) });
}

const tableAs = (credentials: Parameters<typeof asHolder>[1]) =>
  DynamoDBDocumentClient.from(new DynamoDBClient(asHolder(stack, credentials)));
const auditor = () => auditorOf(stack.deployment, stack.roles, stack.awsOrigin);

async function exported(name: string, of: { readonly requestId?: string } = {}) {
  const { client, names } = auditor();
  const credentials = client.credentials as Parameters<typeof asHolder>[1];
  const ledger = ledgerInAws(
    { table: tableAs(credentials), keys: keysAs(stack, credentials), storage: storageAs(stack, credentials) },
    names,
  );
  const folder = join(out, name);
  return { folder, ...(await writeExport(ledger, { practiceId: harborLight, ...of }, folder)) };
}

/** `npm run audit:verify` as anybody runs it. */
function verified(folder: string, ...more: readonly string[]) {
  const ran = spawnSync(process.execPath, ["local/audit/verify.ts", folder, ...more], { encoding: "utf8" });
  return { status: ran.status, said: `${ran.stdout}${ran.stderr}` };
}

/** The same of an export in a bucket, as whoever holds the root of this account; the storage runs in this process. */
function verifiedInBucket(bucket: string, prefix: string, secret = stack.roles.root.secretAccessKey) {
  const env = {
    PATH: process.env["PATH"],
    AWS_ENDPOINT_URL: stack.awsOrigin,
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: stack.roles.root.accessKeyId,
    AWS_SECRET_ACCESS_KEY: secret,
  };
  return new Promise<{ readonly status: number; readonly said: string }>((resolve) => {
    const arguments_ = ["local/audit/verify.ts", `s3://${bucket}/${prefix}`];
    const ran = execFile(process.execPath, arguments_, { env }, (_error, out, err) =>
      resolve({ status: ran.exitCode ?? -1, said: `${out}${err}` }),
    );
  });
}

describe("the history, sealed and exported by the auditor", () => {
  it("is checked where it lies in a bucket as in a folder, and an export that cannot be read is not said to be without a key", async () => {
    await sealWhatMoved();
    const { folder } = await exported("in-a-bucket");
    const root = storageAs(stack, stack.roles.root);
    const Bucket = settingOf(stack, "deliver", "ACCESS_LOG_BUCKET");
    const put = async (name: string, body = readFileSync(join(folder, name))) =>
      void (await root.send(new PutObjectCommand({ Bucket, Key: `exports/${name}`, Body: body })));
    const seals = readdirSync(join(folder, "seals"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((name) => `seals/${name}`);
    for (const name of ["public-key.pem", "events.txt", "looks.txt", ...seals]) await put(name);
    const whole = await verifiedInBucket(Bucket, "exports");
    expect(whole).toMatchObject({ status: 0, said: expect.stringContaining("Everything holds") });
    expect(whole.said.trim()).toBe(verified(folder).said.trim());
    expect(await verifiedInBucket(Bucket, "elsewhere/")).toMatchObject({
      status: 2,
      said: expect.stringContaining("has no public key"),
    });
    const unread = await verifiedInBucket(Bucket, "exports/", "not the secret");
    expect(unread.status).toBe(2);
    expect(unread.said).not.toContain("has no public key");
    await put(
      "events.txt",
      Buffer.from(readFileSync(join(folder, "events.txt"), "utf8").replace("portal", "p0rtal")),
    );
    expect((await verifiedInBucket(Bucket, "exports/")).status).toBe(1);
    root.destroy();
  });

  it("holds, for the whole practice and for one request, and the export of one tells nothing of the other", async () => {
    await sealWhatMoved();
    const whole = await exported("whole");
    expect(whole).toMatchObject({ requests: 2, looks: 3 });
    expect(verified(whole.folder)).toMatchObject({
      status: 0,
      said: expect.stringContaining("Everything holds"),
    });
    const one = await exported("one", { requestId });
    expect(one).toMatchObject({ requests: 1, looks: 2 });
    const { status, said } = verified(one.folder, "--key", join(whole.folder, "public-key.pem"));
    expect({ status, said }).toMatchObject({
      status: 0,
      said: expect.stringContaining("0 events that came after"),
    });
    expect(readFileSync(join(one.folder, "events.txt"), "utf8").match(/^request /gm)).toHaveLength(1);
    expect(readFileSync(join(one.folder, "looks.txt"), "utf8")).not.toContain("worklist");
  });

  it("shows a look that somebody with the table in their hands took away, changed or put in", async () => {
    const { client, table: TableName } = ledgerOf(stack);
    const day = new Date().toISOString().slice(0, 10);
    const looks = await rowsOf(stack, looksPartition(harborLight, day));
    const [first = {}, second = {}] = looks;
    const kinds = async (name: string) => {
      const { faults } = JSON.parse(verified((await exported(name)).folder, "--json").said) as {
        readonly faults: readonly { readonly kind: string }[];
      };
      return faults.map(({ kind }) => kind);
    };
    expect(looks).toHaveLength(3);
    await client.send(new DeleteCommand({ TableName, Key: { pk: first["pk"], sk: first["sk"] } }));
    expect(await kinds("look-gone")).toEqual(["missing"]);
    await client.send(new PutCommand({ TableName, Item: first }));
    await client.send(new PutCommand({ TableName, Item: { ...first, look: second["look"] } }));
    expect(await kinds("look-changed")).toEqual(["edited"]);
    const { lookHash } = second;
    await client.send(
      new PutCommand({
        TableName,
        Item: { ...first, look: second["look"], lookHash, sk: `${String(first["sk"])}0` },
      }),
    );
    await client.send(new PutCommand({ TableName, Item: first }));
    expect(await kinds("look-put-in")).toContain("out-of-order");
    await client.send(
      new DeleteCommand({ TableName, Key: { pk: first["pk"], sk: `${String(first["sk"])}0` } }),
    );
    expect(await kinds("looks-as-they-were")).toEqual([]);
    client.destroy();
  });

  it("shows where somebody with the table in their hands wrote a history of their own", async () => {
    const key = requestKeyOf(harborLight, requestId);
    await forge(stack, key, (stored) => stored, { type: "request.withdrawn" });
    const { folder } = await exported("forged");
    const { status, said } = verified(folder, "--json");
    const { faults } = JSON.parse(said) as {
      readonly faults: readonly { readonly kind: string; readonly requestId: string }[];
    };
    expect({ status, requestId: faults[0]?.requestId }).toEqual({ status: 1, requestId });
  });

  it("is told apart from an export that cannot be read, and from another key", async () => {
    expect(verified(join(out, "nowhere")).status).toBe(2);
    const { folder } = await exported("for-another-key");
    writeFileSync(join(folder, "public-key.pem"), "no key");
    expect(verified(folder).status).toBe(2);
  });

  it("is all that the auditor may read of the ledger: events of requests, no patient, no requester", async () => {
    const { client, names } = auditor();
    const table = tableAs(client.credentials as Parameters<typeof asHolder>[1]);
    const own = requestPartition({ practiceId: harborLight, requestId });
    const query = (pk: string, projection?: string) =>
      table
        .send(
          new QueryCommand({
            TableName: names.table,
            KeyConditionExpression: "pk = :pk",
            ExpressionAttributeValues: { ":pk": pk },
            ...(projection === undefined ? {} : { ProjectionExpression: projection }),
          }),
        )
        .then(
          () => "allowed",
          (error: unknown) => (error as Error).name,
        );
    expect(await query(own, "pk, sk, event")).toBe("allowed");
    expect(await query(own)).toBe("AccessDeniedException");
    expect(await query(own, "pk, sk, requester")).toBe("AccessDeniedException");
    expect(await query(own, "facts")).toBe("AccessDeniedException");
    const looks = looksPartition(harborLight, new Date().toISOString().slice(0, 10));
    expect(await query(looks, "pk, sk, look, lookHash")).toBe("allowed");
    expect(await query(looks)).toBe("AccessDeniedException");
    const patient = patientPartition(harborLight, seededId("pat", "nobody"));
    expect(await query(patient, "pk, sk, event")).toBe("AccessDeniedException");
  });
});

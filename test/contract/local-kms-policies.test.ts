import {
  CreateGrantCommand,
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT_ARN } from "../../local/iam/principals.ts";
import { administration, allow, policyOf, roleArn, standUpKms } from "../support/kms-stand.ts";

const text = (words: string) => new TextEncoder().encode(words);
const denied = { name: "AccessDeniedException" };

describe("a key policy", () => {
  const decryptEverywhere = policyOf(allow("kms:*"));
  let stand: Awaited<ReturnType<typeof standUpKms<"plain" | "admin" | "barred">>>;
  const statements = [
    administration,
    allow("kms:Encrypt", roleArn("plain")),
    allow("kms:DescribeKey", roleArn("plain")),
  ];

  beforeAll(async () => {
    const barred = policyOf(allow("kms:*"), { Effect: "Deny", Action: "kms:Encrypt", Resource: "*" });
    stand = await standUpKms({ plain: [], admin: [decryptEverywhere], barred: [barred] });
    await stand.kms.ensureKey({ keyId: "closed", policy: policyOf(...statements) });
    await stand.kms.ensureKey({ keyId: "delegated", policy: policyOf(allow("kms:*", ROOT_ARN)) });
  });
  afterAll(async () => {
    await stand.close();
    await stand.remove();
  });

  const encrypt = (
    who: "plain" | "admin" | "barred" | "root",
    KeyId: string,
    EncryptionContext?: Record<string, string>,
  ) => stand.as(who).send(new EncryptCommand({ KeyId, Plaintext: text("x"), EncryptionContext }));
  const withPolicy = (...more: Parameters<typeof policyOf>) =>
    stand.kms.ensureKey({ keyId: "closed", policy: policyOf(...statements, ...more) });

  it("allows whom it names, without any identity policy", async () => {
    await expect(encrypt("plain", "closed")).resolves.toHaveProperty("CiphertextBlob");
  });

  it("is required: identity policies and the account root count for nothing on a key that does not delegate to them", async () => {
    await expect(encrypt("admin", "closed")).rejects.toMatchObject(denied);
    await expect(encrypt("root", "closed")).rejects.toMatchObject(denied);
  });

  it("that delegates to the account lets identity policies decide", async () => {
    await expect(encrypt("admin", "delegated")).resolves.toHaveProperty("CiphertextBlob");
    await expect(encrypt("root", "delegated")).resolves.toHaveProperty("CiphertextBlob");
    await expect(encrypt("plain", "delegated")).rejects.toMatchObject(denied);
    await expect(encrypt("barred", "delegated")).rejects.toMatchObject(denied);
  });

  it("can tie use to the encryption context", async () => {
    await withPolicy({
      ...allow("kms:Encrypt", roleArn("admin")),
      Condition: {
        StringEquals: { "kms:EncryptionContext:practiceId": "p1" },
        "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["practiceId", "requestId"] },
        Null: { "kms:EncryptionContext:requestId": "false" },
      },
    });
    await expect(encrypt("admin", "closed", { practiceId: "p1", requestId: "r" })).resolves.toHaveProperty(
      "CiphertextBlob",
    );
    await expect(encrypt("admin", "closed", { practiceId: "p2", requestId: "r" })).rejects.toMatchObject(
      denied,
    );
    await expect(encrypt("admin", "closed", { practiceId: "p1" })).rejects.toMatchObject(denied);
    await expect(
      encrypt("admin", "closed", { practiceId: "p1", requestId: "r", other: "x" }),
    ).rejects.toMatchObject(denied);
  });

  it("can tie use to the service that calls on one's behalf, as that same caller", async () => {
    const viaS3 = { Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } };
    await withPolicy({ ...allow("kms:GenerateDataKey", roleArn("admin")), ...viaS3 });
    const principal = stand.principal("admin");
    const input = { KeyId: "closed", KeySpec: "AES_256" } as const;
    const made = await stand.kms.call(principal, "GenerateDataKey", input, "s3.us-east-1.amazonaws.com");
    expect(made.Plaintext).toHaveLength(32);
    await expect(stand.kms.call(principal, "GenerateDataKey", input)).rejects.toMatchObject({
      code: "AccessDeniedException",
    });
    await expect(stand.as("admin").send(new GenerateDataKeyCommand(input))).rejects.toMatchObject(denied);
  });

  it("can tie use to the alias that was asked for", async () => {
    const policy = policyOf(...statements, {
      ...allow("kms:Encrypt", roleArn("admin")),
      Condition: { StringEquals: { "kms:RequestAlias": "alias/front-door" } },
    });
    await stand.kms.ensureKey({ keyId: "closed", policy, aliases: ["alias/front-door"] });
    await expect(encrypt("admin", "alias/front-door")).resolves.toHaveProperty("CiphertextBlob");
    await expect(encrypt("admin", "closed")).rejects.toMatchObject(denied);
  });

  it("defeats a grant by an explicit deny", async () => {
    const granting = allow(["kms:CreateGrant"], roleArn("plain"));
    const deny = { Effect: "Deny", Principal: "*", Action: "kms:Decrypt", Resource: "*" } as const;
    await withPolicy(granting);
    const { CiphertextBlob } = await encrypt("plain", "closed");
    await stand.as("plain").send(
      new CreateGrantCommand({
        KeyId: "closed",
        GranteePrincipal: roleArn("admin"),
        Operations: ["Decrypt"],
      }),
    );
    const decrypt = () => stand.as("admin").send(new DecryptCommand({ CiphertextBlob }));
    await expect(decrypt()).resolves.toHaveProperty("Plaintext");
    await withPolicy(granting, deny);
    await expect(decrypt()).rejects.toMatchObject(denied);
  });

  it("leaves a trace of every decision: who, what, which key and why, but no value of the context", async () => {
    await expect(encrypt("admin", "closed", { practiceId: "p-secret" })).rejects.toMatchObject(denied);
    const last = stand.kms.decisions().at(-1);
    expect(last).toMatchObject({
      operation: "Encrypt",
      principal: roleArn("admin"),
      keyId: "closed",
      allowed: false,
    });
    expect(last?.contextKeys).toEqual(["practiceId"]);
    expect(JSON.stringify(last)).not.toContain("p-secret");
  });
});

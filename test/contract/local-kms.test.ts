import { createHash, createPublicKey, verify } from "node:crypto";
import {
  CancelKeyDeletionCommand,
  DecryptCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateDataKeyWithoutPlaintextCommand,
  GenerateMacCommand,
  GetKeyPolicyCommand,
  GetPublicKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ReEncryptCommand,
  RotateKeyOnDemandCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
  type SigningAlgorithmSpec,
  VerifyCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT_ARN } from "../../local/iam/principals.ts";
import type { KeySpec } from "../../local/kms/key-specs.ts";
import { administration, allow, policyOf, roleArn, standUpKms } from "../support/kms-stand.ts";

const DAY_MS = 86_400_000;
const everything = policyOf(administration, allow("kms:*", roleArn("user")));
const context = { practiceId: "p1", noteId: "n1" };
const text = (words: string) => new TextEncoder().encode(words);

let clock = Date.now();
let stand: Awaited<ReturnType<typeof standUpKms<"user">>>;
let user: KMSClient;
let root: KMSClient;

const signingSpecs: [KeySpec, SigningAlgorithmSpec[]][] = [
  ["ECC_NIST_P256", ["ECDSA_SHA_256"]],
  ["ECC_NIST_P384", ["ECDSA_SHA_384"]],
  ["ECC_NIST_P521", ["ECDSA_SHA_512"]],
  ["ECC_SECG_P256K1", ["ECDSA_SHA_256"]],
  [
    "RSA_2048",
    ["RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_512", "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384"],
  ],
];

beforeAll(async () => {
  stand = await standUpKms({ user: [] }, { now: () => clock });
  [user, root] = [stand.as("user"), stand.as("root")];
  await stand.kms.ensureKey({ keyId: "data", policy: everything, aliases: ["alias/data"] });
  await stand.kms.ensureKey({ keyId: "other", policy: everything });
  await stand.kms.ensureKey({ keyId: "mac", policy: everything, spec: "HMAC_256" });
  for (const [spec] of signingSpecs) await stand.kms.ensureKey({ keyId: spec, policy: everything, spec });
});
afterAll(async () => {
  await stand.close();
  await stand.remove();
});

const encrypt = async (words: string, KeyId = "data") =>
  (await user.send(new EncryptCommand({ KeyId, Plaintext: text(words), EncryptionContext: context })))
    .CiphertextBlob;

describe("encryption", () => {
  it("gives the plaintext back under the same encryption context, whatever the order of its pairs", async () => {
    const CiphertextBlob = await encrypt("secret");
    const EncryptionContext = { noteId: "n1", practiceId: "p1" };
    const { Plaintext, KeyId } = await user.send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));
    expect(Buffer.from(Plaintext ?? []).toString()).toBe("secret");
    expect(KeyId).toBe("arn:aws:kms:us-east-1:000000000000:key/data");
  });

  it.each([
    ["another value", { ...context, noteId: "n2" }],
    ["a pair too few", { practiceId: "p1" }],
    ["a pair too many", { ...context, more: "x" }],
    ["another case of a key", { practiceid: "p1", noteId: "n1" }],
    ["none", undefined],
  ])("is undone under no other encryption context: %s", async (_, EncryptionContext) => {
    const decrypting = user.send(
      new DecryptCommand({ CiphertextBlob: await encrypt("secret"), EncryptionContext }),
    );
    await expect(decrypting).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  });

  it("notices every changed byte of a ciphertext", async () => {
    const sealed = Buffer.from((await encrypt("secret")) ?? []);
    for (const at of [0, 5, 10, 20, 30, sealed.length - 20, sealed.length - 1]) {
      const CiphertextBlob = Buffer.from(sealed);
      CiphertextBlob.writeUInt8(CiphertextBlob.readUInt8(at) ^ 1, at);
      const decrypting = user.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
      await expect(decrypting).rejects.toThrow(/./u);
    }
  });

  it("makes data keys of the length asked for, with and without plaintext", async () => {
    const made = await user.send(
      new GenerateDataKeyCommand({ KeyId: "data", KeySpec: "AES_256", EncryptionContext: context }),
    );
    const CiphertextBlob = made.CiphertextBlob;
    const opened = await user.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context }));
    expect(made.Plaintext).toHaveLength(32);
    expect(opened.Plaintext).toEqual(made.Plaintext);

    const hidden = await user.send(
      new GenerateDataKeyWithoutPlaintextCommand({ KeyId: "data", NumberOfBytes: 64 }),
    );
    const revealed = await user.send(new DecryptCommand({ CiphertextBlob: hidden.CiphertextBlob }));
    expect(hidden).not.toHaveProperty("Plaintext");
    expect(revealed.Plaintext).toHaveLength(64);
  });

  it("refuses a data key whose length is given twice or not at all, and parameters it does not know", async () => {
    const both = user.send(
      new GenerateDataKeyCommand({ KeyId: "data", KeySpec: "AES_256", NumberOfBytes: 32 }),
    );
    await expect(both).rejects.toMatchObject({ name: "ValidationException" });
    await expect(user.send(new GenerateDataKeyCommand({ KeyId: "data" }))).rejects.toMatchObject({
      name: "ValidationException",
    });
    const dry = user.send(new EncryptCommand({ KeyId: "data", Plaintext: text("x"), DryRun: true }));
    await expect(dry).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("re-encrypts to another key under another context", async () => {
    const moved = await user.send(
      new ReEncryptCommand({
        CiphertextBlob: await encrypt("secret"),
        SourceEncryptionContext: context,
        DestinationKeyId: "other",
        DestinationEncryptionContext: { requestId: "r1" },
      }),
    );
    const { CiphertextBlob } = moved;
    const { Plaintext } = await user.send(
      new DecryptCommand({ CiphertextBlob, EncryptionContext: { requestId: "r1" } }),
    );
    expect(Buffer.from(Plaintext ?? []).toString()).toBe("secret");
    expect(moved).toMatchObject({
      SourceKeyId: expect.stringMatching(/data$/u),
      KeyId: expect.stringMatching(/other$/u),
    });
  });

  it("still opens what was sealed before a rotation", async () => {
    const before = await encrypt("before");
    await root.send(new RotateKeyOnDemandCommand({ KeyId: "data" }));
    const after = await encrypt("after");
    for (const [CiphertextBlob, words] of [
      [before, "before"],
      [after, "after"],
    ] as const) {
      const { Plaintext } = await user.send(
        new DecryptCommand({ CiphertextBlob, EncryptionContext: context }),
      );
      expect(Buffer.from(Plaintext ?? []).toString()).toBe(words);
    }
  });

  it("says which key was wrong", async () => {
    const wrong = { CiphertextBlob: await encrypt("secret"), EncryptionContext: context, KeyId: "other" };
    await expect(user.send(new DecryptCommand(wrong))).rejects.toMatchObject({
      name: "IncorrectKeyException",
    });
    const junk = {
      CiphertextBlob: text("not a ciphertext of this service, but long enough for one, one would think"),
    };
    await expect(user.send(new DecryptCommand(junk))).rejects.toMatchObject({
      name: "InvalidCiphertextException",
    });
  });
});

describe("a key's name", () => {
  it.each([
    "data",
    "alias/data",
    "arn:aws:kms:us-east-1:000000000000:key/data",
    "arn:aws:kms:us-east-1:000000000000:alias/data",
  ])("may be written %s", async (KeyId) => {
    const { KeyMetadata } = await root.send(new DescribeKeyCommand({ KeyId }));
    expect(KeyMetadata).toMatchObject({ KeyId: "data", KeyState: "Enabled", KeySpec: "SYMMETRIC_DEFAULT" });
    expect(KeyMetadata?.CreationDate).toBeInstanceOf(Date);
  });

  it.each(["nobody", "alias/nobody", "constructor", "arn:aws:kms:us-east-1:111111111111:key/data"])(
    "%s is found nowhere",
    async (KeyId) => {
      await expect(root.send(new DescribeKeyCommand({ KeyId }))).rejects.toMatchObject({
        name: "NotFoundException",
      });
    },
  );
});

describe("signing", () => {
  const cases = signingSpecs.flatMap(([spec, algorithms]) =>
    algorithms.map((algorithm) => [spec, algorithm] as const),
  );

  it.each(cases)(
    "with %s and %s verifies here and, with the public key alone, anywhere",
    async (KeyId, SigningAlgorithm) => {
      const hash = `sha${SigningAlgorithm.slice(-3)}`;
      const message = text("the head of the chain");
      const digest = createHash(hash).update(message).digest();
      const { PublicKey } = await user.send(new GetPublicKeyCommand({ KeyId }));
      const publicKey = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: "der", type: "spki" });
      const anywhere = (signature: Uint8Array) =>
        verify(
          hash,
          message,
          SigningAlgorithm.includes("PSS") ? { key: publicKey, padding: 6, saltLength: -1 } : publicKey,
          signature,
        );

      for (const signed of [
        { Message: message, MessageType: "RAW" },
        { Message: digest, MessageType: "DIGEST" },
      ] as const) {
        const { Signature = new Uint8Array() } = await user.send(
          new SignCommand({ KeyId, SigningAlgorithm, ...signed }),
        );
        expect(anywhere(Signature)).toBe(true);
        for (const form of [
          { Message: message, MessageType: "RAW" },
          { Message: digest, MessageType: "DIGEST" },
        ] as const) {
          const verified = await user.send(
            new VerifyCommand({ KeyId, SigningAlgorithm, Signature, ...form }),
          );
          expect(verified.SignatureValid).toBe(true);
        }
        const tampered = Buffer.from(Signature);
        tampered.writeUInt8(tampered.readUInt8(tampered.length - 1) ^ 1, tampered.length - 1);
        for (const Bad of [tampered, text("no signature")])
          await expect(
            user.send(new VerifyCommand({ KeyId, SigningAlgorithm, Signature: Bad, ...signed })),
          ).rejects.toMatchObject({
            name: "KMSInvalidSignatureException",
          });
      }
    },
  );

  it("refuses a digest of the wrong length, and keys and algorithms that do not sign", async () => {
    const sign = (KeyId: string, SigningAlgorithm: SigningAlgorithmSpec, Message = text("x")) =>
      user.send(new SignCommand({ KeyId, SigningAlgorithm, Message, MessageType: "DIGEST" }));
    await expect(sign("ECC_NIST_P256", "ECDSA_SHA_256")).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(sign("ECC_NIST_P256", "ECDSA_SHA_384")).rejects.toMatchObject({
      name: "InvalidKeyUsageException",
    });
    await expect(sign("data", "ECDSA_SHA_256")).rejects.toMatchObject({ name: "InvalidKeyUsageException" });
    const encrypting = user.send(new EncryptCommand({ KeyId: "RSA_2048", Plaintext: text("x") }));
    await expect(encrypting).rejects.toMatchObject({ name: "InvalidKeyUsageException" });
  });

  it("makes and checks message authentication codes", async () => {
    const message = { KeyId: "mac", MacAlgorithm: "HMAC_SHA_256" as const, Message: text("message") };
    const { Mac } = await user.send(new GenerateMacCommand(message));
    expect(await user.send(new VerifyMacCommand({ ...message, Mac }))).toMatchObject({ MacValid: true });
    const changed = user.send(new VerifyMacCommand({ ...message, Message: text("massage"), Mac }));
    await expect(changed).rejects.toMatchObject({ name: "KMSInvalidMacException" });
  });
});

describe("a key's life", () => {
  it("stops when disabled and goes on when enabled", async () => {
    const sealed = await encrypt("secret", "other");
    const decrypt = () =>
      user.send(new DecryptCommand({ CiphertextBlob: sealed, EncryptionContext: context }));
    await root.send(new DisableKeyCommand({ KeyId: "other" }));
    await expect(decrypt()).rejects.toMatchObject({ name: "DisabledException" });
    await root.send(new EnableKeyCommand({ KeyId: "other" }));
    await expect(decrypt()).resolves.toMatchObject({ Plaintext: text("secret") });
  });

  it("may end after a waiting period, which can be cancelled, and then for good", async () => {
    await stand.kms.ensureKey({ keyId: "doomed", policy: everything, aliases: ["alias/doomed"] });
    const KeyId = "doomed";
    await root.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    await expect(encrypt("x", KeyId)).rejects.toMatchObject({ name: "KMSInvalidStateException" });
    await expect(root.send(new EnableKeyCommand({ KeyId }))).rejects.toMatchObject({
      name: "KMSInvalidStateException",
    });

    await root.send(new CancelKeyDeletionCommand({ KeyId }));
    await expect(encrypt("x", KeyId)).rejects.toMatchObject({ name: "DisabledException" });

    await root.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
    clock += 7 * DAY_MS;
    const described = root.send(new DescribeKeyCommand({ KeyId: "alias/doomed" }));
    await expect(described).rejects.toMatchObject({ name: "NotFoundException" });
    clock -= 7 * DAY_MS;
  });

  it("never loses its policy to one nobody could change again", async () => {
    const put = (Policy: object) =>
      root.send(new PutKeyPolicyCommand({ KeyId: "other", Policy: JSON.stringify(Policy) }));
    await expect(put(policyOf(allow("kms:Decrypt", ROOT_ARN)))).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
      message: "The new key policy will not allow you to update the key policy in the future.",
    });
    await expect(put({ Statement: [{ Effect: "Allow" }] })).rejects.toMatchObject({
      name: "MalformedPolicyDocumentException",
    });
    const policy = policyOf(...[everything.Statement].flat(), allow("kms:Decrypt", roleArn("guest")));
    await put(policy);
    const { Policy } = await root.send(new GetKeyPolicyCommand({ KeyId: "other" }));
    expect(JSON.parse(Policy ?? "")).toEqual(policy);
    const locked = stand.kms.ensureKey({
      keyId: "locked",
      policy: policyOf(allow("kms:*", roleArn("user"))),
    });
    await expect(locked).rejects.toMatchObject({ code: "MalformedPolicyDocumentException" });
  });
});

describe("a caller", () => {
  it("must sign, for KMS, with a key of this stack", async () => {
    const anonymous = await fetch(stand.endpoint, {
      method: "POST",
      headers: { "x-amz-target": "TrentService.ListKeys" },
    });
    expect(anonymous.status).toBe(400);
    expect(await anonymous.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" });
    const forger = new KMSClient({
      endpoint: stand.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "AKIAuser", secretAccessKey: "guessed" },
    });
    const forged = forger.send(new DescribeKeyCommand({ KeyId: "data" }));
    await expect(forged).rejects.toMatchObject({ name: "InvalidSignatureException" });
    forger.destroy();
  });
});

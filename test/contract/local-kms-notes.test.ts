import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  DecryptCommand,
  DescribeKeyCommand,
  GenerateDataKeyCommand,
  ReEncryptCommand,
  RetireGrantCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { administration, allow, policyOf, roleArn, standUpKms } from "../support/kms-stand.ts";

const denied = { name: "AccessDeniedException" };
const invalidCiphertext = { name: "InvalidCiphertextException" };

describe("a psychotherapy note", () => {
  const noteContext = { practiceId: "p1", class: "psychotherapy-notes", patientId: "pt1", documentId: "d1" };
  const releaseContext = { practiceId: "p1", requestId: "r1", authorizationId: "a1", documentId: "d1" };
  const release = roleArn("release");
  const vault = roleArn("open-vault");

  // Only absence of Allow keeps Decrypt from everyone: a Deny would defeat the grant as well.
  const notesPolicy = policyOf(
    administration,
    allow("kms:GenerateDataKey", roleArn("ingest")),
    allow("kms:CreateGrant", vault, {
      Condition: {
        "ForAllValues:StringEquals": { "kms:GrantOperations": ["ReEncryptFrom"] },
        StringEquals: {
          "kms:GrantConstraintType": "EncryptionContextEquals",
          "kms:GranteePrincipal": release,
          "kms:RetiringPrincipal": vault,
        },
      },
    }),
  );
  const releasePolicy = policyOf(
    administration,
    allow(["kms:ReEncryptTo", "kms:Decrypt"], release, {
      Condition: {
        Null: {
          "kms:EncryptionContext:practiceId": "false",
          "kms:EncryptionContext:requestId": "false",
          "kms:EncryptionContext:authorizationId": "false",
          "kms:EncryptionContext:documentId": "false",
        },
      },
    }),
  );
  const everythingInIam = policyOf(allow("kms:*"));

  let stand: Awaited<ReturnType<typeof standUpKms<"ingest" | "open-vault" | "release" | "administrator">>>;
  let wrapped: Uint8Array;
  let dataKey: Uint8Array;
  let token: string;

  beforeAll(async () => {
    stand = await standUpKms(
      { ingest: [], "open-vault": [], release: [], administrator: [everythingInIam] },
      { grantPropagationMs: 300_000 },
    );
    await stand.kms.ensureKey({ keyId: "notes", policy: notesPolicy });
    await stand.kms.ensureKey({ keyId: "release", policy: releasePolicy });
    const made = await stand
      .as("ingest")
      .send(
        new GenerateDataKeyCommand({ KeyId: "notes", KeySpec: "AES_256", EncryptionContext: noteContext }),
      );
    [wrapped, dataKey] = [
      made.CiphertextBlob ?? expect.unreachable(),
      made.Plaintext ?? expect.unreachable(),
    ];
  });
  afterAll(async () => {
    await stand.close();
    await stand.remove();
  });

  const grant = (
    more: Partial<CreateGrantCommandInput> = {},
    who: "open-vault" | "release" | "administrator" = "open-vault",
  ) =>
    stand.as(who).send(
      new CreateGrantCommand({
        KeyId: "notes",
        GranteePrincipal: release,
        RetiringPrincipal: vault,
        Operations: ["ReEncryptFrom"],
        Constraints: { EncryptionContextEquals: noteContext },
        Name: "a1/d1",
        ...more,
      }),
    );
  const rewrap = (source = noteContext, destination: Record<string, string> = releaseContext) =>
    stand.as("release").send(
      new ReEncryptCommand({
        CiphertextBlob: wrapped,
        SourceEncryptionContext: source,
        DestinationKeyId: "release",
        DestinationEncryptionContext: destination,
        ...(token === undefined ? {} : { GrantTokens: [token] }),
      }),
    );
  const open = (CiphertextBlob: Uint8Array, EncryptionContext: Record<string, string>) =>
    stand.as("release").send(new DecryptCommand({ CiphertextBlob, EncryptionContext }));

  it("cannot be opened or re-wrapped by anyone while no grant lives", async () => {
    for (const who of ["ingest", "open-vault", "release", "administrator", "root"] as const) {
      const GrantTokens: string[] = [];
      const decrypting = new DecryptCommand({
        CiphertextBlob: wrapped,
        EncryptionContext: noteContext,
        GrantTokens,
      });
      await expect(stand.as(who).send(decrypting)).rejects.toMatchObject(denied);
    }
    await expect(rewrap()).rejects.toMatchObject(denied);
  });

  it("is granted in one shape only, and only by the vault", async () => {
    await expect(grant({ Operations: ["ReEncryptFrom", "Decrypt"] })).rejects.toMatchObject(denied);
    await expect(grant({ Operations: ["Decrypt"] })).rejects.toMatchObject(denied);
    await expect(grant({ Constraints: undefined })).rejects.toMatchObject(denied);
    await expect(grant({ Constraints: { EncryptionContextSubset: noteContext } })).rejects.toMatchObject(
      denied,
    );
    await expect(grant({ GranteePrincipal: vault })).rejects.toMatchObject(denied);
    await expect(grant({ RetiringPrincipal: undefined })).rejects.toMatchObject(denied);
    await expect(grant({}, "release")).rejects.toMatchObject(denied);
    await expect(grant({}, "administrator")).rejects.toMatchObject(denied);
  });

  it("is re-wrapped under a grant of ReEncryptFrom alone, which opens nothing by itself and which the grantee cannot retire (AB-028)", async () => {
    const { GrantToken = "", GrantId } = await grant();
    token = GrantToken;

    const decrypting = new DecryptCommand({
      CiphertextBlob: wrapped,
      EncryptionContext: noteContext,
      GrantTokens: [token],
    });
    await expect(stand.as("release").send(decrypting)).rejects.toMatchObject(denied);
    await expect(rewrap({ ...noteContext, documentId: "d2" })).rejects.toMatchObject(denied);
    await expect(rewrap(noteContext, { requestId: "r1", documentId: "d1" })).rejects.toMatchObject(denied);

    const { CiphertextBlob = new Uint8Array() } = await rewrap();
    expect((await open(CiphertextBlob, releaseContext)).Plaintext).toEqual(dataKey);
    await expect(open(CiphertextBlob, { ...releaseContext, authorizationId: "a2" })).rejects.toMatchObject(
      invalidCiphertext,
    );
    await expect(open(CiphertextBlob, { requestId: "r1", documentId: "d1" })).rejects.toMatchObject(denied);

    const retiring = { KeyId: "arn:aws:kms:us-east-1:000000000000:key/notes", GrantId };
    await expect(stand.as("release").send(new RetireGrantCommand(retiring))).rejects.toMatchObject(denied);
    await stand.as("open-vault").send(new RetireGrantCommand(retiring));
    await expect(rewrap()).rejects.toMatchObject(denied);
    expect((await open(CiphertextBlob, releaseContext)).Plaintext).toEqual(dataKey);
  });

  it("was never decrypted under its own key by anyone, as the record of decisions shows", () => {
    const opened = stand.kms
      .decisions()
      .filter((one) => one.keyId === "notes" && one.operation === "Decrypt" && one.allowed);
    expect(opened).toEqual([]);
    expect(stand.kms.decisions()).toContainEqual(
      expect.objectContaining({
        operation: "ReEncryptFrom",
        keyId: "notes",
        allowed: true,
        principal: release,
      }),
    );
  });

  it("has a key whose existence its administrators still see", async () => {
    const { KeyMetadata } = await stand.as("root").send(new DescribeKeyCommand({ KeyId: "notes" }));
    expect(KeyMetadata?.Enabled).toBe(true);
  });
});

import {
  CreateGrantCommand,
  type CreateGrantCommandInput,
  DecryptCommand,
  EncryptCommand,
  type GrantOperation,
  ListGrantsCommand,
  RetireGrantCommand,
  RevokeGrantCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PolicyDocument } from "../../local/iam/principals.ts";
import { administration, allow, policyOf, roleArn, standUpKms } from "../support/kms-stand.ts";

const text = (words: string) => new TextEncoder().encode(words);
const denied = { name: "AccessDeniedException" };

describe("a grant", () => {
  const issuing: PolicyDocument = policyOf(
    administration,
    allow(["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant", "kms:Encrypt"], roleArn("issuer")),
  );
  const context = { practiceId: "p1", noteId: "n1" };
  let clock = 0;
  let stand: Awaited<ReturnType<typeof standUpKms<"issuer" | "grantee" | "retirer" | "third">>>;

  beforeAll(async () => {
    const now = () => Date.now() + clock;
    stand = await standUpKms(
      { issuer: [], grantee: [], retirer: [], third: [] },
      { now, grantPropagationMs: 300_000 },
    );
    await stand.kms.ensureKey({ keyId: "notes", policy: issuing });
    await stand.kms.ensureKey({ keyId: "signer", policy: issuing, spec: "ECC_NIST_P256" });
  });
  afterAll(async () => {
    await stand.close();
    await stand.remove();
  });

  const grant = async (more: Partial<CreateGrantCommandInput> = {}, who: "issuer" | "grantee" = "issuer") => {
    const input = {
      KeyId: "notes",
      GranteePrincipal: roleArn("grantee"),
      Operations: ["Decrypt" as const],
      ...more,
    };
    const { GrantId = "", GrantToken = "" } = await stand.as(who).send(new CreateGrantCommand(input));
    return { GrantId, GrantToken };
  };
  const encrypt = async (EncryptionContext: Record<string, string> = context) => {
    const sent = await stand
      .as("issuer")
      .send(new EncryptCommand({ KeyId: "notes", Plaintext: text("x"), EncryptionContext }));
    return sent.CiphertextBlob;
  };
  const decrypt = async (GrantTokens: string[], EncryptionContext: Record<string, string> = context) =>
    stand.as("grantee").send(
      new DecryptCommand({
        CiphertextBlob: await encrypt(EncryptionContext),
        EncryptionContext,
        GrantTokens,
      }),
    );
  const retire = (who: "grantee" | "retirer" | "third" | "root", input: object) =>
    stand.as(who).send(new RetireGrantCommand(input));

  it("counts at once for those who send its token, for the others when it has spread, until it is retired", async () => {
    await expect(decrypt([])).rejects.toMatchObject(denied);
    const { GrantToken } = await grant({ RetiringPrincipal: roleArn("retirer") });
    await expect(decrypt([])).rejects.toMatchObject(denied);
    await expect(decrypt([GrantToken])).resolves.toHaveProperty("Plaintext");
    clock = 300_000;
    await expect(decrypt([])).resolves.toHaveProperty("Plaintext");
    await retire("retirer", { GrantToken });
    await expect(decrypt([GrantToken])).rejects.toMatchObject(denied);
    await expect(decrypt([])).rejects.toMatchObject(denied);
    clock = 0;
  });

  it("helps nobody but its grantee, and its token is no use to others (AB-029)", async () => {
    const { GrantToken, GrantId } = await grant();
    const CiphertextBlob = await encrypt();
    const stolen = new DecryptCommand({
      CiphertextBlob,
      EncryptionContext: context,
      GrantTokens: [GrantToken],
    });
    await expect(stand.as("third").send(stolen)).rejects.toMatchObject(denied);
    await expect(decrypt(["made up"])).rejects.toMatchObject({ name: "InvalidGrantTokenException" });
    await stand.as("issuer").send(new RevokeGrantCommand({ KeyId: "notes", GrantId }));
    await expect(decrypt([GrantToken])).rejects.toMatchObject(denied);
  });

  it.each<[string, Record<string, string>, boolean]>([
    ["the same pairs", context, true],
    ["a key in another case", { PRACTICEID: "p1", noteId: "n1" }, true],
    ["a value in another case", { practiceId: "P1", noteId: "n1" }, false],
    ["a pair too many", { ...context, more: "x" }, false],
    ["a pair too few", { practiceId: "p1" }, false],
  ])("with EncryptionContextEquals and %s: allowed is %s", async (_, used, allowed) => {
    const { GrantToken, GrantId } = await grant({ Constraints: { EncryptionContextEquals: context } });
    const opened = await decrypt([GrantToken], used).then(
      () => true,
      (error: Error) => error.name,
    );
    expect(opened).toBe(allowed || "AccessDeniedException");
    await stand.as("issuer").send(new RevokeGrantCommand({ KeyId: "notes", GrantId }));
  });

  it("with EncryptionContextSubset takes more pairs but not fewer", async () => {
    const { GrantToken } = await grant({ Constraints: { EncryptionContextSubset: { practiceId: "p1" } } });
    await expect(decrypt([GrantToken], context)).resolves.toHaveProperty("Plaintext");
    await expect(decrypt([GrantToken], { noteId: "n1" })).rejects.toMatchObject(denied);
  });

  it("under the same name is the same grant, and under the same name with other terms another", async () => {
    const named = { Name: "authorization-1", Constraints: { EncryptionContextEquals: context } };
    const [first, retry, other] = [
      await grant(named),
      await grant(named),
      await grant({ ...named, Operations: ["Encrypt"] }),
    ];
    expect(retry.GrantId).toBe(first.GrantId);
    expect(other.GrantId).not.toBe(first.GrantId);
    const { Grants } = await stand
      .as("issuer")
      .send(new ListGrantsCommand({ KeyId: "notes", GrantId: first.GrantId }));
    expect(Grants).toMatchObject([
      { Name: "authorization-1", Operations: ["Decrypt"], GranteePrincipal: roleArn("grantee") },
    ]);
  });

  it("is retired by its retiring principal or the account, by its grantee only if it says so, and by nobody else", async () => {
    const { GrantId } = await grant({ RetiringPrincipal: roleArn("retirer") });
    const KeyId = "arn:aws:kms:us-east-1:000000000000:key/notes";
    await expect(retire("grantee", { KeyId, GrantId })).rejects.toMatchObject(denied);
    await expect(retire("third", { KeyId, GrantId })).rejects.toMatchObject(denied);
    await retire("retirer", { KeyId, GrantId });
    await expect(retire("retirer", { KeyId, GrantId })).rejects.toMatchObject({ name: "NotFoundException" });

    const own = await grant({ Operations: ["Decrypt", "RetireGrant"] });
    await retire("grantee", { GrantToken: own.GrantToken });
    const left = await grant();
    await retire("root", { GrantToken: left.GrantToken });
  });

  it("to create grants hands on no more than itself", async () => {
    const Constraints = { EncryptionContextEquals: context };
    const parent = await grant({ Operations: ["CreateGrant", "Decrypt"], Constraints });
    const child = (Operations: GrantOperation[], constraints?: CreateGrantCommandInput["Constraints"]) =>
      grant(
        {
          GranteePrincipal: roleArn("third"),
          Operations,
          Constraints: constraints,
          GrantTokens: [parent.GrantToken],
        },
        "grantee",
      );
    await expect(child(["Decrypt"], Constraints)).resolves.toHaveProperty("GrantId");
    await expect(child(["Decrypt"])).rejects.toMatchObject(denied);
    await expect(child(["Decrypt"], { EncryptionContextSubset: context })).rejects.toMatchObject(denied);
    await expect(child(["Encrypt"], Constraints)).rejects.toMatchObject(denied);
  });

  it.each<[string, Partial<CreateGrantCommandInput>]>([
    ["operations the key cannot do", { Operations: ["Sign"] }],
    [
      "constraints of both kinds",
      { Constraints: { EncryptionContextEquals: context, EncryptionContextSubset: context } },
    ],
    [
      "nine pairs",
      {
        Constraints: {
          EncryptionContextEquals: Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`key${i}`, "v"])),
        },
      },
    ],
    ["a grantee that is no principal", { GranteePrincipal: "grantee" }],
    [
      "constraints on a key that signs",
      { KeyId: "signer", Operations: ["Sign"], Constraints: { EncryptionContextEquals: context } },
    ],
  ])("is refused with %s", async (_, input) => {
    await expect(grant(input)).rejects.toMatchObject({ name: "ValidationException" });
  });

  it("is made and managed by the key's id or ARN; an alias is refused, as KMS refuses it", async () => {
    await stand.kms.ensureKey({ keyId: "notes", policy: issuing, aliases: ["alias/notes"] });
    await expect(grant({ KeyId: "alias/notes" })).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("is for one key: it opens no other, and is not found under another", async () => {
    await stand.kms.ensureKey({ keyId: "other notes", policy: issuing });
    const { GrantId, GrantToken } = await grant();
    const plain = { KeyId: "other notes", Plaintext: text("x") };
    const { CiphertextBlob } = await stand.as("issuer").send(new EncryptCommand(plain));
    const decrypting = new DecryptCommand({ CiphertextBlob, GrantTokens: [GrantToken] });
    await expect(stand.as("grantee").send(decrypting)).rejects.toMatchObject(denied);
    const revoking = new RevokeGrantCommand({ KeyId: "other notes", GrantId });
    await expect(stand.as("issuer").send(revoking)).rejects.toMatchObject({ name: "NotFoundException" });
  });

  it("cannot be retired by someone whose identity policies deny it, whatever the grant says", async () => {
    const forbidding = policyOf({ Effect: "Deny", Action: "kms:RetireGrant", Resource: "*" });
    const { GrantId } = await grant({ RetiringPrincipal: roleArn("retirer") });
    const retirer = { ...stand.principal("retirer"), policies: [forbidding] };
    const retiring = stand.kms.call(retirer, "RetireGrant", { KeyId: "notes", GrantId });
    await expect(retiring).rejects.toMatchObject({ code: "AccessDeniedException" });
  });

  it("survives a restart", async () => {
    const { GrantToken } = await grant();
    const CiphertextBlob = await encrypt();
    const again = await standUpKms({ grantee: [] }, { dir: stand.dir, grantPropagationMs: 300_000 });
    const opened = await again
      .as("grantee")
      .send(new DecryptCommand({ CiphertextBlob, EncryptionContext: context, GrantTokens: [GrantToken] }));
    await again.close();
    expect(opened.Plaintext).toEqual(text("x"));
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { functionNames } from "../../infra/function-settings.ts";
import { arn, deployment, ofType, type Resource, the } from "./deployment.ts";
import {
  administrator,
  allows,
  asFunction,
  listed,
  policiesOf,
  resourcePolicy,
  roleOf,
} from "./permissions.ts";
import type { Statement } from "./permissions.ts";

let all: readonly Resource[];
let key: Resource;
beforeAll(() => {
  all = deployment();
  key = the(all, "KeysPsychotherapyNotes");
});

const noteContext = {
  "kms:EncryptionContext:practiceId": "prc_1",
  "kms:EncryptionContext:class": "psychotherapy-notes",
  "kms:EncryptionContext:patientRef": "pat_1",
  "kms:EncryptionContext:documentId": "doc_1",
  "kms:EncryptionContextKeys": ["practiceId", "class", "patientRef", "documentId"],
};
const opening = [
  "Decrypt",
  "Encrypt",
  "ReEncryptFrom",
  "ReEncryptTo",
  "GenerateDataKeyPair",
  "GenerateDataKeyWithoutPlaintext",
];

describe("the psychotherapy-notes key", () => {
  it("lets no function decrypt, encrypt or re-encrypt under it (45 CFR 164.508(a)(2)) (AB-028)", async () => {
    for (const fn of functionNames)
      for (const action of opening)
        expect(
          await allows(all, asFunction(all, fn), `kms:${action}`, key, { context: noteContext }),
          `${fn} ${action}`,
        ).toBe(false);
  });

  it("lets no administrator of the account decrypt, encrypt, re-encrypt or grant", async () => {
    for (const action of [...opening, "GenerateDataKey", "CreateGrant"])
      expect(
        await allows(all, administrator, `kms:${action}`, key, { context: noteContext }),
        `${action}`,
      ).toBe(false);
    expect(await allows(all, administrator, "kms:DescribeKey", key)).toBe(true);
  });

  it("cannot be destroyed or switched off without changing its policy first", async () => {
    for (const action of ["ScheduleKeyDeletion", "DisableKey", "DeleteImportedKeyMaterial"])
      expect(await allows(all, administrator, `kms:${action}`, key), `${action}`).toBe(false);
    expect(await allows(all, administrator, "kms:PutKeyPolicy", key)).toBe(true);
  });

  it("is named by no identity policy at all", () => {
    const naming = ofType(all, "AWS::IAM::ManagedPolicy").filter(({ properties }) =>
      JSON.stringify(properties).includes(arn(key)),
    );
    expect(naming.map(({ id }) => id)).toEqual([]);
    const kms = [...functionNames, "schedule", "backup"].flatMap((name) =>
      policiesOf(all, roleOf(all, name)).flatMap(({ policy }) =>
        policy.Statement.flatMap(({ Action: action }) => listed(action)).filter((action) =>
          /^(?:kms:|\*)/u.test(action),
        ),
      ),
    );
    expect(kms).toEqual([]);
  });

  it("names each permission one by one, without a wildcard", () => {
    const statements = resourcePolicy(all, key)?.Statement ?? [];
    expect(statements).toHaveLength(4);
    for (const { Action: action } of statements)
      for (const one of listed(action)) expect(one).not.toContain("*");
  });

  it("encrypts no bucket and no table", () => {
    const under = all.filter(
      ({ type, properties }) =>
        /S3::Bucket$|GlobalTable|SQS::Queue$|LogGroup|SNS::Topic$|BackupVault$/u.test(type) &&
        JSON.stringify(properties).includes(key.id),
    );
    expect(under.map(({ id }) => id)).toEqual([]);
  });
});

describe("import into the vault", () => {
  const wrap = (fn: string, context: Record<string, string | string[]>) =>
    allows(all, asFunction(all, fn), "kms:GenerateDataKey", key, { context });

  it("may wrap a data key under the full context of one note", async () => {
    expect(await wrap("import-records", noteContext)).toBe(true);
  });

  it("may not wrap under a context with a key missing, one more, or another class", async () => {
    for (const missing of ["practiceId", "class", "patientRef", "documentId"]) {
      const { [`kms:EncryptionContext:${missing}`]: _gone, ...rest } = noteContext as Record<
        string,
        string | string[]
      >;
      const keys = ["practiceId", "class", "patientRef", "documentId"].filter((name) => name !== missing);
      expect(await wrap("import-records", { ...rest, "kms:EncryptionContextKeys": keys }), `${missing}`).toBe(
        false,
      );
    }
    expect(
      await wrap("import-records", { ...noteContext, "kms:EncryptionContext:class": "progress-notes" }),
    ).toBe(false);
    const more = [...noteContext["kms:EncryptionContextKeys"], "requestId"];
    expect(await wrap("import-records", { ...noteContext, "kms:EncryptionContextKeys": more })).toBe(false);
  });

  it("is open to no other function", async () => {
    for (const fn of functionNames.filter((name) => name !== "import-records"))
      expect(await wrap(fn, noteContext), `${fn}`).toBe(false);
  });
});

describe("a grant on the psychotherapy-notes key", () => {
  const shape = () => ({
    "kms:GrantOperations": ["ReEncryptFrom"],
    "kms:GrantConstraintType": "EncryptionContextEquals",
    "kms:GranteePrincipal": arn(roleOf(all, "assemble-production")),
    "kms:RetiringPrincipal": arn(roleOf(all, "open-vault")),
  });
  const grant = (fn: string, changed: Record<string, string | string[]> = {}) =>
    allows(all, asFunction(all, fn), "kms:CreateGrant", key, { context: { ...shape(), ...changed } });

  it("is made by open-vault, for the assembly, for ReEncryptFrom, for one exact note (AB-028)", async () => {
    expect(await grant("open-vault")).toBe(true);
  });

  it("has no other shape (AB-028)", async () => {
    expect(await grant("open-vault", { "kms:GrantOperations": ["Decrypt"] })).toBe(false);
    expect(await grant("open-vault", { "kms:GrantOperations": ["ReEncryptFrom", "Decrypt"] })).toBe(false);
    expect(await grant("open-vault", { "kms:GrantConstraintType": "EncryptionContextSubset" })).toBe(false);
    expect(await grant("open-vault", { "kms:GranteePrincipal": arn(roleOf(all, "staff-api")) })).toBe(false);
    expect(await grant("open-vault", { "kms:GranteePrincipal": arn(roleOf(all, "open-vault")) })).toBe(false);
    expect(
      await grant("open-vault", { "kms:RetiringPrincipal": arn(roleOf(all, "assemble-production")) }),
    ).toBe(false);
  });

  it("needs each part of its shape to be said", async () => {
    for (const left of Object.keys(shape())) {
      const context = Object.fromEntries(Object.entries(shape()).filter(([name]) => name !== left));
      const made = allows(all, asFunction(all, "open-vault"), "kms:CreateGrant", key, { context });
      expect(await made, `without ${left}`).toBe(false);
    }
  });

  it("is made by nobody else", async () => {
    for (const fn of functionNames.filter((name) => name !== "open-vault"))
      expect(await grant(fn), `${fn}`).toBe(false);
    expect(await allows(all, administrator, "kms:CreateGrant", key, { context: shape() })).toBe(false);
  });

  it("can be listed, retired and revoked by open-vault, and revoked by the account in an emergency", async () => {
    for (const action of ["ListGrants", "RetireGrant", "RevokeGrant"])
      expect(await allows(all, asFunction(all, "open-vault"), `kms:${action}`, key), `${action}`).toBe(true);
    expect(await allows(all, administrator, "kms:RevokeGrant", key)).toBe(true);
    expect(await allows(all, asFunction(all, "assemble-production"), "kms:RevokeGrant", key)).toBe(false);
  });

  it("needs no condition that only AWS services can meet", () => {
    const statement = resourcePolicy(all, key)?.Statement.find(({ Action: action }) =>
      listed(action).includes("kms:CreateGrant"),
    );
    expect(Object.keys((statement as Statement).Condition ?? {}).join()).not.toContain(
      "GrantIsForAWSResource",
    );
  });
});

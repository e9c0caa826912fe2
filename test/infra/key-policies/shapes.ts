import { arn, type Resource } from "../deployment.ts";
import { roleOf } from "../permissions.ts";
import { noteContext } from "./circumstances.ts";
import { rowNames, rowOf } from "./askers.ts";

/** A grant that somebody asks for. */
export type Shape = {
  readonly operations: readonly string[];
  readonly constraint: "EncryptionContextEquals" | "EncryptionContextSubset" | undefined;
  readonly grantee: string;
  readonly retirer: string | undefined;
  readonly via?: string;
};

// What a grant on a key that encrypts can allow beside the one operation (KMS API reference, CreateGrant).
const operations = [
  "Decrypt",
  "Encrypt",
  "GenerateDataKey",
  "GenerateDataKeyWithoutPlaintext",
  "ReEncryptTo",
  "DescribeKey",
  "CreateGrant",
  "RetireGrant",
];

/** The one shape in which a grant may be made. */
export const lawfulShape = (all: readonly Resource[]): Shape => ({
  operations: ["ReEncryptFrom"],
  constraint: "EncryptionContextEquals",
  grantee: arn(roleOf(all, "assemble-production")),
  retirer: arn(roleOf(all, "open-vault")),
});

/** The shapes of grants by the column they stand under; only the first is lawful. */
export function shapes(all: readonly Resource[]): Readonly<Record<string, readonly Shape[]>> {
  const one = lawfulShape(all);
  const people = rowNames.map((name) => rowOf(all, name)).filter(({ isService }) => !isService);
  const others = (but: string | undefined) =>
    people.map(({ asker }) => asker.arn).filter((its) => its !== but);
  return {
    One: [one],
    Ops: operations.map((name) => ({ ...one, operations: [name] })),
    More: operations.map((name) => ({ ...one, operations: ["ReEncryptFrom", name] })),
    NoCtx: [{ ...one, constraint: undefined }],
    Subset: [{ ...one, constraint: "EncryptionContextSubset" }],
    Grantee: others(one.grantee).map((grantee) => ({ ...one, grantee })),
    Retirer: others(one.retirer).map((retirer) => ({ ...one, retirer })),
    NoRetirer: [{ ...one, retirer: undefined }],
    Service: ["dynamodb", "s3", "backup"].map((name) => ({
      ...one,
      operations: ["Decrypt", "GenerateDataKey"],
      constraint: undefined,
      via: `${name}.us-east-1.amazonaws.com`,
    })),
  };
}

/** What KMS tells a policy of a grant that is asked for. */
export const conditionsOf = ({ operations: asked, constraint, grantee, retirer, via }: Shape) => ({
  "kms:GrantOperations": [...asked],
  "kms:GranteePrincipal": grantee,
  "kms:GrantIsForAWSResource": String(via !== undefined),
  ...(constraint === undefined ? {} : { "kms:GrantConstraintType": constraint }),
  ...(retirer === undefined ? {} : { "kms:RetiringPrincipal": retirer }),
});

/** The call that asks for it. */
export const inputOf = ({ operations: asked, constraint, grantee, retirer }: Shape, KeyId: string) => ({
  KeyId,
  GranteePrincipal: grantee,
  Operations: [...asked],
  ...(retirer === undefined ? {} : { RetiringPrincipal: retirer }),
  ...(constraint === undefined ? {} : { Constraints: { [constraint]: noteContext } }),
});

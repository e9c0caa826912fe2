import { Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import {
  AccountRootPrincipal,
  ArnPrincipal,
  Effect,
  type IPrincipal,
  type IRole,
  PolicyDocument,
  PolicyStatement,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

// No use of the key, and no way to destroy it: who wants either must change the policy first, and that rings an alarm.
const administration = [
  "kms:CancelKeyDeletion",
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:EnableKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:GetPublicKey",
  "kms:ListGrants",
  "kms:ListKeyPolicies",
  "kms:ListKeyRotations",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:RevokeGrant",
  "kms:RotateKeyOnDemand",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];

/** One sentence of a key policy: who may do what with the key, under which conditions. */
export function keyUse(
  sid: string,
  who: IPrincipal,
  actions: readonly string[],
  conditions: Conditions = {},
): PolicyStatement {
  return new PolicyStatement({
    sid,
    effect: Effect.ALLOW,
    principals: [who],
    actions: actions.map((action) => `kms:${action}`),
    resources: ["*"], // in a key policy: this key
    conditions: { ...conditions },
  });
}

/** A role's use of the key, only through the named services. */
export function roleUse(
  sid: string,
  role: IRole,
  actions: readonly string[],
  services: readonly string[],
): PolicyStatement {
  const { region } = Stack.of(role);
  return keyUse(sid, new ArnPrincipal(role.roleArn), actions, {
    StringEquals: { "kms:ViaService": services.map((service) => `${service}.${region}.amazonaws.com`) },
  });
}

/** An AWS service's own use of the key, only on behalf of this account. */
export function serviceUse(
  sid: string,
  service: string,
  actions: readonly string[],
  account: string,
): PolicyStatement {
  return keyUse(sid, new ServicePrincipal(service), actions, {
    StringEquals: { "aws:SourceAccount": account },
  });
}

/**
 * A customer-managed key whose policy is written out in full: the account administers it, only the given statements use
 * it. Nothing in this project calls a grant helper on a key. Rotates yearly unless it signs; retained.
 */
export function customerKey(
  scope: Construct,
  id: string,
  props: { readonly description: string; readonly uses: PolicyStatement[]; readonly signs?: true },
): Key {
  const administered = new PolicyStatement({
    sid: "AdministeredByTheAccountWithoutUse",
    principals: [new AccountRootPrincipal()],
    actions: administration,
    resources: ["*"],
  });
  return new Key(scope, id, {
    description: props.description,
    policy: new PolicyDocument({ statements: [administered, ...props.uses] }),
    pendingWindow: Duration.days(30),
    removalPolicy: RemovalPolicy.RETAIN,
    ...(props.signs
      ? { keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsage.SIGN_VERIFY }
      : { enableKeyRotation: true }),
  });
}

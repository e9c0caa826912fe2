import { createHash, createHmac } from "node:crypto";
import { account } from "./physical.ts";
import type { AccessKey, PolicyDocument, Principal, PrincipalDirectory } from "../iam/principals.ts";
import { accountRoot } from "../iam/principals.ts";
import type { Deployment, Resolved } from "./resolve.ts";

/** The roles of the template with the policies it gives them, and one access key for each. */
export type Roles = {
  readonly directory: PrincipalDirectory;
  /** The key that signs as this role; throws when the template has no such role. */
  readonly keyOf: (roleArn: string) => AccessKey;
  /** The key of the account's root, for seeding and for operators' tools. */
  readonly root: AccessKey;
};

/** Reads every role, its inline policies, and the policies attached to it. Secrets derive from one local secret. */
export function rolesOf(deployment: Deployment, localSecret: string): Roles {
  const attached = new Map<string, PolicyDocument[]>();
  const attach = (roleName: string, document: unknown) => {
    const documents = attached.get(roleName) ?? [];
    documents.push(document as PolicyDocument);
    attached.set(roleName, documents);
  };
  const managed = new Map(
    deployment
      .ofType("AWS::IAM::ManagedPolicy")
      .map((policy) => [policy.physical.ref, policy.properties["PolicyDocument"]] as const),
  );
  for (const policy of [
    ...deployment.ofType("AWS::IAM::Policy"),
    ...deployment.ofType("AWS::IAM::ManagedPolicy"),
  ]) {
    for (const role of (policy.properties["Roles"] ?? []) as readonly string[])
      attach(role, policy.properties["PolicyDocument"]);
  }

  const principalOf = (role: Resolved): Principal => {
    const inline = (role.properties["Policies"] ?? []) as readonly {
      readonly PolicyDocument: PolicyDocument;
    }[];
    // Policies that AWS itself keeps (the basic execution role) speak of logs only, which are files here.
    const byArn = ((role.properties["ManagedPolicyArns"] ?? []) as readonly string[]).flatMap((policyArn) => {
      const document = managed.get(policyArn);
      return document ? [document as PolicyDocument] : [];
    });
    return {
      arn: role.physical.attributes["Arn"] ?? role.physical.ref,
      accountId: account,
      policies: [
        ...inline.map((policy) => policy.PolicyDocument),
        ...byArn,
        ...(attached.get(role.physical.ref) ?? []),
      ],
    };
  };

  const keyFor = (principal: Principal): AccessKey => ({
    accessKeyId: `AKIA${createHash("sha256").update(principal.arn).digest("hex").slice(0, 16).toUpperCase()}`,
    secretAccessKey: createHmac("sha256", localSecret).update(principal.arn).digest("base64"),
    principal,
  });
  const root = keyFor(accountRoot);
  const keys = [root, ...deployment.ofType("AWS::IAM::Role").map((role) => keyFor(principalOf(role)))];
  const byId = new Map(keys.map((key) => [key.accessKeyId, key]));
  const byArn = new Map(keys.map((key) => [key.principal.arn, key]));
  return {
    directory: { find: (accessKeyId) => byId.get(accessKeyId) },
    keyOf: (roleArn) => {
      const key = byArn.get(roleArn);
      if (!key) throw new Error(`The template defines no role ${roleArn}.`);
      return key;
    },
    root,
  };
}

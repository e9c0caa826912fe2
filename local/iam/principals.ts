/** The one account of the local stack. */
export const ACCOUNT_ID = "000000000000";

/** The one region of the local stack. */
export const REGION = "us-east-1";

/** One statement of an IAM, bucket, queue or key policy, as AWS writes it. */
export type PolicyStatement = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, ConditionValue>>>>;
};

/** What a condition compares with: JSON policies write booleans and numbers as well as strings. */
export type ConditionValue = string | boolean | number | readonly (string | boolean | number)[];

/** A policy document, as AWS writes it. */
export type PolicyDocument = {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
};

/** Who calls: a role with its identity policies, the account root, or an AWS service. */
export type Principal = {
  readonly arn: string;
  readonly accountId: string;
  readonly policies: readonly PolicyDocument[];
};

/** A secret and the principal it acts as. */
export type AccessKey = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly principal: Principal;
};

/** Looks access keys up; undefined when there is no such key. */
export type PrincipalDirectory = { find(accessKeyId: string): AccessKey | undefined };

/** The ARN of the account root. */
export const ROOT_ARN = `arn:aws:iam::${ACCOUNT_ID}:root`;

/** The account root: allowed everything that no resource policy withholds. */
export const accountRoot: Principal = { arn: ROOT_ARN, accountId: ACCOUNT_ID, policies: [] };

/** An AWS service calling in its own name, for example `events.amazonaws.com`; only resource policies can allow it. */
export function servicePrincipal(service: `${string}.amazonaws.com`): Principal {
  return { arn: service, accountId: ACCOUNT_ID, policies: [] };
}

/** A directory over a fixed list of keys; throws when two keys share an id. */
export function directoryOf(keys: readonly AccessKey[]): PrincipalDirectory {
  const byId = new Map(keys.map((key) => [key.accessKeyId, key]));
  if (byId.size !== keys.length) throw new Error("two access keys share an id; every id must be unique");
  return { find: (accessKeyId) => byId.get(accessKeyId) };
}

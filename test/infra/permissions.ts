import { runSimulation } from "@cloud-copilot/iam-simulate";
import { account, arn, ofType, type Resource, the } from "./deployment.ts";

export type Statement = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};
type Policy = { readonly Version: string; readonly Statement: readonly Statement[] };

export const listed = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

/** The role a function runs under. */
export const roleOf = (all: readonly Resource[], fn: string): Resource =>
  the(all, `Roles${fn.replaceAll("-", "")}`, "AWS::IAM::Role");

/** Every identity policy attached to a role, wherever it is written. */
export function policiesOf(
  all: readonly Resource[],
  role: Resource,
): readonly { name: string; policy: Policy }[] {
  const inline = ofType(all, "AWS::IAM::Policy");
  if (inline.length > 0)
    throw new Error(`expected managed policies only, found ${inline.map(({ id }) => id).join(", ")}`);
  return ofType(all, "AWS::IAM::ManagedPolicy")
    .filter(({ properties }) => listed(properties["Roles"]).includes(role.id))
    .map(({ id, properties }) => ({ name: id, policy: properties["PolicyDocument"] as Policy }));
}

/** The resource policy of a key or bucket. */
export function resourcePolicy(all: readonly Resource[], resource: Resource): Policy | undefined {
  if (resource.type === "AWS::KMS::Key") return resource.properties["KeyPolicy"] as Policy;
  const policy = ofType(all, "AWS::S3::BucketPolicy").find(
    ({ properties }) => properties["Bucket"] === resource.id.toLowerCase(),
  );
  return policy && (policy.properties["PolicyDocument"] as Policy);
}

/** Who asks: a role of the deployment with its own policies, or somebody else with policies of their choice. */
export type Asker = { readonly arn: string; readonly policies: readonly { name: string; policy: unknown }[] };
export const asFunction = (all: readonly Resource[], fn: string): Asker => {
  const role = roleOf(all, fn);
  return { arn: arn(role), policies: policiesOf(all, role) };
};
/** A person with every right IAM can give. */
export const administrator: Asker = {
  arn: `arn:aws:iam::${account}:role/administrator`,
  policies: [
    {
      name: "everything",
      policy: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] },
    },
  ],
};

/** An object of which the malware scanner says so: of the quarantine nothing else is read. */
export const scanned = (status = "NO_THREATS_FOUND") => ({
  "s3:ExistingObjectTag/GuardDutyMalwareScanStatus": status,
});

// The library knows condition keys by name, but not those whose name is partly of our choosing, except tags of a request.
const renamed = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll("kms:EncryptionContext:", "aws:RequestTag/")) as Value;

// The library weighs every policy anew for every question, which takes longer than the answer. What it has found sound once is
// handed to it as such; were it ever to know these by another sign, it would find no statement in them and say so.
const sound = new WeakMap<object, object>();
const onceSound = (policy: object): object => sound.get(policy) ?? policy;
const foundSound = (policies: readonly object[]) => {
  for (const policyDocument of policies)
    if (!sound.has(policyDocument))
      sound.set(policyDocument, { __validated: true, errors: [], policyDocument });
};
const renamings = new WeakMap<object, object>();
function renamedOnce(policy: object): object {
  const known = renamings.get(policy) ?? renamed(policy);
  renamings.set(policy, known);
  return known;
}

/** Asks AWS's rules, as an independent library has them, whether this may be done; throws when the question is malformed. */
export async function allows(
  all: readonly Resource[],
  asker: Asker,
  action: string,
  on: Resource,
  more: { readonly suffix?: string; readonly context?: Record<string, string | string[]> } = {},
): Promise<boolean> {
  const policy = resourcePolicy(all, on);
  const own = policy && renamedOnce(policy);
  const result = await runSimulation(
    {
      request: {
        principal: asker.arn,
        action,
        resource: { resource: `${arn(on)}${more.suffix ?? ""}`, accountId: account },
        contextVariables: renamed({
          "aws:PrincipalArn": asker.arn,
          "aws:PrincipalAccount": account,
          "aws:SecureTransport": "true",
          ...more.context,
        }),
      },
      identityPolicies: asker.policies.map(({ name, policy: document }) => ({
        name,
        policy: onceSound(document as object),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(own ? { resourcePolicy: onceSound(own) } : {}),
    },
    {},
  );
  if (result.resultType === "error") throw new Error(`${action}: ${JSON.stringify(result.errors)}`);
  foundSound([...asker.policies.map(({ policy: document }) => document as object), ...(own ? [own] : [])]);
  return result.overallResult === "Allowed";
}

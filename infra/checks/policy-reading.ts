import { CfnResource, Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

type Statement = {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: unknown;
  readonly Principal?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
};
type Properties = Readonly<Record<string, unknown>>;

const listed = <Item>(value: Item | readonly Item[] | undefined): readonly Item[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as readonly Item[]) : [value as Item];

const allowed = (properties: Properties): readonly Statement[] =>
  ["KeyPolicy", "PolicyDocument", "AssumeRolePolicyDocument"]
    .flatMap((name) =>
      listed((properties[name] as { Statement?: Statement | Statement[] } | undefined)?.Statement),
    )
    .filter(({ Effect: effect }) => effect === "Allow");

/** What anybody may ever ask of the psychotherapy-notes key, apart from administering it. */
const askedOfTheNotesKey = [
  "kms:GenerateDataKey",
  "kms:CreateGrant",
  "kms:ListGrants",
  "kms:RetireGrant",
  "kms:RevokeGrant",
];
const opening = /^kms:(?:\*|.*\*.*|Decrypt|Encrypt|ReEncrypt.*|GenerateDataKey.+)$/iu;

/** Whether a policy lets somebody use the notes key to open, or any key by a wildcard. Key policies of other keys are theirs. */
export function notesKeyOpens(properties: Properties, isNotesKey: boolean): boolean {
  if ("KeyPolicy" in properties && !isNotesKey) return false;
  return allowed(properties).some((statement) => {
    if (statement.NotAction !== undefined) return true;
    const actions = listed(statement.Action).filter((action) => action === "*" || action.startsWith("kms:"));
    return actions.some(
      (action) => action === "*" || (opening.test(action) && !askedOfTheNotesKey.includes(action)),
    );
  });
}

/** Whether a policy allows `*` as principal with no condition on account, organisation or source. */
export function openToAnyone(properties: Properties): boolean {
  return allowed(properties).some(
    ({ Principal: principal, Condition: condition }) =>
      (principal === "*" || listed((principal as { AWS?: unknown } | undefined)?.AWS).includes("*")) &&
      !/aws:SourceAccount|aws:SourceArn|aws:PrincipalAccount|aws:PrincipalOrgID|kms:CallerAccount/u.test(
        JSON.stringify(condition ?? {}),
      ),
  );
}

/** The keys of the same stack that a resource's properties name. */
export function keysUsed(properties: Properties, node: CfnResource): CfnResource[] {
  const text = JSON.stringify(properties["BucketEncryption"] ?? {});
  return keysOf(Stack.of(node)).filter((key) => text.includes(`"${Stack.of(node).getLogicalId(key)}"`));
}

const keysOf = (scope: IConstruct): CfnResource[] =>
  scope.node
    .findAll()
    .filter((child): child is CfnResource => CfnResource.isCfnResource(child))
    .filter((child) => child.cfnResourceType === "AWS::KMS::Key");

import { type CfnResource, Stack } from "aws-cdk-lib";
import { NagMessageLevel, NagPack, NagRuleCompliance } from "cdk-nag";
import { keysUsed, notesKeyOpens, openToAnyone } from "./policy-reading.ts";

type Properties = Readonly<Record<string, unknown>>;
type Rule = {
  readonly name: string;
  readonly says: string;
  readonly because: string;
  /** Resource types it looks at. */
  readonly at: RegExp;
  readonly holds: (properties: Properties, node: CfnResource) => boolean;
};

const some = (value: unknown): value is readonly Properties[] => Array.isArray(value) && value.length > 0;
const part = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Properties)[name] : undefined;

const table = /^AWS::DynamoDB::GlobalTable$/u;
const policies =
  /^AWS::(?:KMS::Key|S3::BucketPolicy|SQS::QueuePolicy|SNS::TopicPolicy|IAM::(?:Managed)?Policy|IAM::Role)$/u;

const rules: readonly Rule[] = [
  {
    name: "TableCanBeRestored",
    says: "A replica of the table has no point-in-time recovery, or the table may be deleted.",
    because:
      "45 CFR 164.308(a)(7)(ii)(A): retrievable exact copies. Stock packs do not look at global tables.",
    at: table,
    holds: ({ Replicas: replicas }) =>
      some(replicas) &&
      replicas.every(
        (replica) =>
          part(replica["PointInTimeRecoverySpecification"], "PointInTimeRecoveryEnabled") === true &&
          replica["DeletionProtectionEnabled"] === true,
      ),
  },
  {
    name: "TableHasItsOwnKey",
    says: "The table is not encrypted under a customer-managed key.",
    because: "45 CFR 164.312(a)(2)(iv): encryption whose use we decide.",
    at: table,
    holds: ({ SSESpecification: sse, Replicas: replicas }) =>
      part(sse, "SSEEnabled") === true &&
      some(replicas) &&
      replicas.every((replica) => part(replica["SSESpecification"], "KMSMasterKeyId") !== undefined),
  },
  {
    name: "TableFeedsTheOutboxAndForgetsSessions",
    says: "The table has no stream, or one that carries more than keys, or no time to live on `ttl`.",
    because:
      "Effects leave through the stream, whose reader no leading key confines; sessions end by time to live.",
    at: table,
    holds: ({ StreamSpecification: stream, TimeToLiveSpecification: ttl }) =>
      part(stream, "StreamViewType") === "KEYS_ONLY" &&
      part(ttl, "Enabled") === true &&
      part(ttl, "AttributeName") === "ttl",
  },
  {
    name: "BucketNeverUnderTheNotesKey",
    says: "A bucket is encrypted under the psychotherapy-notes key.",
    because: "S3 would then need to decrypt under it for every read.",
    at: /^AWS::S3::Bucket$/u,
    holds: (properties, node) => !keysUsed(properties, node).some(isNotesKey),
  },
  {
    name: "DataBucketHasItsOwnKey",
    says: "A bucket of the ledger stack has no customer-managed key.",
    because: "45 CFR 164.312(a)(2)(iv); one key for each class of data keeps the classes apart.",
    at: /^AWS::S3::Bucket$/u,
    holds: (properties, node) =>
      !node.node.path.startsWith("DucesLedger/") ||
      node.node.path.endsWith("/AccessLogs/Resource") ||
      keysUsed(properties, node).length === 1,
  },
  {
    name: "NobodyDecryptsPsychotherapyNotes",
    says: "A policy lets somebody decrypt, or use more than intended, under the psychotherapy-notes key.",
    because:
      "45 CFR 164.508(a)(2): nothing opens psychotherapy notes but one authorization, through one grant.",
    at: policies,
    holds: (properties, node) => !notesKeyOpens(properties, isNotesKey(node)),
  },
  {
    name: "NoPolicyIsOpenToAnyone",
    says: "A policy allows any principal without saying which account.",
    because: "45 CFR 164.312(a)(1): access only for those who were granted it.",
    at: policies,
    holds: (properties) => !openToAnyone(properties),
  },
  {
    name: "AlarmSaysItsImpact",
    says: "An alarm does not say what people notice and which runbook heading helps.",
    because: "Whoever is woken must know at once what it means.",
    at: /^AWS::CloudWatch::Alarm$/u,
    holds: ({ AlarmDescription: words }) =>
      typeof words === "string" && /^Impact: .{20,} Runbook: docs\/runbook\.md#[a-z-]+$/u.test(words),
  },
];

/** The psychotherapy-notes key is known by its place in the tree. */
const isNotesKey = (node: CfnResource): boolean =>
  node.node.path.endsWith("/Keys/PsychotherapyNotes/Resource");

/** Our own rules: what the stock packs cannot see, because it is about this product or about newer resources. */
export class RecordsChecks extends NagPack {
  readonly name = "Records";

  constructor() {
    super();
    this.packName = "Records";
  }

  protected checkResource(node: CfnResource): void {
    const applicable = rules.filter(({ at }) => at.test(node.cfnResourceType));
    if (applicable.length === 0) return;
    const properties = propertiesOf(node);
    for (const { name, says, because, holds } of applicable) {
      this.applyRule({
        ruleSuffixOverride: name,
        info: says,
        explanation: because,
        level: NagMessageLevel.ERROR,
        node,
        rule: () => (holds(properties, node) ? NagRuleCompliance.COMPLIANT : NagRuleCompliance.NON_COMPLIANT),
      });
    }
  }
}

/** The resource's properties as they will stand in the template. */
function propertiesOf(node: CfnResource): Properties {
  const rendered: unknown = Stack.of(node).resolve(node._toCloudFormation());
  const [resource] = Object.values((part(rendered, "Resources") ?? {}) as Readonly<Record<string, unknown>>);
  return (part(resource, "Properties") ?? {}) as Properties;
}

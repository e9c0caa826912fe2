import { type CfnRule, EventField, type EventPattern, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import type { Key } from "aws-cdk-lib/aws-kms";
import { Construct } from "constructs";
import { type AlarmTopic, tellingPeople } from "./alarm-topic.ts";
import type { FunctionRoles } from "./function-roles.ts";
import type { Keys } from "./keys.ts";

/** What the warnings watch, and whom they tell. */
export type KeyWarningsProps = {
  readonly keys: Keys;
  readonly roles: FunctionRoles;
  readonly alarms: AlarmTopic;
};
type Warning = {
  readonly detail: Readonly<Record<string, unknown>>;
  /** A sentence: what it means to people. */
  readonly impact: string;
  /** Heading of docs/runbook.md. */
  readonly runbook: string;
};

/**
 * Tells people, within minutes, what CloudTrail has seen of the keys: a policy or a life that changes, a grant that the
 * product would not make, a refused try to open what is sealed.
 */
export function keyWarnings(scope: Construct, { keys, roles, alarms }: KeyWarningsProps): void {
  const parent = new Construct(scope, "KeyWarnings");
  const [vault, assembly] = [roles["open-vault"].roleArn, roles["assemble-production"].roleArn];
  const { notes, ledger, ...others } = keys;
  const sealing = [notes, keys.release, keys.notesStorage, keys.readings];
  const warnings: Readonly<Record<string, Warning>> = {
    KeyPolicyOrLifeChanges: {
      detail: { eventName: policyOrLife },
      impact:
        "Somebody changes who may use a key, or ends its life: sealed notes may be opened, or documents may become unavailable.",
      runbook: "a-key-changed",
    },
    GrantOfAnotherShape: {
      detail: {
        eventName: ["CreateGrant"],
        ...on(notes),
        $or: [
          { userIdentity: { sessionContext: { sessionIssuer: { arn: anybodyBut(vault) } } } },
          { requestParameters: { granteePrincipal: anybodyBut(assembly) } },
          { requestParameters: { retiringPrincipal: anybodyBut(vault) } },
          { requestParameters: { operations: anybodyBut("ReEncryptFrom") } },
          { requestParameters: { constraints: { encryptionContextEquals: { documentId: missing } } } },
        ],
      },
      impact: "Somebody made a grant on the key of psychotherapy notes that the product does not make.",
      runbook: "a-strange-grant",
    },
    GrantWhereNoneBelongs: {
      detail: {
        eventName: ["CreateGrant"],
        $or: [on(...Object.values(others)), { ...on(ledger), userIdentity: { invokedBy: missing } }],
      },
      impact: "Somebody made a grant on a key on which the product makes none.",
      runbook: "a-strange-grant",
    },
    SealedNoteWasTried: {
      detail: {
        eventName: ["CreateGrant", "Decrypt", "ReEncrypt"],
        errorCode: [{ prefix: "AccessDenied" }, "IncorrectKeyException", "InvalidCiphertextException"],
        // Of a refused call CloudTrail may keep no parameters; the words of the refusal name the key.
        $or: [on(...sealing), { errorMessage: sealing.map(naming) }],
      },
      impact: "Somebody without a right to it tried to open a psychotherapy note, or to lend its key.",
      runbook: "a-note-key-was-refused",
    },
  };
  for (const [id, { detail, impact, runbook }] of Object.entries(warnings)) {
    const eventPattern: EventPattern = {
      source: ["aws.kms"],
      detailType: ["AWS API Call via CloudTrail"],
      detail: { eventSource: ["kms.amazonaws.com"], ...detail },
    };
    const rule = new Rule(parent, id, {
      eventPattern,
      targets: [tellingPeople(alarms, words(impact, runbook))],
    });
    // CloudTrail counts Decrypt among the events that only read, and those reach a rule in this state alone.
    (rule.node.defaultChild as CfnRule).state = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
  }
}

const policyOrLife = [
  "DeleteImportedKeyMaterial",
  "DisableKey",
  "DisableKeyRotation",
  "ImportKeyMaterial",
  "PutKeyPolicy",
  "ReplicateKey",
  "ScheduleKeyDeletion",
];

const missing = [{ exists: false }];
const anybodyBut = (expected: string) => [{ "anything-but": [expected] }, ...missing];
const on = (...keys: readonly Key[]) => ({ resources: { ARN: keys.map(({ keyArn }) => keyArn) } });
const naming = ({ keyArn }: Key) => ({ wildcard: `*${keyArn}*` });

/** Who did what and when; what a call carried stays in CloudTrail, because it names patients and documents by their ids. */
const words = (impact: string, runbook: string) =>
  RuleTargetInput.fromText(
    [
      `Impact: ${impact} Runbook: docs/runbook.md#${runbook}.`,
      `What: ${EventField.fromPath("$.detail.eventName")} by ${EventField.fromPath("$.detail.userIdentity.arn")}`,
      `at ${EventField.fromPath("$.detail.eventTime")}, event ${EventField.fromPath("$.detail.eventID")} in CloudTrail.`,
    ].join(" "),
  );

import { account, arn, region, type Resource } from "../deployment.ts";
import { roleOf } from "../permissions.ts";
import { noteContext } from "./circumstances.ts";

type Json = Readonly<Record<string, unknown>>;

/** A session of a role, as CloudTrail tells of it. */
export const sessionOf = (role: Resource): Json => ({
  type: "AssumedRole",
  arn: `arn:aws:sts::${account}:assumed-role/${role.id}/session`,
  accountId: account,
  sessionContext: { sessionIssuer: { type: "Role", arn: arn(role), userName: role.id } },
});
/** A person of the account who is no role. */
export const user: Json = {
  type: "IAMUser",
  arn: `arn:aws:iam::${account}:user/mallory`,
  accountId: account,
  userName: "mallory",
};
/** The account's root. */
export const root: Json = { type: "Root", arn: `arn:aws:iam::${account}:root`, accountId: account };
/** A service that calls for a role, as DynamoDB when a table gets its key. */
export const throughDynamoDb = (role: Resource): Json => ({
  ...sessionOf(role),
  invokedBy: "dynamodb.amazonaws.com",
});

/** An event of the bus for one call to the key service (KMS developer guide, "Examples of AWS KMS log entries"). */
export const trailEvent = (eventName: string, by: Json, on: readonly Resource[], more: Json = {}): Json => ({
  version: "0",
  id: "00000000-0000-4000-8000-000000000001",
  source: "aws.kms",
  "detail-type": "AWS API Call via CloudTrail",
  account,
  region,
  detail: {
    eventVersion: "1.11",
    eventSource: "kms.amazonaws.com",
    eventName,
    eventTime: "2026-11-30T12:00:00Z",
    eventID: "00000000-0000-4000-8000-000000000002",
    awsRegion: region,
    userIdentity: by,
    requestParameters: null,
    responseElements: null,
    resources: on.map((key) => ({ accountId: account, type: "AWS::KMS::Key", ARN: arn(key) })),
    eventType: "AwsApiCall",
    managementEvent: true,
    ...more,
  },
});

/** The event of a call that the key service refused; with `bare`, one in which the key stands in the words alone. */
export const refusedEvent = (
  eventName: string,
  by: Json,
  key: Resource,
  bare: boolean,
  code = "AccessDenied",
) =>
  trailEvent(eventName, by, bare ? [] : [key], {
    errorCode: code,
    errorMessage: `User: somebody is not authorized to perform: kms:${eventName} on resource: ${arn(key)} because no policy allows it`,
  });

/** What CloudTrail keeps of the parameters of the one lawful grant. */
export const lawfulParameters = (all: readonly Resource[], key: Resource) => ({
  keyId: arn(key),
  name: "req_1/aut_1/doc_1",
  operations: ["ReEncryptFrom"],
  granteePrincipal: arn(roleOf(all, "assemble-production")),
  retiringPrincipal: arn(roleOf(all, "open-vault")),
  constraints: { encryptionContextEquals: noteContext },
});

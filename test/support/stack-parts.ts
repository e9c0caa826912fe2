import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { seededId } from "../../local/seed/ids.ts";
import type { AccessKey } from "../../local/iam/principals.ts";
import type { FunctionSettings } from "../../local/lambda/instance.ts";
import type { Stack } from "../../local/stack.ts";

// What a test needs to reach behind the API of a running stack, always through the public SDK and as somebody.

/** The practice in which the tokens of a test stack work, and the other one. */
export const harborLight = seededId("prc", "harbor-light");
export const cedarRow = seededId("prc", "cedar-row");

/** One function as it runs, by the name of its folder. */
export function functionOf({ deployment, functions }: Stack, folder: string): FunctionSettings {
  const word = folder.replaceAll("-", "");
  const resource = deployment
    .ofType("AWS::Lambda::Function")
    .find(({ logicalId }) => logicalId.startsWith(`${word}Function`));
  const found = resource && functions.find(resource.physical.ref);
  if (!found) throw new Error(`The template has no function ${folder}.`);
  return found;
}

/** One variable of a function's environment. */
export function settingOf(stack: Stack, folder: string, name: string): string {
  const value = functionOf(stack, folder).environment[name];
  if (!value) throw new Error(`${folder} has no setting ${name}.`);
  return value;
}

/** The key that signs as a function's role. */
export const roleOf = (stack: Stack, folder: string): AccessKey =>
  stack.roles.keyOf(functionOf(stack, folder).role);

/** How a client of the SDK reaches the stack as the holder of a key. */
export const asHolder = ({ awsOrigin }: Stack, credentials: AccessKey) => ({
  region: "us-east-1",
  endpoint: awsOrigin,
  credentials,
  maxAttempts: 1,
});
export const keysAs = (stack: Stack, key: AccessKey) => new KMSClient(asHolder(stack, key));
export const storageAs = (stack: Stack, key: AccessKey) =>
  new S3Client({ ...asHolder(stack, key), forcePathStyle: true });

/** The ledger's table, written and read as the account's root. */
export function ledgerOf(stack: Stack) {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(asHolder(stack, stack.roles.root)), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, table: settingOf(stack, "advance-request", "LEDGER_TABLE") };
}

type RowChange =
  | { readonly Put: { readonly Item: Readonly<Record<string, unknown>> } }
  | { readonly Delete: { readonly Key: Readonly<Record<string, unknown>> } };

/** Puts or removes one row of the ledger as the holder of a key. */
export async function writeAs(stack: Stack, key: AccessKey, change: RowChange): Promise<void> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(asHolder(stack, key)));
  const TableName = settingOf(stack, "advance-request", "LEDGER_TABLE");
  try {
    await ("Put" in change
      ? client.send(new PutCommand({ TableName, Item: { ...change.Put.Item } }))
      : client.send(new DeleteCommand({ TableName, Key: { ...change.Delete.Key } })));
  } finally {
    client.destroy();
  }
}

/** Every row of one partition of the ledger. */
export async function rowsOf(
  stack: Stack,
  pk: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { client, table } = ledgerOf(stack);
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
    }),
  );
  client.destroy();
  return Items;
}

/** Keys of the objects that a bucket shows now under a prefix. */
export async function objectKeys(stack: Stack, Bucket: string, Prefix = ""): Promise<readonly string[]> {
  const client = storageAs(stack, stack.roles.root);
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket, Prefix }));
  client.destroy();
  return Contents.map(({ Key = "" }) => Key);
}

/** Invokes a function or one of its aliases as the holder of a key; gives what it answered, or the error it ended with. */
export async function invokeAs(
  stack: Stack,
  key: AccessKey,
  FunctionName: string,
  event: unknown,
): Promise<unknown> {
  const client = new LambdaClient(asHolder(stack, key));
  const { Payload, FunctionError } = await client.send(
    new InvokeCommand({ FunctionName, Payload: Buffer.from(JSON.stringify(event)) }),
  );
  client.destroy();
  const text = Buffer.from(Payload ?? []).toString("utf8");
  if (FunctionError) throw new Error(`${FunctionName} ended with ${FunctionError}: ${text}`);
  return text ? JSON.parse(text) : undefined;
}

/** The name of the error that a call ends with; `none` when it does not. */
export async function errorOf(calling: Promise<unknown>): Promise<string> {
  try {
    await calling;
    return "none";
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
}

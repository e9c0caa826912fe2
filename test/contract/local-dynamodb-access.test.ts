import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterEach, describe, expect, test } from "vitest";

import type { InjectedFault } from "../../local/dynamodb/injected-faults.ts";
import { directoryOf, type PolicyStatement } from "../../local/iam/principals.ts";
import { clientsFor, startOurs } from "./dynamodb-engines.ts";
import { accessKeyFor, administrator } from "./local-port.ts";
import { createLedger, readWholeStream } from "./dynamodb-ledger.ts";

const TableName = "ledger";
const tableArn = `arn:aws:dynamodb:us-east-1:000000000000:table/${TableName}`;
const key = (pk: string, sk = "head") => ({ pk: { S: pk }, sk: { S: sk } });

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function ledgerSeenBy(...statements: PolicyStatement[]) {
  const clerk = accessKeyFor("clerk", [{ Version: "2012-10-17", Statement: statements }]);
  const running = await startOurs({ directory: directoryOf([administrator, clerk]) });
  cleanups.push(() => running.stop());
  const streamArn = await createLedger(running.tables, TableName);
  return { running, streamArn, clerk: clientsFor(running.endpoint, clerk) };
}

describe("access to the local tables", () => {
  test("refuses a request whose signature is wrong and one of an unknown key", async () => {
    const { running } = await ledgerSeenBy();
    const calling = (accessKeyId: string, secretAccessKey: string) =>
      new DynamoDBClient({
        endpoint: running.endpoint,
        region: "us-east-1",
        credentials: { accessKeyId, secretAccessKey },
        maxAttempts: 1,
      }).send(new ListTablesCommand({}));
    await expect(calling(administrator.accessKeyId, "not-the-secret")).rejects.toMatchObject({
      name: "InvalidSignatureException",
    });
    await expect(calling("AKIALOCALNOBODY", "x")).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    });
  });

  test("lets a role do what its policy names on the table and nothing else", async () => {
    const { clerk } = await ledgerSeenBy({ Effect: "Allow", Action: "dynamodb:PutItem", Resource: tableArn });
    await clerk.tables.send(new PutItemCommand({ TableName, Item: key("a") }));
    await expect(clerk.tables.send(new GetItemCommand({ TableName, Key: key("a") }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    await expect(clerk.tables.send(new ScanCommand({ TableName }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  test("asks for the index's own ARN when a query goes through an index", async () => {
    const { clerk } = await ledgerSeenBy({ Effect: "Allow", Action: "dynamodb:Query", Resource: tableArn });
    const query = (IndexName: string | undefined, name: string) =>
      clerk.tables.send(
        new QueryCommand({
          TableName,
          IndexName,
          KeyConditionExpression: "#name = :value",
          ExpressionAttributeNames: { "#name": name },
          ExpressionAttributeValues: { ":value": { S: "x" } },
        }),
      );
    expect((await query(undefined, "pk")).Items).toEqual([]);
    await expect(query("by-due-date", "dueOn")).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("authorizes a transaction by the actions of its members", async () => {
    const { clerk } = await ledgerSeenBy({ Effect: "Allow", Action: "dynamodb:PutItem", Resource: tableArn });
    const putting = { Put: { TableName, Item: key("b") } };
    await clerk.tables.send(new TransactWriteItemsCommand({ TransactItems: [putting] }));
    const checking = {
      ConditionCheck: { TableName, Key: key("c"), ConditionExpression: "attribute_not_exists(pk)" },
    };
    const both = clerk.tables.send(new TransactWriteItemsCommand({ TransactItems: [putting, checking] }));
    await expect(both).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("holds a role to the partition keys and attributes its policy names", async () => {
    const { clerk } = await ledgerSeenBy({
      Effect: "Allow",
      Action: ["dynamodb:PutItem", "dynamodb:Query"],
      Resource: tableArn,
      Condition: {
        "ForAllValues:StringEquals": {
          "dynamodb:LeadingKeys": ["practice-1"],
          "dynamodb:Attributes": ["pk", "sk", "state"],
        },
      },
    });
    const put = (pk: string, more: object) =>
      clerk.tables.send(new PutItemCommand({ TableName, Item: { ...key(pk), ...more } }));
    await put("practice-1", { state: { S: "open" } });
    await expect(put("practice-2", {})).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(put("practice-1", { secret: { S: "x" } })).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    const query = (pk: string) =>
      clerk.tables.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": { S: pk } },
        }),
      );
    expect((await query("practice-1")).Count).toBe(1);
    await expect(query("practice-2")).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("opens a stream only to a role whose policy names the stream", async () => {
    const { clerk, streamArn } = await ledgerSeenBy({
      Effect: "Allow",
      Action: "dynamodb:*",
      Resource: tableArn,
    });
    await expect(readWholeStream(clerk, streamArn)).rejects.toMatchObject({ name: "AccessDeniedException" });
    const reader = await ledgerSeenBy({
      Effect: "Allow",
      Action: ["dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords"],
      Resource: `${tableArn}/stream/*`,
    });
    expect(await readWholeStream(reader.clerk, reader.streamArn)).toEqual([]);
  });
});

describe("what only our tables do", () => {
  test("answers a transaction conflict and throttling when a test asks for them", async () => {
    let next: InjectedFault = "none";
    const running = await startOurs({
      faults: (operation) => (operation === "TransactWriteItems" || operation === "PutItem" ? next : "none"),
    });
    cleanups.push(() => running.stop());
    await createLedger(running.tables, TableName);
    const write = () =>
      running.tables.send(
        new TransactWriteItemsCommand({
          TransactItems: [{ Put: { TableName, Item: key("a") } }, { Put: { TableName, Item: key("b") } }],
        }),
      );
    const put = () => running.tables.send(new PutItemCommand({ TableName, Item: key("a") }));

    next = "TransactionConflict";
    const refusal: unknown = await write().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TransactionCanceledException);
    expect(refusal).toMatchObject({
      CancellationReasons: [{ Code: "TransactionConflict" }, { Code: "None" }],
    });
    await expect(put()).rejects.toMatchObject({ name: "TransactionConflictException" });
    next = "ThrottlingException";
    await expect(write()).rejects.toMatchObject({ name: "ThrottlingException" });
    next = "none";
    await write();
  });

  test("deletes expired items as the service and says so in the stream", async () => {
    let now = Date.parse("2026-03-02T12:00:00Z");
    const running = await startOurs({ now: () => now });
    cleanups.push(() => running.stop());
    await running.local.ensureTable({
      ...ledgerShape,
      ttlAttribute: "expiresAt",
      streamViewType: "OLD_IMAGE",
    });
    const expiresAt = { N: String(now / 1000 + 60) };
    await running.tables.send(new PutItemCommand({ TableName, Item: { ...key("short"), expiresAt } }));
    await running.tables.send(new PutItemCommand({ TableName, Item: key("long") }));
    expect(await running.local.sweepExpiredItems()).toBe(0);
    now += 61_000;
    expect(await running.local.sweepExpiredItems()).toBe(1);
    const { Items } = await running.tables.send(new ScanCommand({ TableName }));
    expect(Items).toEqual([key("long")]);
    const [, , removal] = await running.local.readStream(TableName, undefined, 10);
    expect(removal).toMatchObject({
      eventName: "REMOVE",
      userIdentity: { Type: "Service", PrincipalId: "dynamodb.amazonaws.com" },
      dynamodb: { OldImage: { ...key("short"), expiresAt } },
    });
  });

  test("writes no stream record for a write that leaves the item as it was", async () => {
    const { running, streamArn } = await ledgerSeenBy();
    const put = () =>
      running.tables.send(new PutItemCommand({ TableName, Item: { ...key("k"), n: { N: "1" } } }));
    await put();
    await put();
    expect(await readWholeStream(running, streamArn)).toHaveLength(1);
  });

  test("gives the stream to its reader after a sequence number, oldest first", async () => {
    const { running } = await ledgerSeenBy();
    for (const pk of ["a", "b", "c"])
      await running.tables.send(new PutItemCommand({ TableName, Item: key(pk) }));
    const [first, second] = await running.local.readStream(TableName, undefined, 2);
    expect([first?.dynamodb.Keys["pk"], second?.dynamodb.Keys["pk"]]).toEqual([{ S: "a" }, { S: "b" }]);
    const rest = await running.local.readStream(TableName, second?.dynamodb.SequenceNumber, 10);
    expect(rest.map(({ dynamodb }) => dynamodb.Keys["pk"])).toEqual([{ S: "c" }]);
    expect(await running.local.readStream(TableName, running.local.lastSequence(), 10)).toEqual([]);
  });

  test("stores point-in-time recovery and protects a table from deletion", async () => {
    const { running } = await ledgerSeenBy();
    await running.tables.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    const { ContinuousBackupsDescription } = await running.tables.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe(
      "ENABLED",
    );
    await running.tables.send(
      new CreateTableCommand({
        TableName: "kept",
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        DeletionProtectionEnabled: true,
      }),
    );
    await expect(running.tables.send(new DeleteTableCommand({ TableName: "kept" }))).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  test("makes a table be as configured, filling a new index from the items that are there", async () => {
    const running = await startOurs();
    cleanups.push(() => running.stop());
    await running.local.ensureTable(ledgerShape);
    await running.tables.send(
      new PutItemCommand({ TableName, Item: { ...key("a"), dueOn: { S: "2026-03-02" } } }),
    );
    const withIndex = {
      ...ledgerShape,
      AttributeDefinitions: [
        ...ledgerShape.AttributeDefinitions,
        { AttributeName: "dueOn", AttributeType: "S" as const },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-due-date",
          KeySchema: [{ AttributeName: "dueOn", KeyType: "HASH" as const }],
          Projection: { ProjectionType: "ALL" as const },
        },
      ],
      streamViewType: "NEW_AND_OLD_IMAGES" as const,
    };
    await running.local.ensureTable(withIndex);
    await running.local.ensureTable(withIndex);
    const { Items } = await running.tables.send(
      new QueryCommand({
        TableName,
        IndexName: "by-due-date",
        KeyConditionExpression: "dueOn = :day",
        ExpressionAttributeValues: { ":day": { S: "2026-03-02" } },
      }),
    );
    expect(Items?.map(({ pk }) => pk?.S)).toEqual(["a"]);
    const { Table } = await running.tables.send(new DescribeTableCommand({ TableName }));
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" });
    expect(Table?.GlobalSecondaryIndexes?.map(({ IndexStatus }) => IndexStatus)).toEqual(["ACTIVE"]);
  });
});

const ledgerShape = {
  TableName,
  KeySchema: [
    { AttributeName: "pk", KeyType: "HASH" },
    { AttributeName: "sk", KeyType: "RANGE" },
  ],
  AttributeDefinitions: [
    { AttributeName: "pk", AttributeType: "S" },
    { AttributeName: "sk", AttributeType: "S" },
  ],
} as const;

import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { GetRecordsCommand } from "@aws-sdk/client-dynamodb-streams";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { Engine, RunningEngine } from "./dynamodb-engines.ts";
import { createLedger, iteratorFor, readWholeStream } from "./dynamodb-ledger.ts";

/** The contract that the product relies on, whichever engine keeps the tables. */
export function tableContract(engine: Engine): void {
  const TableName = "ledger";
  let running: RunningEngine;
  let streamArn: string;
  const key = (pk: string, sk = "head") => ({ pk: { S: pk }, sk: { S: sk } });
  const put = (pk: string, sk: string, more: object = {}): TransactWriteItem => ({
    Put: { TableName, Item: { ...key(pk, sk), ...more } },
  });
  const write = (...TransactItems: TransactWriteItem[]) =>
    running.tables.send(new TransactWriteItemsCommand({ TransactItems }));
  const read = async (pk: string, sk = "head") =>
    (await running.tables.send(new GetItemCommand({ TableName, Key: key(pk, sk), ConsistentRead: true })))
      .Item;
  const reasonsOf = async (writing: Promise<unknown>) => {
    const error = await writing.then(
      () => new Error("the transaction went through"),
      (refusal: unknown) => refusal,
    );
    if (!(error instanceof TransactionCanceledException)) throw error;
    return error.CancellationReasons ?? [];
  };

  beforeAll(async () => {
    running = await engine.start();
    streamArn = await createLedger(running.tables, TableName);
  });
  afterAll(() => running.stop());

  test("writes every member of a transaction together with its condition check", async () => {
    await write(put("a", "guard"));
    await write(
      put("a", "head", { version: { N: "1" } }),
      {
        Update: {
          TableName,
          Key: key("a", "counter"),
          UpdateExpression: "ADD n :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
        },
      },
      { ConditionCheck: { TableName, Key: key("a", "guard"), ConditionExpression: "attribute_exists(pk)" } },
    );
    expect(await read("a", "guard")).toEqual(key("a", "guard"));
    await write({ Delete: { TableName, Key: key("a", "guard") } });
    expect(await read("a")).toEqual({ ...key("a"), version: { N: "1" } });
    expect(await read("a", "counter")).toEqual({ ...key("a", "counter"), n: { N: "1" } });
    expect(await read("a", "guard")).toBeUndefined();
  });

  test("writes nothing of a cancelled transaction and gives the reasons by position with the old item", async () => {
    await write(put("b", "head", { version: { N: "7" } }));
    const reasons = await reasonsOf(
      write(
        put("b", "event#8"),
        {
          Put: {
            TableName,
            Item: { ...key("b"), version: { N: "8" } },
            ConditionExpression: "version = :six",
            ExpressionAttributeValues: { ":six": { N: "6" } },
            ReturnValuesOnConditionCheckFailure: "ALL_OLD",
          },
        },
        put("b", "outbox#8"),
      ),
    );
    expect(reasons.map(({ Code }) => Code)).toEqual(["None", "ConditionalCheckFailed", "None"]);
    expect(reasons[1]?.Item).toEqual({ ...key("b"), version: { N: "7" } });
    expect(await read("b", "event#8")).toBeUndefined();
    expect(await read("b", "outbox#8")).toBeUndefined();
  });

  test("refuses the same item twice in one transaction", async () => {
    const twice = write(put("c", "head"), { Delete: { TableName, Key: key("c") } });
    await expect(twice).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("takes one hundred members and refuses one hundred and one", async () => {
    const members = Array.from({ length: 101 }, (_, at) => put("d", `event#${at}`));
    await write(...members.slice(0, 100));
    expect(await read("d", "event#99")).toBeDefined();
    await expect(write(...members)).rejects.toMatchObject({ name: "ValidationException" });
  });

  test("applies a repeated client request token once and refuses it for another transaction", async () => {
    const counting = (by: string) =>
      new TransactWriteItemsCommand({
        ClientRequestToken: "the-same-token",
        TransactItems: [
          {
            Update: {
              TableName,
              Key: key("e"),
              UpdateExpression: "ADD n :by",
              ExpressionAttributeValues: { ":by": { N: by } },
            },
          },
        ],
      });
    await running.tables.send(counting("1"));
    await running.tables.send(counting("1"));
    expect((await read("e"))?.["n"]).toEqual({ N: "1" });
    await expect(running.tables.send(counting("2"))).rejects.toMatchObject({
      name: "IdempotentParameterMismatchException",
    });
  });

  test("lets only one of many parallel creators of the same item win", async () => {
    const creating = Array.from({ length: 20 }, (_, at) =>
      running.tables.send(
        new PutItemCommand({
          TableName,
          Item: { ...key("f"), winner: { N: String(at) } },
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      ),
    );
    const outcomes = await Promise.allSettled(creating);
    const lost = outcomes.filter(({ status }) => status === "rejected");
    expect(lost).toHaveLength(19);
    for (const outcome of lost) {
      expect(outcome).toMatchObject({ reason: { name: "ConditionalCheckFailedException" } });
    }
  });

  test("keeps a chain of head and events gap-free under parallel writers", async () => {
    const append = async (writer: number): Promise<void> => {
      for (;;) {
        const version = Number((await read("g"))?.["version"]?.N ?? "0");
        try {
          await write(
            {
              Put: {
                TableName,
                Item: { ...key("g"), version: { N: String(version + 1) } },
                ConditionExpression: version === 0 ? "attribute_not_exists(pk)" : "version = :seen",
                ...(version === 0 ? {} : { ExpressionAttributeValues: { ":seen": { N: String(version) } } }),
              },
            },
            put("g", `event#${String(version + 1).padStart(4, "0")}`, { writer: { N: String(writer) } }),
          );
          return;
        } catch (error) {
          if (!(error instanceof TransactionCanceledException)) throw error;
        }
      }
    };
    await Promise.all(Array.from({ length: 12 }, (_, writer) => append(writer)));
    const { Items } = await running.tables.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :event)",
        ExpressionAttributeValues: { ":pk": { S: "g" }, ":event": { S: "event#" } },
        ConsistentRead: true,
      }),
    );
    const expected = Array.from({ length: 12 }, (_, at) => `event#${String(at + 1).padStart(4, "0")}`);
    expect(Items?.map(({ sk }) => sk?.S)).toEqual(expected);
    expect(new Set(Items?.map(({ writer }) => writer?.N)).size).toBe(12);
  });

  test("never shows a reader one half of a transaction", async () => {
    const both = (n: number) =>
      write(put("h", "left", { n: { N: `${n}` } }), put("h", "right", { n: { N: `${n}` } }));
    await both(0);
    const writing = (async () => {
      for (let n = 1; n <= 40; n += 1) await both(n);
      return "done" as const;
    })();
    let done = false;
    void writing.then(() => (done = true));
    while (!done) {
      const Get = (sk: string) => ({ Get: { TableName, Key: key("h", sk) } });
      const [{ Responses }, { Items }] = await Promise.all([
        running.tables.send(new TransactGetItemsCommand({ TransactItems: [Get("left"), Get("right")] })),
        running.tables.send(
          new QueryCommand({
            TableName,
            KeyConditionExpression: "pk = :pk",
            ExpressionAttributeValues: { ":pk": { S: "h" } },
            ConsistentRead: true,
          }),
        ),
      ]);
      expect(Responses?.[0]?.Item?.["n"]).toEqual(Responses?.[1]?.Item?.["n"]);
      expect(Items?.[0]?.["n"]).toEqual(Items?.[1]?.["n"]);
    }
    expect(await writing).toBe("done");
  });

  test("moves an item in its index within the transaction that changes it", async () => {
    const due = async (dueOn: string) =>
      (
        await running.tables.send(
          new QueryCommand({
            TableName,
            IndexName: "by-due-date",
            KeyConditionExpression: "dueOn = :day",
            ExpressionAttributeValues: { ":day": { S: dueOn } },
          }),
        )
      ).Items?.map(({ pk }) => pk?.S);
    await write(put("i", "head", { dueOn: { S: "2026-03-02" } }));
    expect(await due("2026-03-02")).toEqual(["i"]);
    await write(put("i", "head", { dueOn: { S: "2026-03-09" } }));
    expect(await due("2026-03-02")).toEqual([]);
    expect(await due("2026-03-09")).toEqual(["i"]);
  });

  test("streams inserts, changes and removals in order with both images, from any position", async () => {
    await running.tables.send(new PutItemCommand({ TableName, Item: { ...key("j"), n: { N: "1" } } }));
    await write(put("j", "head", { n: { N: "2" } }));
    const latest = await iteratorFor(running, streamArn, { type: "LATEST" });
    await running.tables.send(new DeleteItemCommand({ TableName, Key: key("j") }));
    const mine = (await readWholeStream(running, streamArn)).filter(
      ({ dynamodb }) => dynamodb?.Keys?.["pk"]?.S === "j",
    );
    expect(mine.map(({ eventName }) => eventName)).toEqual(["INSERT", "MODIFY", "REMOVE"]);
    expect(mine[1]?.dynamodb?.OldImage).toEqual({ ...key("j"), n: { N: "1" } });
    expect(mine[1]?.dynamodb?.NewImage).toEqual({ ...key("j"), n: { N: "2" } });
    const sequence = mine[1]?.dynamodb?.SequenceNumber ?? "";
    const later = await readWholeStream(running, streamArn, { type: "AFTER_SEQUENCE_NUMBER", sequence });
    expect(later.map(({ eventName }) => eventName)).toEqual(["REMOVE"]);
    const { Records } = await running.streams.send(new GetRecordsCommand({ ShardIterator: latest }));
    expect(Records?.map(({ eventName }) => eventName)).toEqual(["REMOVE"]);
  });

  test("writes and reads batches", async () => {
    const requests = Array.from({ length: 25 }, (_, at) => ({
      PutRequest: { Item: key("l", `event#${at}`) },
    }));
    await running.tables.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: requests } }));
    const Keys = requests.map(({ PutRequest }) => PutRequest.Item);
    const { Responses } = await running.tables.send(
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys } } }),
    );
    expect(Responses?.[TableName]).toHaveLength(25);
  });

  test("returns the attributes asked for and the old item of a failed condition", async () => {
    await write(put("m", "head", { n: { N: "1" } }));
    const update = (ConditionExpression: string) =>
      running.tables.send(
        new UpdateItemCommand({
          TableName,
          Key: key("m"),
          UpdateExpression: "SET n = n + :one",
          ConditionExpression,
          ExpressionAttributeValues: { ":one": { N: "1" } },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      );
    expect((await update("attribute_exists(pk)")).Attributes?.["n"]).toEqual({ N: "2" });
    await expect(update("attribute_not_exists(pk)")).rejects.toMatchObject({
      name: "ConditionalCheckFailedException",
      Item: { n: { N: "2" } },
    });
  });

  test("stores which attribute is the time to live", async () => {
    const TimeToLiveSpecification = { AttributeName: "expiresAt", Enabled: true };
    await running.tables.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    const { TimeToLiveDescription } = await running.tables.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toMatchObject({ AttributeName: "expiresAt" });
  });

  test("measures an item in bytes and refuses more than 400 KB", async () => {
    const tooLarge = { text: { S: "é".repeat(250_000) } };
    const putting = running.tables.send(
      new PutItemCommand({ TableName, Item: { ...key("o"), ...tooLarge } }),
    );
    await expect(putting).rejects.toMatchObject({ name: "ValidationException" });
    await expect(write(put("o", "a"), put("o", "b", tooLarge))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
    expect(await read("o", "a")).toBeUndefined();
  });

  test("lists the tables", async () => {
    const { TableNames } = await running.tables.send(new ListTablesCommand({}));
    expect(TableNames).toEqual([TableName]);
  });

  test("refuses a table that does not exist by its own exception", async () => {
    const missing = running.tables.send(new GetItemCommand({ TableName: "no-such-table", Key: key("n") }));
    await expect(missing).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });
}

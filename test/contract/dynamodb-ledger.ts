import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record,
  type ShardIteratorType,
} from "@aws-sdk/client-dynamodb-streams";

import type { DynamoDbClients } from "./dynamodb-engines.ts";

/** Creates a table with a partition and a sort key, an index and a stream of both images; gives its stream's ARN. */
export async function createLedger(tables: DynamoDBClient, TableName: string): Promise<string> {
  await tables.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
      AttributeDefinitions: ["pk", "sk", "dueOn"].map((AttributeName) => ({
        AttributeName,
        AttributeType: "S",
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: "by-due-date",
          KeySchema: [
            { AttributeName: "dueOn", KeyType: "HASH" },
            { AttributeName: "pk", KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
    }),
  );
  await waitUntilTableExists(
    { client: tables, maxWaitTime: 10, minDelay: 0.02, maxDelay: 0.05 },
    { TableName },
  );
  const { Table } = await tables.send(new DescribeTableCommand({ TableName }));
  return Table?.LatestStreamArn ?? "none";
}

/** Reads a stream from one position to its present end. */
export async function readWholeStream(
  { streams }: DynamoDbClients,
  StreamArn: string,
  from: { readonly type: ShardIteratorType; readonly sequence?: string } = { type: "TRIM_HORIZON" },
): Promise<readonly _Record[]> {
  let iterator = await iteratorFor({ streams }, StreamArn, from);
  const records: _Record[] = [];
  while (iterator !== undefined) {
    const page: { Records?: _Record[] | undefined; NextShardIterator?: string | undefined } =
      await streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
    if (!page.Records?.length) break;
    records.push(...page.Records);
    iterator = page.NextShardIterator;
  }
  return records;
}

/** Asks for a place in a stream. */
export async function iteratorFor(
  { streams }: Pick<DynamoDbClients, "streams">,
  StreamArn: string,
  from: { readonly type: ShardIteratorType; readonly sequence?: string },
): Promise<string | undefined> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      StreamArn,
      ShardId,
      ShardIteratorType: from.type,
      ...(from.sequence === undefined ? {} : { SequenceNumber: from.sequence }),
    }),
  );
  return ShardIterator;
}

import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Reading } from "../../workflows/ports.ts";
import type { Row } from "./request-rows.ts";

type Asked = {
  readonly pk: string;
  readonly prefix: string;
  readonly reading?: Reading;
  readonly most?: number | undefined;
};

/** Every row of a partition whose sort key begins with `prefix`, page by page, at most `most`. */
export async function queryAll(
  client: DynamoDBDocumentClient,
  table: string,
  { pk, prefix, reading = "consistent", most = Number.POSITIVE_INFINITY }: Asked,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
        ConsistentRead: reading === "consistent",
        ...(Number.isFinite(most) ? { Limit: most } : {}),
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    rows.push(...((page.Items ?? []) as Row[]));
    from = page.LastEvaluatedKey;
  } while (from && rows.length < most);
  return rows;
}

import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { toldBy } from "../simulation/told.ts";
import type { Told } from "../simulation/told.ts";
import { ledgerOf } from "../support/stack-parts.ts";
import type { Stack } from "../../local/stack.ts";

type Row = Readonly<Record<string, unknown>>;

/** A whole ledger, as its rows lie in the table now. */
export type Stored = {
  readonly rows: readonly Row[];
  readonly requests: readonly Told[];
  /** The rows of one partition by their sort key, as the simulated table has them. */
  readonly ledger: { readonly partition: (pk: string) => ReadonlyMap<string, Row> };
};

/** Reads every row of a running stack's table, consistently. */
export async function storedIn(stack: Stack): Promise<Stored> {
  const { client, table } = ledgerOf(stack);
  const rows: Row[] = [];
  let from: Row | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    rows.push(...Items);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  client.destroy();
  return storedRows(rows);
}

/** The same of rows that were read already. */
export function storedRows(rows: readonly Row[]): Stored {
  const partitions = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const [pk, sk] = [String(row["pk"]), String(row["sk"])];
    const partition = partitions.get(pk) ?? new Map<string, Row>();
    partitions.set(pk, partition.set(sk, row));
  }
  const partition = (pk: string) => partitions.get(pk) ?? new Map<string, Row>();
  const requests = rows
    .filter(({ sk }) => sk === "CASE#SNAPSHOT")
    .map((head) => toldBy(head, [...partition(String(head["pk"])).values()]));
  return { rows, requests, ledger: { partition } };
}

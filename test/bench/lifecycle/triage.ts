import { DatabaseSync } from "node:sqlite";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { requestPartition } from "../../../functions/adapters/ledger-keys.ts";
import { queueKeyOf, queueSortOf } from "../../../functions/adapters/ledger-keys.ts";
import { readWorklist } from "../../../functions/adapters/worklist.dynamodb.ts";
import { ledgerIndexes } from "../../../infra/ledger-indexes.ts";
import type { Queue } from "../../../workflows/contract/worklist.ts";
import { seededRandom } from "../../support/deep.ts";
import { bytesOf, entryIn, readUnits } from "../../simulation/world/capacity.ts";
import { cpuMs } from "../rounds.ts";

type Row = Readonly<Record<string, unknown>>;
const practiceId = "prc_harb0r0000000000000000000";
const queue = "triage" satisfies Queue;
const pageSize = 25;
const [index] = ledgerIndexes;

/** The rows of a practice's queue as the index holds them, by due date. */
export function queueOf(size: number, seed: number): readonly Row[] {
  const random = seededRandom(seed);
  const rows = Array.from({ length: size }, (_empty, n): Row => {
    const requestId = `req_${String(n).padStart(26, "0")}`;
    const dueOn = new Date(Date.UTC(2026, 10, 1 + Math.floor(random() * 365))).toISOString().slice(0, 10);
    const row = {
      pk: requestPartition({ practiceId, requestId }),
      sk: "SNAPSHOT",
      queueKey: queueKeyOf(practiceId, queue),
      queueSort: queueSortOf(requestId, dueOn),
      requestId,
      trackingNumber: `26-HLC-${String(n).padStart(8, "0")}-J`,
      kind: "subpoena",
      requesterName: "Harriet Colby of Colby, Marsh and Partners",
      queue,
      status: "validateCourtWeight.assessing",
      weight: "W2",
      held: false,
      receivedAt: "2026-11-20T15:00:00.000Z",
      nextDue: { id: "return-date", dueOn },
      papersWaiting: 1,
    };
    return entryIn(index, row) ?? row;
  });
  return rows.toSorted((a, b) => (sortOf(a) < sortOf(b) ? -1 : 1));
}
const sortOf = ({ queueSort }: Row): string => (typeof queueSort === "string" ? queueSort : "");

/** One range of a sorted index: what the table does for a page, found in as many steps as the size has digits in base two. */
function indexClient(rows: readonly Row[], spend: (units: number) => void) {
  const placeAfter = (sort: string): number => {
    let [low, high] = [0, rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sortOf(rows[middle] ?? {}) <= sort) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    send: async ({
      input,
    }: {
      readonly input: { readonly ExclusiveStartKey?: Row; readonly Limit: number };
    }) => {
      const from = input.ExclusiveStartKey ? placeAfter(sortOf(input.ExclusiveStartKey)) : 0;
      const Items = rows.slice(from, from + input.Limit);
      spend(
        readUnits(
          Items.reduce((sum, row) => sum + bytesOf(row), 0),
          "eventual",
        ),
      );
      const last = from + input.Limit < rows.length ? Items.at(-1) : undefined;
      return { Items, ...(last ? { LastEvaluatedKey: last } : {}) };
    },
  } as unknown as DynamoDBDocumentClient;
}

/** Pages to open: from how many different places in the queue, always the same of a seed. */
function cursorsOf(rows: readonly Row[], pages: number): readonly Row[] {
  const random = seededRandom(7);
  const last = Math.max(1, rows.length - pageSize);
  return Array.from({ length: pages }, () => rows[Math.floor(random() * last)] ?? {});
}
const cursorAt = (row: Row): string =>
  Buffer.from(JSON.stringify([row["queueKey"], row["queueSort"], row["pk"]])).toString("base64url");

export type Pages = { readonly us: number; readonly units: number; readonly rows: number };

/** The product's way to a page, over an index of these rows. */
export function productPages(rows: readonly Row[]) {
  let units = 0;
  const read = readWorklist(
    indexClient(rows, (more) => (units += more)),
    "ledger",
  );
  return async (pages: number): Promise<Pages> => {
    const cursors = cursorsOf(rows, pages).map(cursorAt);
    units = 0;
    let seen = 0;
    const begun = cpuMs();
    for (const cursor of cursors) seen += (await read(practiceId, queue, cursor))?.rows.length ?? 0;
    return { us: ((cpuMs() - begun) * 1000) / pages, units: units / pages, rows: seen };
  };
}

/** The same page from SQLite with an index on the same rows, each parsed from the text in which it is kept. */
export function sqlitePages(rows: readonly Row[]) {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE ledger (queueKey TEXT, queueSort TEXT, pk TEXT, row TEXT)");
  const insert = database.prepare("INSERT INTO ledger VALUES (?, ?, ?, ?)");
  database.exec("BEGIN");
  for (const row of rows)
    insert.run(String(row["queueKey"]), sortOf(row), String(row["pk"]), JSON.stringify(row));
  database.exec("COMMIT; CREATE INDEX worklist ON ledger (queueKey, queueSort)");
  const select = database.prepare(
    `SELECT row FROM ledger WHERE queueKey = ? AND queueSort > ? ORDER BY queueSort LIMIT ${pageSize}`,
  );
  return {
    open: (pages: number): Pages => {
      const cursors = cursorsOf(rows, pages);
      let seen = 0;
      const begun = cpuMs();
      for (const from of cursors)
        seen += select
          .all(String(from["queueKey"]), sortOf(from))
          .map(({ row }) => JSON.parse(String(row)) as Row).length;
      return { us: ((cpuMs() - begun) * 1000) / pages, units: 0, rows: seen };
    },
    close: () => database.close(),
  };
}

/** What a design without the index reads for one page: every row, in pages of a megabyte. */
export const scanUnits = (rows: readonly Row[]): number =>
  readUnits(
    rows.reduce((sum, row) => sum + bytesOf(row), 0),
    "eventual",
  );

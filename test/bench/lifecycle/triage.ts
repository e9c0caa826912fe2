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

/** The rows of a practice's queue as the index holds them, by due date; each is made when it is asked for. */
export type Rows = {
  readonly size: number;
  readonly sortAt: (place: number) => string;
  readonly at: (place: number) => Row;
};
const days = Array.from({ length: 365 }, (_empty, day) =>
  new Date(Date.UTC(2026, 10, 1 + day)).toISOString().slice(0, 10),
);

/** A queue of so many requests, always the same of a seed; only its order is kept, so that a million fit. */
export function queueOf(size: number, seed: number): Rows {
  const random = seededRandom(seed);
  const due = Uint16Array.from({ length: size }, () => Math.floor(random() * days.length));
  const order = Uint32Array.from(due, (_day, n) => n).sort((a, b) => (due[a] ?? 0) - (due[b] ?? 0) || a - b);
  const idOf = (n: number) => `req_${String(n).padStart(26, "0")}`;
  const asked = (place: number): readonly [requestId: string, dueOn: string] => {
    const n = order[place] ?? Number.NaN;
    return [idOf(n), days[due[n] ?? Number.NaN] ?? ""];
  };
  return {
    size,
    sortAt: (place) => queueSortOf(...asked(place)),
    at: (place) => rowOf(...asked(place)),
  };
}

function rowOf(requestId: string, dueOn: string): Row {
  const row = {
    pk: requestPartition({ practiceId, requestId }),
    sk: "CASE#SNAPSHOT",
    queueKey: queueKeyOf(practiceId, queue),
    queueSort: queueSortOf(requestId, dueOn),
    requestId,
    trackingNumber: `26-HLC-${requestId.slice(-8)}-J`,
    kind: "subpoena",
    requesterName: "Harriet Colby of Colby, Marsh and Partners",
    queue,
    status: "validateCourtWeight.assessing",
    weight: "W2",
    held: false,
    receivedAt: "2026-11-20T15:00:00.000Z",
    nextDue: { id: "return-date", dueOn },
    papersWaiting: 1,
    undone: 0,
    dates: [{ clockId: "return-date", dueOn, generation: 1, over: false }],
    datedAt: "2026-11-20T15:00:00.000Z",
  };
  return entryIn(index, row) ?? row;
}
const sortOf = ({ queueSort }: Row): string => (typeof queueSort === "string" ? queueSort : "");
const placesFrom = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_empty, n) => from + n);

/** One range of a sorted index: what the table does for a page, found in as many steps as the size has digits in base two. */
function indexClient(rows: Rows, spend: (units: number) => void) {
  const placeAfter = (sort: string): number => {
    let [low, high] = [0, rows.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows.sortAt(middle) <= sort) low = middle + 1;
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
      const Items = placesFrom(from, Math.min(from + input.Limit, rows.size)).map(rows.at);
      spend(
        readUnits(
          Items.reduce((sum, row) => sum + bytesOf(row), 0),
          "eventual",
        ),
      );
      const last = from + input.Limit < rows.size ? Items.at(-1) : undefined;
      return { Items, ...(last ? { LastEvaluatedKey: last } : {}) };
    },
  } as unknown as DynamoDBDocumentClient;
}

/** Pages to open: from how many different places in the queue, always the same of a seed. */
function cursorsOf(rows: Rows, pages: number): readonly Row[] {
  const random = seededRandom(7);
  const last = Math.max(1, rows.size - pageSize);
  return Array.from({ length: pages }, () => rows.at(Math.floor(random() * last)));
}
const cursorAt = (row: Row): string =>
  Buffer.from(JSON.stringify([row["queueKey"], row["queueSort"], row["pk"]])).toString("base64url");

export type Pages = { readonly us: number; readonly units: number; readonly rows: number };

/** The product's way to a page, over an index of these rows. */
export function productPages(rows: Rows) {
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
export function sqlitePages(rows: Rows) {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE ledger (queueKey TEXT, queueSort TEXT, pk TEXT, row TEXT)");
  const insert = database.prepare("INSERT INTO ledger VALUES (?, ?, ?, ?)");
  database.exec("BEGIN");
  for (let place = 0; place < rows.size; place += 1) {
    const row = rows.at(place);
    insert.run(String(row["queueKey"]), sortOf(row), String(row["pk"]), JSON.stringify(row));
  }
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

/** What a design without the index reads for one page: every row, in pages of a megabyte. All rows are as large as the first. */
export const scanUnits = (rows: Rows): number => readUnits(rows.size * bytesOf(rows.at(0)), "eventual");

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import {
  type AttributeValue,
  ScanCommand,
  type ScanCommandOutput,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { ListStreamsCommand } from "@aws-sdk/client-dynamodb-streams";
import { expect, test } from "vitest";

import { clientsFor, type DynamoDbClients, startOurs } from "./dynamodb-engines.ts";
import { administrator } from "./local-port.ts";
import { createLedger, readWholeStream } from "./dynamodb-ledger.ts";

const TableName = "ledger";

test("loses and tears nothing when the process is killed during parallel transactions", async () => {
  const dir = await mkdtemp(path.join(tmpdir(), "duces-kill-"));
  const acknowledged = new Set<string>();
  for (const round of [0, 1, 2]) {
    const { child, clients } = await startChild(dir);
    if (round === 0) await createLedger(clients.tables, TableName);
    const writers = Array.from({ length: 16 }, (_, at) =>
      writeUntilKilled(clients, `${round}-${at}`, acknowledged),
    );
    while (acknowledged.size < (round + 1) * 150) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill("SIGKILL");
    await once(child, "exit");
    await Promise.all(writers);
  }

  const running = await startOurs({ dir });
  const items = await scanAll(running);
  const halves = new Map<string, string[]>();
  for (const item of items) {
    const id = item["pk"]?.S ?? "";
    halves.set(id, [...(halves.get(id) ?? []), item["sk"]?.S ?? ""].toSorted());
  }
  const lost = [...acknowledged].filter((id) => !halves.has(id));
  const torn = [...halves].filter(([, parts]) => parts.join() !== "event,head");
  const streamed = (await readWholeStream(running, await streamArn(running))).map(
    ({ dynamodb }) => `${dynamodb?.Keys?.["pk"]?.S}/${dynamodb?.Keys?.["sk"]?.S}`,
  );
  const stored = items.map((item) => `${item["pk"]?.S}/${item["sk"]?.S}`);
  await running.stop();
  await rm(dir, { recursive: true, force: true });

  console.log(
    `${acknowledged.size} transactions acknowledged over three kills, ${items.length} items, ${streamed.length} stream records`,
  );
  expect(acknowledged.size).toBeGreaterThanOrEqual(450);
  expect(lost).toEqual([]);
  expect(torn).toEqual([]);
  expect(streamed.toSorted()).toEqual(stored.toSorted());
});

async function startChild(dir: string): Promise<{ child: ChildProcess; clients: DynamoDbClients }> {
  const script = fileURLToPath(new URL("./dynamodb-child.ts", import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, dir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const endpoint of createInterface({ input: child.stdout })) {
    return { child, clients: clientsFor(endpoint, administrator) };
  }
  throw new Error("the child process ended before it served its tables");
}

async function writeUntilKilled(
  clients: DynamoDbClients,
  writer: string,
  acknowledged: Set<string>,
): Promise<void> {
  for (let at = 0; ; at += 1) {
    const id = `${writer}-${at}`;
    const put = (sk: string) => ({
      Put: { TableName, Item: { pk: { S: id }, sk: { S: sk }, dueOn: { S: "2026-03-02" } } },
    });
    try {
      await clients.tables.send(
        new TransactWriteItemsCommand({ TransactItems: [put("head"), put("event")] }),
      );
    } catch {
      // The process is gone; whether this last one was committed is what recovery decides.
      return;
    }
    acknowledged.add(id);
  }
}

async function scanAll({ tables }: DynamoDbClients): Promise<Record<string, AttributeValue>[]> {
  const items: Record<string, AttributeValue>[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page: ScanCommandOutput = await tables.send(
      new ScanCommand({ TableName, ExclusiveStartKey: start }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  return items;
}

async function streamArn({ streams }: DynamoDbClients): Promise<string> {
  const { Streams } = await streams.send(new ListStreamsCommand({ TableName }));
  return Streams?.[0]?.StreamArn ?? "none";
}

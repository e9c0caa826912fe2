import type * as judging from "../../workflows/facts/judge.ts";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, vi } from "vitest";
import type { Judgement } from "../../workflows/request/judgement.ts";
import { recordedOf, toldAt, toldWhen } from "../support/request/recorded-of.ts";
import type { RequestId } from "../../workflows/vocabulary/ids.ts";
import { deepFactor } from "../support/deep.ts";
import { theApi } from "../support/request/api.ts";
import { coveringWays } from "../support/request/covering.ts";
import { chainOf } from "../support/request/found.ts";
import type { Found } from "../support/request/found.ts";
import { statesOf } from "../../workflows/request/states-of.ts";
import { table as tableInMemory } from "../simulation/world/dynamodb.ts";
import { startOurs } from "./dynamodb-engines.ts";
import { createLedgerTable } from "./ledger-table.ts";

// What the law says is told by the way, so that each takes the transition it is for; all else is the product.
const law = vi.hoisted((): { judgement: Judgement | undefined } => ({ judgement: undefined }));
vi.mock("../../workflows/facts/judge.ts", async (original) => {
  const { judge } = await original<typeof judging>();
  return {
    judge: (...asked: Parameters<typeof judge>) => {
      const judged = judge(...asked);
      return { ...judged, judgement: law.judgement ?? judged.judgement };
    },
  };
});

const { ways, missed } = coveringWays();
const table = "ledger";
const clock = { now: toldAt };
const now = () => new Date(clock.now);

function inMemory() {
  const { calls, put } = tableInMemory();
  const send = async (command: {
    readonly input: unknown;
    readonly constructor: { readonly name: string };
  }) => {
    const act = (calls as Readonly<Record<string, (input: never) => unknown>>)[command.constructor.name];
    if (!act) throw new Error(`the table in memory does not know ${command.constructor.name}`);
    return act(command.input as never);
  };
  return {
    client: { send } as unknown as DynamoDBDocumentClient,
    put: async (row: Readonly<Record<string, unknown>>) => put(row),
  };
}

type Followed = Awaited<ReturnType<typeof theApi>> & { readonly seen: Set<string> };

/** One way, step by step, over the API; after each the state shown and the state stored are the machine's. */
async function follow(api: Followed, way: Found, nth: number): Promise<number> {
  const requestId = `req_${String(nth).padStart(26, "0")}` as RequestId;
  const ids = new Map([
    ["T0001", `T${1000 + nth}`],
    ["T-0001", `T-${1000 + nth}`],
  ]);
  const chain = chainOf(way);
  for (const [at, step] of chain.entries()) {
    const said = recordedOf(step.event, ids);
    law.judgement = said.judgement;
    clock.now = toldWhen(said);
    await api.tell(requestId, said, nth * 1000 + at).catch((error: unknown) => {
      const told = chain.slice(0, at + 1).map(({ event }) => event.type);
      throw new Error(`${told.join(", ")}: ${String(error)}`);
    });
    const stored = await api.stored(requestId);
    const made = stored.context.production?.productionId;
    if (said.type === "release.confirmed" && made) ids.set(step.event.nextProductionId, made);
    const expected = statesOf(step.snapshot);
    expect(statesOf(stored)).toEqual(expected);
    // Most ways begin alike: what was shown after the same steps is looked at once.
    const steps = JSON.stringify(chain.slice(0, at + 1).map(({ event }) => event));
    if (expected.course !== "received.draft" && !api.seen.has(steps))
      expect(await api.shown(requestId)).toEqual(expected);
    api.seen.add(steps);
  }
  return chain.length;
}

async function followAll(account: Parameters<typeof theApi>[0], share: number, where: string): Promise<void> {
  // A share of them each time; a deep run follows all.
  const some = ways.filter((_way, at) => deepFactor > 1 || at % share === 0);
  const api = { ...(await theApi(account)), seen: new Set<string>() };
  const began = performance.now();
  let steps = 0;
  const faults: string[] = [];
  for (const [nth, way] of some.entries())
    steps += await follow(api, way, nth).catch((error: unknown) => {
      faults.push(String(error).slice(0, 2_000));
      return 0;
    });
  const seconds = Math.round((performance.now() - began) / 1000);
  console.info(`${some.length} ways over the API, ${where}: ${steps} steps in ${seconds} seconds`);
  expect(faults.slice(0, 6)).toEqual([]);
}

describe("ways that take every transition, told over the API", { timeout: 600_000 }, () => {
  it("are all there", () => {
    expect(missed).toEqual([]);
    expect(ways.length).toBeGreaterThan(20);
  });

  it("lead through the machine's states on a ledger in memory", async () => {
    const { client, put } = inMemory();
    await followAll({ client, table, put, now }, 1, "in memory");
  });

  it("lead through the machine's states on a local table", async () => {
    const running = await startOurs();
    try {
      const client = await createLedgerTable(running.tables, table);
      const put = (Item: Readonly<Record<string, unknown>>) =>
        client.send(new PutCommand({ TableName: table, Item }));
      await followAll({ client, table, put, now }, 16, "on a local table");
    } finally {
      await running.stop();
    }
  });
});

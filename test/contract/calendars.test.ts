import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { calendarFeeds, opens } from "../../functions/adapters/calendar-feeds.dynamodb.ts";
import { digestDays } from "../../functions/adapters/digest-days.dynamodb.ts";
import { listDates } from "../../functions/adapters/listed-dates.dynamodb.ts";
import { requestLedger } from "../../functions/adapters/request-ledger.dynamodb.ts";
import { ids, members } from "../support/desk.ts";
import { startOurs } from "./dynamodb-engines.ts";
import type { RunningEngine } from "./dynamodb-engines.ts";
import { firstStep } from "./ledger-steps.ts";
import { createLedgerTable } from "./ledger-table.ts";

let running: RunningEngine;
let client: DynamoDBDocumentClient;
const now = () => new Date("2026-11-21T12:00:00Z");

beforeAll(async () => {
  running = await startOurs();
  client = await createLedgerTable(running.tables, "ledger");
});
afterAll(() => running.stop());

describe("calendars in the table", () => {
  it("have one address for each person, of which the newest works, and none once it is revoked", async () => {
    const feeds = calendarFeeds(client, "ledger", now);
    const [member] = members;
    if (!member) throw new Error("a member is needed");
    expect(await feeds.of(member.personId)).toBeUndefined();
    const [first, second] = [await feeds.make(member), await feeds.make(member)];
    const feed = await feeds.of(member.personId);
    if (!feed) throw new Error("the address is expected");
    expect([opens(feed, first), opens(feed, second)]).toEqual([false, true]);
    expect(JSON.stringify(feed)).not.toContain(second);
    await feeds.revoke(member.personId);
    expect(await feeds.of(member.personId)).toBeUndefined();
  });

  it("list every request of a queue with its dates, page after page, and no name", async () => {
    const ledger = requestLedger(client, "ledger");
    const dates = [
      { clockId: "return-date", dueOn: "2026-12-18", generation: 1, over: false, reminded: false },
    ];
    const step = firstStep("dated");
    await ledger.commit({ ...step, worklist: { ...step.worklist, queue: "waiting", dates } });
    const { trackingNumber, datedAt } = step.worklist;
    const { practiceId, requestId } = step.key;
    expect(await listDates(client, "ledger")(practiceId, "waiting")).toEqual([
      { requestId, trackingNumber, dates, datedAt },
    ]);
  });

  it("take the day of a digest once, and again when it was given back", async () => {
    const days = digestDays(client, "ledger", now);
    const take = () => days.take(ids.practice, "2026-11-21");
    expect([await take(), await take()]).toEqual([true, false]);
    await days.giveBack(ids.practice, "2026-11-21");
    expect(await take()).toBe(true);
  });
});

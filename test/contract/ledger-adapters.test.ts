import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { BatchWriteCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dueClocks } from "../../functions/adapters/due-clocks.dynamodb.ts";
import { releasedFiles } from "../../functions/adapters/released-files.dynamodb.ts";
import { filingAllowance, filingsPerDay } from "../../functions/adapters/filing-allowance.dynamodb.ts";
import { lettersPerHour, mailAllowance } from "../../functions/adapters/mail-allowance.dynamodb.ts";
import { outbox } from "../../functions/adapters/outbox.dynamodb.ts";
import type { Outbox } from "../../functions/adapters/outbox.dynamodb.ts";
import { outboxKey } from "../../functions/adapters/ledger-keys.ts";
import type { LedgerKey } from "../../functions/adapters/ledger-keys.ts";
import { readWorklist } from "../../functions/adapters/worklist.dynamodb.ts";
import { practiceRows } from "../../functions/adapters/practice-rows.ts";
import { readHolders } from "../../functions/adapters/holders.dynamodb.ts";
import { requestLedger } from "../../functions/adapters/request-ledger.dynamodb.ts";
import { sessions } from "../../functions/adapters/sessions.dynamodb.ts";
import { aPractice, ids } from "../support/desk.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { startOurs } from "./dynamodb-engines.ts";
import type { RunningEngine } from "./dynamodb-engines.ts";
import { firstStep, nextStep } from "./ledger-steps.ts";
import { createLedgerTable } from "./ledger-table.ts";

let running: RunningEngine;
let client: DynamoDBDocumentClient;
let time = new Date("2026-11-21T12:00:00Z");
const now = () => time;

beforeAll(async () => {
  running = await startOurs();
  client = await createLedgerTable(running.tables, "ledger");
});
afterAll(() => running.stop());

const listed = async (box: Outbox): Promise<readonly LedgerKey[]> => {
  const keys: LedgerKey[] = [];
  for await (const key of box.overdue()) keys.push(key);
  return keys;
};
const readableOverdue = async (box: Outbox) => {
  const rows = await Promise.all((await listed(box)).map((key) => box.read(key)));
  return rows.flatMap((row) => (row === undefined || "unreadable" in row ? [] : [row]));
};

describe("sessions in the table", () => {
  const session = { scope: "intake", ...ids.key, trackingNumber: "26-HLC-12345-A" } as const;

  it("are found by their token and scope until they expire, and the token itself is not stored", async () => {
    const book = sessions(client, "ledger", now);
    const token = await book.issue(session);
    expect(await book.find(token, "intake")).toMatchObject(session);
    expect(await book.find(token, "requester")).toBeUndefined();
    expect(await book.find(`${token}x`, "intake")).toBeUndefined();
    time = new Date("2026-11-22T11:59:59Z");
    expect(await book.find(token, "intake")).toBeDefined();
    time = new Date("2026-11-22T12:00:01Z");
    expect(await book.find(token, "intake")).toBeUndefined();
    time = new Date("2026-11-21T12:00:00Z");
  });

  it("can be spent once, by one of many", async () => {
    const book = sessions(client, "ledger", now);
    const token = await book.issue({ ...session, scope: "confirm" });
    const spent = await Promise.all(Array.from({ length: 8 }, () => book.spend(token, "confirm")));
    expect(spent.filter(Boolean)).toHaveLength(1);
    expect(await book.find(token, "confirm")).toBeUndefined();
  });

  it("leave one request for a link per pair and five minutes in the outbox", async () => {
    const book = sessions(client, "ledger", now);
    for (let at = 0; at < 3; at += 1) await book.askForLink("26-HLC-12345-A", "Harriet@example.test");
    await book.askForLink("nonsense", "nobody@example.test");
    time = new Date("2026-11-21T12:30:00Z");
    const asked = (await readableOverdue(outbox(client, "ledger", now))).map(({ effect }) => effect.kind);
    time = new Date("2026-11-21T12:00:00Z");
    expect(asked).toEqual(["send-sign-in-link", "send-sign-in-link"]);
  });
});

describe("letters to an address that nobody has confirmed", () => {
  it("are few in an hour, however many ask at once and however it is written; one that failed comes again", async () => {
    const allowed = mailAllowance(client, "ledger", now);
    const asked = ["victim@example.test", "Victim@Example.test "].flatMap((email) =>
      Array.from({ length: lettersPerHour }, (_, at) => allowed(email, `${email} ${at}`)),
    );
    const answers = await Promise.all(asked);
    expect(answers.filter(Boolean)).toHaveLength(lettersPerHour);
    expect(await allowed("other@example.test", "other 0")).toBe(true);
    const [granted, withheld] = [answers.indexOf(true), answers.indexOf(false)];
    const named = (at: number) =>
      `${at < lettersPerHour ? "victim@example.test" : "Victim@Example.test "} ${at % lettersPerHour}`;
    expect(await allowed("victim@example.test", named(granted))).toBe(true);
    expect(await allowed("victim@example.test", named(withheld))).toBe(false);
    time = new Date("2026-11-21T13:00:00Z");
    expect(await allowed("victim@example.test", "later")).toBe(true);
    time = new Date("2026-11-21T12:00:00Z");
  });
});

describe("drafts that one address opens in a day", () => {
  it("are so many, however it is written and however many are asked for at once, and none of another's (AB-060)", async () => {
    const allowed = filingAllowance(client, "ledger", now);
    const asked = ["harriet@example.test", "Harriet@Example.test "].flatMap((email) =>
      Array.from({ length: filingsPerDay }, () => allowed(email, "192.0.2.7")),
    );
    expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(filingsPerDay);
    expect(await allowed("harriet@example.test", "192.0.2.7")).toBe(false);
    expect(await allowed("harriet@example.test", "198.51.100.4")).toBe(true);
    expect(await allowed("another@example.test", "192.0.2.7")).toBe(true);
    time = new Date("2026-11-22T00:00:00Z");
    expect(await allowed("harriet@example.test", "192.0.2.7")).toBe(true);
    time = new Date("2026-11-21T12:00:00Z");
  });
});

describe("files that were released", () => {
  it("are known by their digest from the step that releases them, and by nothing else (AB-088)", async () => {
    const [released, another] = ["b".repeat(64), "c".repeat(64)];
    const wasReleased = releasedFiles(client, "ledger");
    expect(await wasReleased(released)).toBe(false);
    await requestLedger(client, "ledger").commit({ ...firstStep("released"), released: [released] });
    expect(await wasReleased(released)).toBe(true);
    expect(await wasReleased(another)).toBe(false);
    const { Item } = await client.send(
      new GetCommand({ TableName: "ledger", Key: { pk: `RELEASED#${released}`, sk: "FILE" } }),
    );
    expect(Item).toEqual({ pk: `RELEASED#${released}`, sk: "FILE" });
  });
});

describe("effects and clocks in the table", () => {
  it("wait in the outbox until their time, are claimed once, and leave the index when they are done or given up", async () => {
    const step = firstStep("outbox");
    const effects = [0, 1].map(
      () => ({ kind: "send-mail", template: "paper-arrived", to: "managers" }) as const,
    );
    await requestLedger(client, "ledger").commit({ ...step, effects });
    const box = outbox(client, "ledger", now);
    const mine = async () =>
      (await readableOverdue(box)).filter(
        (row) => "requestId" in row && row.requestId === step.key.requestId,
      );
    expect(await mine()).toEqual([]);
    time = new Date("2026-11-21T12:05:01Z");
    const [one, two] = await mine();
    if (!one || !two) throw new Error("two effects are expected");
    expect(await Promise.all([box.claim(one), box.claim(one)])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect(await mine()).toHaveLength(1);
    await box.finish(one);
    for (let attempts = 0; attempts < 5; attempts += 1) {
      const row = await box.read(two);
      if (!row || "unreadable" in row) throw new Error("the row is expected");
      expect([row.status, row.attempts]).toEqual(["open", attempts]);
      expect(await box.claim(row)).toBe(true);
    }
    await box.fail(two, "Error");
    expect([await box.read(one), await box.read(two)]).toMatchObject([
      { status: "done" },
      { status: "failed" },
    ]);
    time = new Date("2026-12-21T12:00:00Z");
    expect(await mine()).toEqual([]);
    time = new Date("2026-11-21T12:00:00Z");
  });

  it("are claimed and read in one call for a first attempt, which nobody makes twice or shortly before the sweep", async () => {
    const step = firstStep("first-claim");
    const effect = { kind: "send-mail", template: "paper-arrived", to: "managers" } as const;
    await requestLedger(client, "ledger").commit({ ...step, effects: [effect, effect] });
    const box = outbox(client, "ledger", now);
    const [one, two] = [outboxKey(step.key, 1, 0), outboxKey(step.key, 1, 1)];
    const both = await Promise.all([box.claimNew(one), box.claimNew(one)]);
    expect(both.filter((row) => row !== undefined)).toMatchObject([{ effect, attempts: 1, status: "open" }]);
    expect(await box.claimNew(outboxKey(step.key, 1, 2))).toBeUndefined();
    time = new Date("2026-11-21T12:01:01Z");
    expect(await box.claimNew(two)).toBeUndefined();
    expect(await box.read(two)).toMatchObject({ attempts: 0 });
    time = new Date("2026-11-21T12:00:00Z");
  });

  it("stay where the sweep finds them while their first attempt is made, and a late one puts them off", async () => {
    const step = firstStep("place");
    const effect = { kind: "send-mail", template: "paper-arrived", to: "managers" } as const;
    await requestLedger(client, "ledger").commit({ ...step, effects: [effect, effect] });
    const box = outbox(client, "ledger", now);
    const read = async (n: number) => {
      const row = await box.read(outboxKey(step.key, 1, n));
      if (!row || "unreadable" in row) throw new Error("the row is expected");
      return row;
    };
    const [early, late] = [await read(0), await read(1)];
    expect(await box.claim(early)).toBe(true);
    expect(await read(0)).toMatchObject({ attempts: 1, effectSort: early.effectSort });
    time = new Date("2026-11-21T12:01:01Z");
    expect(await box.claim(late)).toBe(true);
    expect((await read(1)).effectSort?.localeCompare("2026-11-21T12:06:01")).toBe(1);
    time = new Date("2026-11-21T12:00:00Z");
  });

  it("are not taken from a partition that they do not belong to, and keep no other back", async () => {
    const { key } = firstStep("smuggled");
    const row = { pk: "SIGNIN#smuggled", sk: "OUTBOX#0000000001#0" };
    const effect = { kind: "cancel-clock", clockId: "return-date", generation: 1 };
    const due = { effectKey: "OPEN#0", effectSort: "2026-11-21T12:00:00.000Z" };
    const Item = { ...row, ...key, key: "smuggled/1/0", effect, status: "open", attempts: 0, ...due };
    await client.send(new PutCommand({ TableName: "ledger", Item }));
    const box = outbox(client, "ledger", now);
    const unreadable = { ...row, unreadable: true } as const;
    expect(await box.read(row)).toEqual(unreadable);
    const before = await listed(box);
    expect(before).toContainEqual(row);
    await box.setAside(unreadable);
    expect(await listed(box)).toEqual(before.filter(({ pk }) => pk !== row.pk));
  });

  it("are taken off the list when a row says that it is closed and still stands there", async () => {
    const row = { pk: "SIGNIN#closed", sk: "OUTBOX#0000000001#0" };
    const due = { effectKey: "OPEN#0", effectSort: "2026-11-21T12:00:00.000Z" };
    for (const status of ["done", "failed", "nonsense"])
      await client.send(
        new PutCommand({ TableName: "ledger", Item: { ...row, ...due, sk: `OUTBOX#${status}`, status } }),
      );
    const box = outbox(client, "ledger", now);
    const here = async () => (await listed(box)).filter(({ pk }) => pk === row.pk);
    expect(await here()).toHaveLength(3);
    for (const key of await here()) await box.setAside({ ...key, unreadable: true });
    expect(await here()).toEqual([]);
    await client.send(
      new PutCommand({ TableName: "ledger", Item: { ...row, ...due, status: "done", attempts: 0 } }),
    );
    await box.takeOff(row);
    expect(await here()).toEqual([]);
  });

  it("are all listed, page after page, and no long shard keeps the next one waiting", async () => {
    const long = "x".repeat(900);
    const planted = Array.from({ length: 1200 }, (_, n) => ({
      pk: `SESSION#${String(n).padStart(4, "0")}${long}`,
      sk: `OUTBOX#${long}`,
      effectKey: "OPEN#0",
      effectSort: "2000-01-01T00:00:00.000Z",
    }));
    for (let at = 0; at < planted.length; at += 25)
      await client.send(
        new BatchWriteCommand({
          RequestItems: { ledger: planted.slice(at, at + 25).map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
    const last = { pk: "SIGNIN#last", sk: "OUTBOX#0000000001#0" };
    const first = { pk: "SIGNIN#first", sk: "OUTBOX#0000000001#0" };
    for (const [row, shard] of [
      [last, 0],
      [first, 7],
    ] as const)
      await client.send(
        new PutCommand({
          TableName: "ledger",
          Item: { ...row, effectKey: `OPEN#${shard}`, effectSort: "2026-11-21T11:59:00.000Z" },
        }),
      );
    const keys = (await listed(outbox(client, "ledger", now))).map(({ pk }) => pk);
    expect(keys.filter((pk) => pk.startsWith("SESSION#"))).toHaveLength(planted.length);
    expect(keys.indexOf(last.pk)).toBeGreaterThan(planted.length);
    expect(keys.indexOf(first.pk)).toBeLessThan(planted.length);
  });

  it("are due when their time has come and not before, practice by practice", async () => {
    const base = firstStep("due");
    const key = { ...base.key, practiceId: ids.practice };
    const at = "2026-11-21T12:10:00Z";
    const clock = {
      kind: "start-clock",
      clockId: "return-date",
      generation: 1,
      wake: "elapsed",
      dueOn: "2026-11-21",
      at,
    } as const;
    for (const Item of practiceRows(aPractice, []))
      await client.send(new PutCommand({ TableName: "ledger", Item }));
    await requestLedger(client, "ledger").commit({ ...base, key, effects: [clock] });
    expect(await dueClocks(client, "ledger", now).due()).toEqual([]);
    time = new Date("2026-11-21T12:10:00Z");
    expect(await dueClocks(client, "ledger", now).due()).toEqual([
      { ...key, clockId: "return-date", generation: 1, dueOn: "2026-11-21", wake: "elapsed" },
    ]);
    time = new Date("2026-11-21T12:00:00Z");
  });
});

describe("a worklist in the table", () => {
  it("has 25 rows a page by due date, goes on by a cursor, and takes no cursor of another queue or practice", async () => {
    const ledger = requestLedger(client, "ledger");
    for (let at = 0; at < 30; at += 1) {
      const step = firstStep(`list-${at}`);
      const dueOn = `2026-12-${String(30 - at).padStart(2, "0")}`;
      await ledger.commit({
        ...step,
        worklist: { ...step.worklist, queue: "review", nextDue: { id: "return-date", dueOn } },
      });
    }
    const { practiceId } = firstStep("list-0").key;
    const page = readWorklist(client, "ledger");
    const first = await page(practiceId, "review", undefined);
    const second = await page(practiceId, "review", first?.cursor);
    const dates = [...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ nextDue }) => nextDue?.dueOn);
    expect(first?.rows).toHaveLength(25);
    expect(dates).toEqual(
      Array.from({ length: 30 }, (_, at) => `2026-12-${String(at + 1).padStart(2, "0")}`),
    );
    expect(second?.cursor).toBeUndefined();
    expect(await page(practiceId, "triage", first?.cursor)).toBeUndefined();
    expect(await page(ids.practice, "review", first?.cursor)).toBeUndefined();
    expect(await page(practiceId, "review", "garbage")).toBeUndefined();
    const forged = Buffer.from(
      JSON.stringify([`PRACTICE#${practiceId}#QUEUE#review`, "x", `PRACTICE#${ids.otherPractice}#REQUEST#r`]),
    ).toString("base64url");
    expect(await page(practiceId, "review", forged)).toBeUndefined();
  });

  it("moves a request from one queue to the next, and holds no draft", async () => {
    const ledger = requestLedger(client, "ledger");
    const page = readWorklist(client, "ledger");
    const step = firstStep("moving");
    const { queue: _queue, ...draft } = step.worklist;
    const on = async (queue: "second-look" | "release") =>
      (await page(step.key.practiceId, queue, undefined))?.rows.map(({ requestId }) => requestId);
    await ledger.commit({ ...step, worklist: draft });
    expect(await on("second-look")).toEqual([]);
    const second = nextStep(step);
    await ledger.commit({ ...second, worklist: { ...step.worklist, queue: "second-look" } });
    expect(await on("second-look")).toEqual([step.key.requestId]);
    await ledger.commit({ ...nextStep(second), worklist: { ...step.worklist, queue: "release" } });
    expect([await on("second-look"), await on("release")]).toEqual([[], [step.key.requestId]]);
  });

  it("shows beside a patient what keeps the records, from the step that begins it to the one that ends it", async () => {
    const ledger = requestLedger(client, "ledger");
    const holders = readHolders(client, "ledger");
    const [first, other] = [firstStep("preserves"), firstStep("preserves-too")];
    const { practiceId } = first.key;
    const of = `pat_${"7".repeat(26)}` as PatientRef;
    const who = async (patientRef: string) =>
      (await holders(practiceId, patientRef)).map(({ trackingNumber, because, unmatched }) =>
        [trackingNumber, because, unmatched].join(" "),
      );
    const anybody = { ...first, preserved: { of: "anybody", because: "open-request" } } as const;
    await ledger.commit(anybody);
    expect(await who(of)).toEqual(["26-HLC-preserves open-request true"]);
    const matched = { ...nextStep(anybody), preserved: { of, because: "legal-hold" } } as const;
    await ledger.commit(matched);
    // Written once: a step that changes nothing of it leaves the row alone.
    const same = nextStep(matched);
    await ledger.commit(same);
    await ledger.commit({ ...other, preserved: { of, because: "open-request" } });
    expect(await who(of)).toEqual(
      ["26-HLC-preserves legal-hold false", "26-HLC-preserves-too open-request false"].toSorted(),
    );
    expect(await who(`pat_${"8".repeat(26)}`)).toEqual([]);
    await ledger.commit({ ...nextStep(same), preserved: undefined });
    expect(await who(of)).toEqual(["26-HLC-preserves-too open-request false"]);
  });

  it("shows a request in the queue of what failed beside its own, page by page, while something has", async () => {
    const ledger = requestLedger(client, "ledger");
    const page = readWorklist(client, "ledger");
    const steps = Array.from({ length: 26 }, (_, at) => firstStep(`undone-${at}`));
    const [first] = steps;
    if (!first) throw new Error("a step is needed");
    const failing = ({ worklist }: typeof first) => ({ ...worklist, undone: 1 });
    for (const step of steps) await ledger.commit({ ...step, worklist: failing(step) });
    const { practiceId } = first.key;
    const one = await page(practiceId, "failed", undefined);
    const two = await page(practiceId, "failed", one?.cursor);
    expect([one?.rows.length, two?.rows.length, two?.cursor]).toEqual([25, 1, undefined]);
    expect(one?.rows[0]).toMatchObject({ queue: "failed", undone: 1 });
    const mended = { ...nextStep(first), undoneBefore: 1, worklist: { ...first.worklist, undone: 0 } };
    await ledger.commit(mended);
    expect((await page(practiceId, "failed", undefined))?.rows).toHaveLength(25);
  });
});

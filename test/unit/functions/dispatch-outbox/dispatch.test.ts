import type { DynamoDBStreamEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import type { OutboxRow, UnreadableRow } from "../../../../functions/adapters/outbox.dynamodb.ts";
import type { LedgerKey } from "../../../../functions/adapters/ledger-keys.ts";
import { dispatchRecords } from "../../../../functions/dispatch-outbox/dispatch-records.ts";
import { performEffect } from "../../../../functions/dispatch-outbox/perform-effect.ts";
import { sweepEffects } from "../../../../functions/sweep-outbox/sweep-effects.ts";
import type { Effect } from "../../../../workflows/request/effects.ts";
import type { AuthorizationId, DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aDispatch, mailRow, rowOf } from "../../../support/dispatch.ts";
import { ids } from "../../../support/desk.ts";

const always = () => true;
const awaited = `doc_${"1".repeat(26)}` as DocumentId;
const authorizationId = `aut_${"1".repeat(26)}` as AuthorizationId;

describe("an effect", () => {
  it.each<readonly [Effect, string]>([
    [{ kind: "send-mail", template: "paper-arrived", to: "managers" }, "mail paper-arrived"],
    [
      {
        kind: "start-clock",
        clockId: "c",
        generation: 2,
        wake: "reminded",
        dueOn: "2026-12-01",
        at: "2026-12-01T15:00:00Z",
      },
      "start c 2 2026-12-01T15:00:00Z",
    ],
    [{ kind: "cancel-clock", clockId: "c", generation: 2 }, "cancel c 2"],
    [
      { kind: "open-vault", authorizationId },
      `vault ${JSON.stringify({ kind: "open-vault", ...ids.key, authorizationId })}`,
    ],
    [
      { kind: "close-vault", authorizationId },
      `vault ${JSON.stringify({ kind: "close-vault", ...ids.key, authorizationId })}`,
    ],
    [
      { kind: "assemble-production", productionId: ids.production },
      `work ${ids.production} ${ids.request}/1/0`,
    ],
    [
      { kind: "discard-production", productionId: ids.production },
      `discard ${JSON.stringify({ ...ids.key, productionId: ids.production })}`,
    ],
    [{ kind: "await-paper", documentId: awaited }, `paper ${awaited}`],
  ])("of kind $kind is performed and closed", async (effect, act) => {
    const { dispatch, acts, stored } = aDispatch([rowOf(effect)]);
    await performEffect(dispatch, rowOf(effect));
    expect(acts).toEqual([act]);
    expect([...stored.values()][0]?.status).toBe("done");
  });

  it("is performed once by two who see it at the same time", async () => {
    const { dispatch, acts } = aDispatch([mailRow]);
    await Promise.all([performEffect(dispatch, mailRow), performEffect(dispatch, mailRow)]);
    expect(acts).toHaveLength(1);
  });

  it("stays open when it fails, and is a person's task after the fifth time, told to its request once", async () => {
    const { dispatch, acts, stored, told } = aDispatch([mailRow], (act) => act.startsWith("mail"));
    for (let attempt = 1; attempt <= 4; attempt += 1) await sweepEffects(dispatch, always);
    expect([...stored.values()][0]).toMatchObject({ status: "open", attempts: 4 });
    expect(told).toEqual([]);
    await sweepEffects(dispatch, always);
    await sweepEffects(dispatch, always);
    expect([...stored.values()][0]).toMatchObject({ status: "failed", attempts: 5 });
    expect(acts).toHaveLength(5);
    const { effect } = mailRow;
    const event = { type: "effect.failed", effectKey: "1/0", effect, goesOn: false };
    expect(told).toEqual([[expect.stringMatching(/^effect-failed-[0-9a-f]{32}$/), event]]);
  });

  it("is given up only once its request was told, and told again under the same id", async () => {
    let busy = true;
    const { dispatch, stored, told } = aDispatch([{ ...mailRow, attempts: 5 }], () => busy);
    await sweepEffects(dispatch, always);
    expect([...stored.values()][0]?.status).toBe("open");
    busy = false;
    await sweepEffects(dispatch, always);
    expect([...stored.values()][0]?.status).toBe("failed");
    expect(new Set(told.map(([eventId]) => eventId)).size).toBe(1);
    expect(told).toHaveLength(2);
  });

  it("is tried until it is done when it shuts a vault: what failed an hour could be stuck for good", async () => {
    const closing = { ...rowOf({ kind: "close-vault", authorizationId }), attempts: 7 };
    let down = true;
    const { dispatch, stored, told } = aDispatch([closing], (act) => down && act.startsWith("vault"));
    await sweepEffects(dispatch, always);
    expect(told.map(([, event]) => event)).toMatchObject([{ type: "effect.failed", goesOn: true }]);
    expect([...stored.values()][0]).toMatchObject({ status: "open", attempts: 8 });
    down = false;
    await sweepEffects(dispatch, always);
    expect([...stored.values()][0]).toMatchObject({ status: "done" });
  });
});

describe("the sweep", () => {
  const away = { pk: "SESSION#ab12", sk: "OUTBOX#0000000001#9" };
  const link = { pk: "SIGNIN#ab12", sk: "OUTBOX#0005878000#0" };
  const linkRow: OutboxRow = {
    ...link,
    key: "SIGNIN#ab12/0005878000",
    effect: { kind: "send-sign-in-link", trackingNumber: "26-HLC-12345-A", email: "h@c.example" },
    status: "open",
    attempts: 0,
  };
  const listing = (keys: readonly LedgerKey[], rows: readonly OutboxRow[], more: object = {}) => {
    const world = aDispatch(rows);
    const overdue = async function* () {
      yield* keys;
    };
    const outbox = { ...world.dispatch.outbox, overdue, ...more };
    return { ...world, dispatch: { ...world.dispatch, outbox } };
  };
  const many = (key: LedgerKey, count: number) => Array.from({ length: count }, () => key);

  it("passes over any number of rows in places where no effect can stand, without touching them", async () => {
    const touched: string[] = [];
    const { dispatch, acts, lines } = listing([...many(away, 5000), mailRow], [mailRow], {
      setAside: async ({ pk }: UnreadableRow) => void touched.push(pk),
      takeOff: async ({ pk }: LedgerKey) => void touched.push(pk),
    });
    await sweepEffects(dispatch, always);
    expect([touched, acts]).toEqual([[], ["mail paper-arrived"]]);
    expect(lines).toEqual(["info effect-done", "security effects-out-of-place", "info outbox-swept"]);
  });

  it("performs the effects of requests before sign-in links, however many were asked for and however early", async () => {
    const { dispatch, acts } = listing([...many(link, 5000), mailRow], [linkRow, mailRow]);
    await sweepEffects(dispatch, always);
    expect(acts.slice(0, 2)).toEqual(["mail paper-arrived", "link 26-HLC-12345-A"]);
  });

  it("sets aside what cannot be read, takes closed rows off the list, and performs the rest", async () => {
    const closed = rowOf({ kind: "cancel-clock", clockId: "c", generation: 1 }, 7);
    const { dispatch, acts, lines } = listing(
      [link, closed, mailRow],
      [{ ...closed, status: "done" }, mailRow],
      {
        read: async (key: LedgerKey) =>
          key.sk === link.sk
            ? { ...link, unreadable: true as const }
            : key.sk === closed.sk
              ? { ...closed, status: "done" as const }
              : mailRow,
      },
    );
    await sweepEffects(dispatch, always);
    expect(acts).toEqual([`take off ${closed.sk}`, "mail paper-arrived", `set aside ${link.sk}`]);
    expect(lines).toContain("security effect-unreadable");
  });

  it("performs the rest also when one row can be neither read nor closed", async () => {
    const { dispatch, acts } = listing([link, mailRow], [mailRow], {
      setAside: () => Promise.reject(new Error("not authorized")),
      read: async ({ sk }: LedgerKey) => {
        if (sk === link.sk) throw new Error("no table");
        return mailRow;
      },
    });
    await sweepEffects(dispatch, always);
    expect(acts).toEqual(["mail paper-arrived"]);
  });

  it("begins nothing that it may not finish in its time", async () => {
    const rows = [0, 1, 2].map((n) => rowOf({ kind: "cancel-clock", clockId: `c${n}`, generation: 1 }, n));
    const { dispatch, acts } = aDispatch(rows);
    await sweepEffects(dispatch, () => acts.length < 2);
    expect(acts).toEqual(["cancel c0 1", "cancel c1 1"]);
  });
});

describe("an effect whose last attempt ended without a word", () => {
  it("is a person's task, not tried again and not left open for ever", async () => {
    const { dispatch, acts, stored } = aDispatch([{ ...mailRow, attempts: 5 }]);
    await sweepEffects(dispatch, always);
    expect([...stored.values()][0]?.status).toBe("failed");
    expect(acts).toEqual([]);
  });
});

describe("the stream of the outbox", () => {
  const eventOf = (rows: readonly OutboxRow[]): DynamoDBStreamEvent => ({
    Records: rows.map(({ pk, sk }, at) => ({
      eventName: "INSERT",
      dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(at + 1) },
    })),
  });
  const rows = [0, 1, 2].map((n) => rowOf({ kind: "cancel-clock", clockId: `c${n}`, generation: 1 }, n));

  it("is worked through in order; a failed effect waits for the sweep and keeps nobody back", async () => {
    const { dispatch, acts } = aDispatch(rows, (act) => act === "cancel c1 1");
    expect(await dispatchRecords(dispatch, eventOf(rows))).toEqual({ batchItemFailures: [] });
    expect(acts).toEqual(["cancel c0 1", "cancel c1 1", "cancel c2 1"]);
  });

  it("begins again at the first record whose row cannot be read", async () => {
    const { dispatch, acts } = aDispatch(rows);
    const { claimNew } = dispatch.outbox;
    const broken = {
      ...dispatch,
      outbox: {
        ...dispatch.outbox,
        claimNew: (row: LedgerKey) =>
          row.sk.endsWith("#1") ? Promise.reject(new Error("no table")) : claimNew(row),
      },
    };
    expect(await dispatchRecords(broken, eventOf(rows))).toEqual({
      batchItemFailures: [{ itemIdentifier: "2" }],
    });
    expect(acts).toEqual(["cancel c0 1"]);
  });

  it("sets aside a row that is not what its partition may hold, and goes on to the next", async () => {
    const { dispatch, acts, lines } = aDispatch(rows);
    const outbox = {
      ...dispatch.outbox,
      claimNew: async (row: LedgerKey) =>
        row.sk.endsWith("#1") ? { ...row, unreadable: true as const } : dispatch.outbox.claimNew(row),
    };
    expect(await dispatchRecords({ ...dispatch, outbox }, eventOf(rows))).toEqual({ batchItemFailures: [] });
    expect(acts).toEqual(["cancel c0 1", "set aside OUTBOX#0000000001#1", "cancel c2 1"]);
    expect(lines).toContain("security effect-unreadable");
  });

  it("goes on with an effect that was claimed and never finished, and leaves one alone that is done", async () => {
    const { dispatch, acts, stored } = aDispatch([
      { ...mailRow, attempts: 1 },
      { ...rowOf({ kind: "cancel-clock", clockId: "c1", generation: 1 }, 1), status: "done" },
    ]);
    await dispatchRecords(dispatch, eventOf([...stored.values()]));
    expect(acts).toEqual(["mail paper-arrived"]);
    expect(stored.get(mailRow.sk)).toMatchObject({ status: "done", attempts: 2 });
  });

  it("passes over rows that are no effects and rows that are gone", async () => {
    const { dispatch, acts } = aDispatch([]);
    await dispatchRecords(dispatch, eventOf([...rows, { ...mailRow, sk: "CASE#SNAPSHOT" }]));
    expect(acts).toEqual([]);
  });
});

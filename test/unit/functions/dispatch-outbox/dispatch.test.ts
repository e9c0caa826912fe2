import type { DynamoDBStreamEvent } from "aws-lambda";
import { describe, expect, it } from "vitest";
import type { OutboxRow, UnreadableRow } from "../../../../functions/adapters/outbox.dynamodb.ts";
import type { LedgerKey } from "../../../../functions/adapters/ledger-keys.ts";
import { dispatchRecords } from "../../../../functions/dispatch-outbox/dispatch-records.ts";
import { letterOf } from "../../../../functions/dispatch-outbox/letters.ts";
import { performEffect } from "../../../../functions/dispatch-outbox/perform-effect.ts";
import { sendLetter, sendSignInLink } from "../../../../functions/dispatch-outbox/send-letter.ts";
import { sweepEffects } from "../../../../functions/sweep-outbox/sweep-effects.ts";
import { mailTemplateSchema } from "../../../../workflows/request/effects.ts";
import type { RequestContext } from "../../../../workflows/request/context.ts";
import type { Effect } from "../../../../workflows/request/effects.ts";
import type { AuthorizationId, DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aDispatch, mailRow, rowOf } from "../../../support/dispatch.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { aView, readerOf } from "../../../support/request-views.ts";

const always = () => true;
const isManager = ({ roles }: { readonly roles: readonly string[] }) => roles.includes("practice-manager");
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

describe("letters", () => {
  const sent: { to: string; subject: string; text: string }[] = [];
  const lines: string[] = [];
  let left = 9;
  let context: Partial<RequestContext> = {};
  const ports = {
    requests: readerOf(() => aView(context)),
    allowance: async (_email: string, effectKey: string) => effectKey === mailRow.key && (left -= 1) >= 0,
    log: (_level: string, what: string) => void lines.push(what),
    practices: { members: async () => members, patient: async () => aPatient },
    sessions: { issue: async () => "one-time-code" },
    mailroom: async (to: string, letter: { subject: string; text: string }) =>
      void sent.push({ to, ...letter }),
    now: () => new Date("2026-11-21T12:00:00Z"),
    portal: "https://portal.example",
  };

  it.each([...mailTemplateSchema.options, "sign-in-link" as const])(
    "of template %s name number and place, no person, no record and no link to storage (AB-050)",
    (template) => {
      const { subject, text } = letterOf(template, {
        trackingNumber: "26-HLC-12345-A",
        portal: "https://portal.example",
        code: "x",
      });
      expect(subject).toContain("26-HLC-12345-A");
      expect(text).toContain("https://portal.example/");
      for (const [link] of text.matchAll(/https?:\/\/\S+/g))
        expect(link).toMatch(/^https:\/\/portal\.example\//);
      expect(`${subject}${text}`).not.toMatch(/patient|therapy|notes|diagnos|Quillfeather|undefined/i);
    },
  );

  it("go to those of the role, each once; only the confirmation carries a code", async () => {
    sent.length = 0;
    await sendLetter(
      ports,
      ids.key,
      { kind: "send-mail", template: "paper-arrived", to: "clinicians" },
      mailRow.key,
    );
    await sendLetter(
      ports,
      ids.key,
      { kind: "send-mail", template: "confirm-email", to: "requester" },
      mailRow.key,
    );
    expect(sent.map(({ to }) => to)).toEqual(["m@h.example", "l@h.example", "harriet@example.test"]);
    expect(sent.map(({ text }) => text.includes("/confirm#one-time-code"))).toEqual([false, false, true]);
  });

  it("of a vault go to those who may approve it, and tell no other clinician that there is one", async () => {
    const told = async (patientRef: RequestContext["patientRef"]) => {
      sent.length = 0;
      context = { patientRef };
      const letter = { kind: "send-mail", template: "vault-approval-needed", to: "vault-approvers" } as const;
      await sendLetter(ports, ids.key, letter, mailRow.key);
      return sent.map(({ to }) => to);
    };
    expect(await told(ids.patient)).toEqual(["m@h.example", "t@h.example"]);
    expect(await told(null)).toEqual(["t@h.example"]);
    context = {};
  });

  it("of a reminder go to whoever has the ball when they are sent, and to the desk while it lies outside", async () => {
    const told = async (view: Parameters<typeof readerOf>[0], among = members) => {
      sent.length = 0;
      const letter = { kind: "send-mail", template: "date-comes-near", to: "who-acts" } as const;
      const practices = { ...ports.practices, members: async () => among };
      await sendLetter({ ...ports, practices, requests: readerOf(view) }, ids.key, letter, mailRow.key);
      return sent.map(({ to }) => to);
    };
    const asked = { stage: "open", hold: null } as const;
    const reviewing = { ...aView(asked), value: { ...aView(asked).value, course: "clinicianReview" } };
    const deficient = {
      ...aView(asked),
      value: { ...aView(asked).value, course: { validateCourtWeight: "deficient" } },
    };
    expect(await told(() => reviewing)).toEqual(["m@h.example", "l@h.example"]);
    expect(await told(() => deficient)).toEqual(members.filter(isManager).map(({ email }) => email));
    // A practice without a clinician: no reminder is lost.
    expect(await told(() => reviewing, members.filter(isManager))).toEqual(
      members.filter(isManager).map(({ email }) => email),
    );
  });

  it("of an incident go to the privacy officer, and to the managers where a practice has none", async () => {
    const told = async (among: typeof members) => {
      sent.length = 0;
      const letter = { kind: "send-mail", template: "incident-opened", to: "privacy-officers" } as const;
      const practices = { ...ports.practices, members: async () => among };
      await sendLetter({ ...ports, practices }, ids.key, letter, mailRow.key);
      return sent.map(({ to }) => to);
    };
    const isOfficer = ({ roles }: (typeof members)[number]) => roles.includes("privacy-officer");
    const addresses = (among: typeof members) => among.map(({ email }) => email);
    expect(await told(members)).toEqual(addresses(members.filter(isOfficer)));
    const without = members.filter((member) => !isOfficer(member));
    expect(await told(without)).toEqual(addresses(without.filter(isManager)));
    expect(without.some(isManager)).toBe(true);
  });

  it("go to who stands in for an officer, too, while that lasts, and tell nobody for a clinician of a vault", async () => {
    const [officer, clinician] = ["privacy-officer", "clinician"].map((role) =>
      members.find(({ roles }) => roles.some((one) => one === role)),
    );
    if (!officer || !clinician) throw new Error("an officer and a clinician are needed");
    const span = { from: "2026-11-21T00:00:00.000Z", until: "2026-11-22T00:00:00.000Z" };
    const standIn = {
      ...officer,
      sub: "the stand-in",
      email: "standing-in@h.example",
      roles: ["practice-manager" as const],
      standsInFor: [officer, clinician].map(({ personId, sub }) => ({ personId, sub, ...span })),
    };
    const told = async (to: "privacy-officers" | "clinicians", at: string) => {
      sent.length = 0;
      const practices = { ...ports.practices, members: async () => [officer, clinician, standIn] };
      const letter = { kind: "send-mail", template: "paper-arrived", to } as const;
      await sendLetter({ ...ports, practices, now: () => new Date(at) }, ids.key, letter, mailRow.key);
      return sent.map(({ to: address }) => address);
    };
    const [during, after] = ["2026-11-21T23:59:59Z", "2026-11-22T00:00:00Z"] as const;
    expect(await told("privacy-officers", during)).toEqual([officer.email, standIn.email]);
    expect(await told("privacy-officers", after)).toEqual([officer.email]);
    expect(await told("clinicians", during)).toEqual([clinician.email]);
  });

  it("to an address somebody typed into the portal end with its allowance, until it is confirmed", async () => {
    const send = async (remembered: Partial<RequestContext>) => {
      sent.length = 0;
      [left, context] = [1, remembered];
      for (let at = 0; at < 3; at += 1)
        await sendLetter(
          ports,
          ids.key,
          { kind: "send-mail", template: "confirm-email", to: "requester" },
          mailRow.key,
        );
      return sent.length;
    };
    expect(await send({ channel: "portal", emailConfirmed: false })).toBe(1);
    expect(lines).toEqual(["letter-withheld", "letter-withheld"]);
    expect(await send({ channel: "portal", emailConfirmed: true })).toBe(3);
    expect(await send({ channel: "fax", emailConfirmed: false })).toBe(3);
  });

  it("send a sign-in link to the address on file if number and address belong together, and else nothing", async () => {
    sent.length = 0;
    [left, context] = [1, {}];
    const ask = (trackingNumber: string, email: string) =>
      sendSignInLink(ports, { trackingNumber, email }, mailRow.key);
    await ask("26-HLC-12345-A", "someone@else.example");
    await ask("26-HLC-99999-A", "harriet@example.test");
    expect(sent).toEqual([]);
    await ask("26-HLC-12345-A", "HARRIET@example.test");
    expect(sent).toMatchObject([{ to: "harriet@example.test" }]);
  });

  it("count a sign-in link as a letter while nobody has confirmed the address", async () => {
    const ask = async (remembered: Partial<RequestContext>) => {
      sent.length = 0;
      [left, context] = [1, { channel: "portal", ...remembered }];
      for (let at = 0; at < 3; at += 1)
        await sendSignInLink(
          ports,
          { trackingNumber: "26-HLC-12345-A", email: "harriet@example.test" },
          mailRow.key,
        );
      return sent.length;
    };
    expect(await ask({ emailConfirmed: false })).toBe(1);
    expect(await ask({ emailConfirmed: true })).toBe(3);
  });
});

import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { call, command, overview, Refusal, until } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import { approveVault, chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { download } from "../../local/journey/download.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { openRecords } from "../../local/records/records.ts";
import type { QueueRecord } from "../../local/sqs/queue.ts";
import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import type { OutwardView } from "../../workflows/contract/outward.ts";
import { manifestSchema } from "../../workflows/production/manifest.ts";
import { submitDraft } from "../support/drafts.ts";
import { eventsOf, requestKeyOf } from "../support/forged-ledger.ts";
import { grantIds } from "../support/note-grants.ts";
import { send } from "../support/raw-call.ts";
import { harborLight, ledgerOf, objectKeys, settingOf } from "../support/stack-parts.ts";
import { sweepLater } from "../support/sweep.ts";
import { openStack, startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Two at once, one too late, a machine that stops: whatever the order, each thing happens once or not at all.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

const seen = (requestId: string) => overview(stack.portalOrigin, stack.staff.manager, requestId);
const at = (requestId: string, expectedVersion: number, name: StaffCommandName, payload: object = {}) => ({
  url: `${stack.portalOrigin}/api/staff/requests/${requestId}/commands`,
  body: { commandId: randomUUID(), expectedVersion, command: name, payload },
});
const eventTypes = async (requestId: string) =>
  (await eventsOf(stack, requestKeyOf(harborLight, requestId))).map(({ recorded }) => recorded.type);
const happened = async (requestId: string, type: string) =>
  (await eventTypes(requestId)).filter((one) => one === type).length;

/** A request whose review is complete; with notes, their vault is approved by two persons. */
async function reviewed(email: string, counts: { readonly progress: number; readonly sealed: number }) {
  const { ground, staff } = stack;
  const filed = await fileRequest(ground, email);
  const { requestId } = filed;
  await triage(ground, staff, requestId);
  const form =
    counts.sealed > 0
      ? await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization")
      : undefined;
  const { progress, sealed } = await chooseRecords(ground, staff.manager, requestId, counts);
  await proposeAndReview(ground, staff, requestId, [...progress, ...sealed]);
  if (form) await approveVault(ground, staff, requestId, form, sealed);
  return { filed, requestId, authorizationId: form?.authorizationId };
}

const assembled = (requestId: string, seconds = 90) =>
  until(
    "the production to be assembled",
    () => seen(requestId),
    ({ production }) => production?.state === "assembled",
    seconds,
  );

describe("two who press at once", () => {
  it("are told apart: one is heard, the other learns the newest version and sees what happened (AB-035)", async () => {
    const { requestId } = await fileRequest(stack.ground, "two.at.once@colbymarsh.example");
    const { version } = await seen(requestId);
    const payload = { kind: "specialist", reason: "Waiting for counsel.", followUpOn: "2026-12-10" };
    const { manager, privacyOfficer } = stack.staff;
    const pressed = await Promise.all(
      [manager, privacyOfficer].map((token) => {
        const { url, body } = at(requestId, version, "placeHold", payload);
        return send(url, "POST", { token, body });
      }),
    );
    const won = pressed.find(({ status }) => status === 200);
    const lost = pressed.find(({ status }) => status !== 200);
    expect(won?.body).toEqual({ outcome: "accepted", version: version + 1 });
    expect(lost?.status).toBe(409);
    expect(lost?.body).toMatchObject({ code: "stale-version", currentVersion: version + 1 });
    const after = await seen(requestId);
    const winner = won === pressed[0] ? "Dana Whitfield" : "Tomas Lindqvist";
    expect(after.timeline.at(-1)).toMatchObject({ type: "hold.placed", actor: { name: winner } });
    expect(await happened(requestId, "hold.placed")).toBe(1);
    await expect(command(stack.portalOrigin, manager, requestId, "placeHold", payload)).rejects.toMatchObject(
      {
        problem: { code: "wrong-state" },
      },
    );
  });
});

describe("one release, sent ten times", () => {
  it("happens once, and all ten are told the same (AB-036)", async () => {
    const { requestId, filed } = await reviewed("ten.times@colbymarsh.example", { progress: 2, sealed: 0 });
    await command(stack.portalOrigin, stack.staff.privacyOfficer, requestId, "confirmRelease");
    const { version, production } = await assembled(requestId);
    const { url, body } = at(requestId, version, "releaseProduction", {
      productionId: production?.productionId,
    });
    const pressed = await Promise.all(
      Array.from({ length: 10 }, () => send(url, "POST", { token: stack.staff.manager, body })),
    );
    expect(pressed.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(pressed.map(({ text }) => text))).toEqual(
      new Set([JSON.stringify({ outcome: "accepted", version: version + 1 })]),
    );
    expect(await happened(requestId, "production.released")).toBe(1);
    const letters = () =>
      Promise.resolve(
        stack.stores.mailbox
          .find("ten.times@colbymarsh.example")
          .filter(({ subject }) => subject.startsWith("Something is ready")),
      );
    expect(await until("the letter", letters, ({ length }) => length > 0)).toHaveLength(1);
    const folder = mkdtempSync(join(tmpdir(), "duces-production-"));
    expect((await download(stack.ground, filed, folder)).verified).toBe(true);
    rmSync(folder, { recursive: true });
    const effects = (await seen(requestId)).effects.filter(({ kind }) => kind === "assemble-production");
    expect(effects).toHaveLength(1);
    expect(await letters()).toHaveLength(1);
  });
});

describe("a sign-in link", () => {
  it("is asked for with one answer, known or not, and mailed to the known address alone (AB-089)", async () => {
    const email = "knows.the.number@colbymarsh.example";
    const { trackingNumber } = await fileRequest(stack.ground, email);
    const before = stack.stores.mailbox.list().length;
    const asked = await Promise.all(
      [
        { trackingNumber, email },
        { trackingNumber, email: "somebody.else@example.org" },
        { trackingNumber: "HLC-2026-000000", email },
        { trackingNumber: "no number at all", email: "nobody@example.org" },
      ].map((body) => send(`${stack.portalOrigin}/api/sign-in-link`, "POST", { body })),
    );
    expect(asked.map(({ status }) => status)).toEqual(Array(4).fill(202));
    expect(new Set(asked.map(({ text }) => text)).size).toBe(1);
    const headers = asked.map((answer) =>
      [...answer.headers].filter(([name]) => name !== "date").map((header) => header.join(": ")),
    );
    expect(headers).toEqual(Array(4).fill(headers[0]));
    const mails = () => Promise.resolve(stack.stores.mailbox.list().slice(before));
    const links = async () =>
      (await mails()).filter(({ subject }) => subject.startsWith("Your sign-in link"));
    await until("the link", links, ({ length }) => length > 0);
    const open = async () => (await openRows("SIGNIN#")).length;
    await until("every asking to be worked through", open, (count) => count === 0);
    expect((await links()).map(({ to }) => to)).toEqual([[email]]);
  });

  /** Outbox rows under partitions that begin so and are still open. */
  async function openRows(prefix: string) {
    const { client, table } = ledgerOf(stack);
    const { Items = [] } = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: "begins_with(pk, :prefix) AND #status = :open",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":prefix": prefix, ":open": "open" },
      }),
    );
    client.destroy();
    return Items;
  }
});

describe("a revocation that races with the release (45 CFR 164.508(b)(5)) (AB-025)", () => {
  /** Sends a command until it is no longer too early or too late by a version. */
  async function insist(
    token: string,
    requestId: string,
    name: StaffCommandName,
    payload: Readonly<Record<string, unknown>> = {},
  ) {
    for (let tries = 0; tries < 20; tries += 1) {
      try {
        return await command(stack.portalOrigin, token, requestId, name, payload);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.status !== 409 && error.status !== 503) return error;
      }
    }
    throw new Error(`${name} found no quiet moment in twenty tries`);
  }

  const moments = [
    "at the same moment",
    "while the vault is opened and the production assembled",
    "when the production lies ready",
  ] as const;
  it.each(moments)("stops it: %s", async (when) => {
    const together = when === "at the same moment";
    const email = `revokes.${moments.indexOf(when)}@colbymarsh.example`;
    const { filed, requestId, authorizationId } = await reviewed(email, { progress: 1, sealed: 2 });
    const { manager, privacyOfficer } = stack.staff;
    const confirm = () => insist(privacyOfficer, requestId, "confirmRelease");
    const revoke = () =>
      insist(manager, requestId, "revokeAuthorization", {
        authorizationId,
        form: "written",
        receivedAt: "2026-11-20T16:00:00Z",
      });
    const [confirming] = together
      ? await Promise.all([confirm(), revoke()])
      : [await confirm(), when === moments[2] && (await assembled(requestId)), await revoke()];
    // Behind the confirmation the revocation comes second for certain; at the same moment either may be first.
    const outcome = confirming instanceof Refusal ? confirming.problem.code : confirming.outcome;
    expect(together ? ["accepted", "refused-by-law", "wrong-state"] : ["accepted"]).toContain(outcome);
    const after = await until(
      "the request to come to rest",
      () => seen(requestId),
      ({ states, effects }) =>
        states.vault.startsWith("closed") &&
        effects.every(({ kind, status }) => status !== "open" || kind === "await-paper"),
      90,
    );
    expect(after.states.course).toBe("retrieval");
    expect(after.production).toBeUndefined();
    expect(await happened(requestId, "authorization.revoked")).toBe(1);
    const confirmed = (await eventsOf(stack, requestKeyOf(harborLight, requestId))).find(
      ({ recorded }) => recorded.type === "release.confirmed",
    );
    const productionId = confirmed?.recorded.nextProductionId ?? "pdn_00000000000000000000000000";
    const releasing = command(stack.portalOrigin, manager, requestId, "releaseProduction", {
      productionId,
    });
    await expect(releasing).rejects.toMatchObject({ status: 422 });
    const view = await call<OutwardView>(stack.portalOrigin, "outwardView", {
      token: filed.sessionToken,
      parameters: { requestId },
    });
    expect(view.production).toBeUndefined();
    expect(await grantIds(stack)).toEqual([]);
  });
});

describe("an effect that fails", () => {
  const identity = () => stack.deployment.ofType("AWS::SES::EmailIdentity")[0]?.physical.ref ?? "";
  afterEach(() => stack.stores.mailbox.ensureIdentity(identity(), "verified"));
  const lettersOf = async (requestId: string) =>
    (await seen(requestId)).effects.filter(({ kind }) => kind === "send-mail");

  it("stays open and is done by the sweep as soon as it can be", async () => {
    stack.stores.mailbox.ensureIdentity(identity(), "not verified");
    const email = "mail.is.down@colbymarsh.example";
    const { requestId } = await submitDraft(stack, email);
    const attempts = (counts: readonly { readonly attempts: number }[]) => counts.map((one) => one.attempts);
    const once = await until(
      "both letters to have failed once",
      () => lettersOf(requestId),
      (letters) => letters.length === 2 && letters.every((letter) => letter.attempts === 1),
    );
    expect(once.map(({ status }) => status)).toEqual(["open", "open"]);
    // Before its time has come the sweep leaves it alone.
    await stack.rules.fireRates();
    expect(attempts(await lettersOf(requestId))).toEqual([1, 1]);
    await sweepLater(stack, requestId);
    expect(attempts(await lettersOf(requestId))).toEqual([2, 2]);
    expect(stack.stores.mailbox.find(email)).toEqual([]);
    stack.stores.mailbox.ensureIdentity(identity(), "verified");
    await sweepLater(stack, requestId);
    expect(await lettersOf(requestId)).toMatchObject([
      { status: "done", attempts: 3 },
      { status: "done", attempts: 3 },
    ]);
    expect(stack.stores.mailbox.find(email).map(({ subject }) => subject.split(" (")[0])).toEqual([
      "Confirm your address",
    ]);
    await sweepLater(stack, requestId);
    expect(stack.stores.mailbox.find(email)).toHaveLength(1);
  });

  it("becomes a person's task after the fifth time, and is not tried again", async () => {
    stack.stores.mailbox.ensureIdentity(identity(), "not verified");
    const { requestId } = await submitDraft(stack, "mail.stays.down@colbymarsh.example");
    await until(
      "both letters to have failed once",
      () => lettersOf(requestId),
      (letters) => letters.length === 2 && letters.every((letter) => letter.attempts === 1),
    );
    for (let times = 0; times < 4; times += 1) await sweepLater(stack, requestId);
    const task = { status: "failed", attempts: 5 };
    expect(await lettersOf(requestId)).toMatchObject([task, task]);
    stack.stores.mailbox.ensureIdentity(identity(), "verified");
    await sweepLater(stack, requestId);
    expect(await lettersOf(requestId)).toMatchObject([task, task]);
  });
});

describe("a machine that stops in the middle", () => {
  /** Pulls the plug on every function, stops, and starts again over the same folder when an hour and a half has gone by. */
  async function stopAndStart(): Promise<void> {
    const { folder } = stack;
    await Promise.all([stack.functions.stop(), stack.stop()]);
    // A message that was in hand when the plug was pulled is seen again when its visibility timeout has run off.
    const queues = await openRecords<QueueRecord>(join(folder, "sqs"));
    for (const [key, value] of await queues.load())
      if (value.kind === "message")
        await queues.apply([
          { type: "put", key, value: { ...value, message: { ...value.message, visibleAt: 0 } } },
        ]);
    await queues.close();
    stack = await openStack(folder);
  }

  it("goes on where it was: the production is completed once, and no number is given twice", async () => {
    const { requestId, filed } = await reviewed("plug.pulled@colbymarsh.example", { progress: 6, sealed: 2 });
    await command(stack.portalOrigin, stack.staff.privacyOfficer, requestId, "confirmRelease");
    const before = (await eventTypes(requestId)).length;
    for (const moment of [0, 500, 1500]) {
      await new Promise((resolve) => setTimeout(resolve, moment));
      await stopAndStart();
    }
    const { production } = await assembled(requestId, 120);
    const types = await eventTypes(requestId);
    expect(types.length).toBeGreaterThan(before);
    for (const type of ["release.confirmed", "vault.opened", "production.assembled"])
      expect({ type, times: types.filter((one) => one === type).length }).toEqual({ type, times: 1 });
    expect(types).not.toContain("production.failed");
    const files = await objectKeys(
      stack,
      settingOf(stack, "assemble-production", "PRODUCTIONS_BUCKET"),
      `${harborLight}/${requestId}/`,
    );
    const begun = `${harborLight}/${requestId}/${production?.productionId}`;
    expect(files.toSorted()).toEqual(
      ["cover-letter.pdf", "manifest.json", "packet.zip", "production.pdf"].map((file) => `${begun}/${file}`),
    );

    await until(
      "the vault to be closed",
      () => seen(requestId),
      ({ states }) => states.vault.startsWith("closed"),
      60,
    );
    await command(stack.portalOrigin, stack.staff.manager, requestId, "releaseProduction", {
      productionId: production?.productionId,
    });
    expect(await grantIds(stack)).toEqual([]);
    const folder = mkdtempSync(join(tmpdir(), "duces-production-"));
    const { verified, manifest } = await download(stack.ground, filed, folder);
    rmSync(folder, { recursive: true });
    expect(verified).toBe(true);
    const { documents } = manifestSchema.parse(manifest);
    expect(documents).toHaveLength(8);
    let next = 1;
    for (const { batesFirst, batesLast, pages } of documents) {
      expect(Number(/\d+$/u.exec(batesFirst)?.[0])).toBe(next);
      next += pages;
      expect(Number(/\d+$/u.exec(batesLast)?.[0])).toBe(next - 1);
    }
  });
});

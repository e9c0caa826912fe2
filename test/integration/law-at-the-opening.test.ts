import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { practiceProfileKey } from "../../functions/adapters/ledger-keys.ts";
import { overview, until } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import { approveVault, chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { eventsOf, forge, requestKeyOf } from "../support/forged-ledger.ts";
import { officer, productionOf, saidToBeOpen, standing } from "../support/forged-snapshot.ts";
import { grantByHand, grantIds, notesKeyOf, retire } from "../support/note-grants.ts";
import {
  functionOf,
  harborLight,
  invokeAs,
  ledgerOf,
  objectKeys,
  roleOf,
  settingOf,
} from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Between the last event of a request and the act that follows, a day may end. The day ends here by moving the practice
// from the zone where it is latest today to the one where it is first tomorrow: no clock is touched.
const [today, tomorrow] = ["Pacific/Pago_Pago", "Pacific/Kiritimati"];

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());
beforeEach(() => practiceIsIn(today));

async function practiceIsIn(timeZone: string): Promise<void> {
  const { client, table } = ledgerOf(stack);
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: practiceProfileKey(harborLight),
      UpdateExpression: "SET #zone = :zone",
      ExpressionAttributeNames: { "#zone": "timeZone" },
      ExpressionAttributeValues: { ":zone": timeZone },
    }),
  );
  client.destroy();
}

const seen = (requestId: string) => overview(stack.portalOrigin, stack.staff.manager, requestId);
const productionsOf = (requestId: string) =>
  objectKeys(
    stack,
    settingOf(stack, "assemble-production", "PRODUCTIONS_BUCKET"),
    `${harborLight}/${requestId}/`,
  );
const reWraps = () =>
  stack.stores.kms
    .decisions()
    .filter(
      ({ principal, keyId }) =>
        principal === roleOf(stack, "assemble-production").principal.arn && notesKeyOf(stack).endsWith(keyId),
    ).length;

/** A request whose two notes two persons approved, under a form that runs out when this day ends. */
async function approvedUntilMidnight(email: string) {
  const { ground, staff } = stack;
  const { requestId } = await fileRequest(ground, email);
  await triage(ground, staff, requestId);
  const expiresOn = localDateOf(new Date().toISOString(), today);
  const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization", {
    expiresOn,
  });
  const { sealed } = await chooseRecords(ground, staff.manager, requestId, { progress: 0, sealed: 2 });
  await proposeAndReview(ground, staff, requestId, sealed);
  await approveVault(ground, staff, requestId, form, sealed);
  const { determination, patient } = await seen(requestId);
  expect(determination?.outcomes["psychotherapy-notes"]?.outcome).toBe("release");
  return {
    requestId,
    authorizationId: form.authorizationId,
    notes: sealed,
    patientRef: patient?.patientRef ?? "",
  };
}

/** What the release was stopped by, and that nothing came of it. */
async function wasStopped(requestId: string, type: string): Promise<void> {
  const after = await until(
    "the vault to be closed",
    () => seen(requestId),
    ({ states }) => states.vault.startsWith("closed"),
    30,
  );
  expect(after.states.course).toBe("retrieval");
  expect(after.production).toBeUndefined();
  expect(after.timeline.find((row) => row.type === type)?.words).toContain("does not release");
  expect(after.determination?.outcomes["psychotherapy-notes"]?.outcome).not.toBe("release");
  expect(await productionsOf(requestId)).toEqual([]);
  expect(await grantIds(stack)).toEqual([]);
}

describe("a form that ran out at midnight, with nothing recorded since (45 CFR 164.508(b)(2)(i)) (AB-025)", () => {
  it("opens no vault: no grant is made, and whoever confirmed is told why", async () => {
    const { requestId, authorizationId } = await approvedUntilMidnight("midnight.vault@colbymarsh.example");
    const key = requestKeyOf(harborLight, requestId);
    const productionId = (await eventsOf(stack, key)).at(-1)?.recorded.nextProductionId;
    if (!productionId) throw new Error("the request has no events");
    await forge(stack, key, (stored) =>
      standing(
        stored,
        { course: { assembling: "openingVault" }, vault: "approved" },
        {
          ...stored.context,
          confirmedBy: officer,
          production: productionOf(productionId, "assembling"),
          vault: stored.context.vault && { ...stored.context.vault, grantsOut: true },
        },
      ),
    );
    await practiceIsIn(tomorrow);
    const opening = { kind: "open-vault", practiceId: harborLight, requestId, authorizationId };
    const before = stack.stores.kms.decisions().length;
    await invokeAs(stack, roleOf(stack, "dispatch-outbox"), functionOf(stack, "open-vault").arn, opening);
    const vault = roleOf(stack, "open-vault").principal.arn;
    const asked = stack.stores.kms.decisions().slice(before);
    expect(
      asked.filter(({ principal, operation }) => principal === vault && operation === "CreateGrant"),
    ).toEqual([]);
    await wasStopped(requestId, "vault.refused");
  });

  it("opens no note of a vault that stands open, and assembles nothing", async () => {
    const { requestId, notes, patientRef } = await approvedUntilMidnight(
      "midnight.assembly@colbymarsh.example",
    );
    const key = requestKeyOf(harborLight, requestId);
    const productionId = (await eventsOf(stack, key)).at(-1)?.recorded.nextProductionId;
    if (!productionId) throw new Error("the request has no events");
    const grants = [];
    for (const { documentId } of notes) {
      const { grantId, grantToken } = await grantByHand(stack, patientRef, documentId);
      grants.push({ documentId: documentId as DocumentId, grantId, grantToken });
    }
    await forge(stack, key, (stored) => saidToBeOpen(stored, productionId), { type: "vault.opened", grants });
    await practiceIsIn(tomorrow);
    const before = reWraps();
    const job = { practiceId: harborLight, requestId, productionId };
    const answer = await stack.functions.invoke(functionOf(stack, "assemble-production").arn, {
      Records: [
        { messageId: "by-hand", body: JSON.stringify(job), attributes: { ApproximateReceiveCount: "1" } },
      ],
    });
    expect(answer).toEqual({ payload: { batchItemFailures: [] } });
    expect(reWraps()).toBe(before);
    for (const { grantId } of grants) await retire(stack, grantId);
    await wasStopped(requestId, "production.failed");
  });
});

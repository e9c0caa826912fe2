import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { command, overview, until } from "../../local/journey/api.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { download, isFetchedWhole } from "../../local/journey/download.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import type { RequestOverview } from "../../workflows/contract/staff.ts";
import { manifestSchema } from "../../workflows/production/manifest.ts";
import { errorOf, functionOf, harborLight, roleOf, settingOf, storageAs } from "../support/stack-parts.ts";
import { sweepLater } from "../support/sweep.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// What was approved lies in clear in a production. It stays if somebody was given it, and goes when it is given up.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

const seen = (requestId: string) => overview(stack.portalOrigin, stack.staff.manager, requestId);
const give = (
  who: keyof TestStack["staff"],
  requestId: string,
  name: StaffCommandName,
  payload: Readonly<Record<string, unknown>> = {},
) => command(stack.portalOrigin, stack.staff[who], requestId, name, payload);
const bucket = () => settingOf(stack, "assemble-production", "PRODUCTIONS_BUCKET");
const count = (view: RequestOverview, type: string) =>
  view.timeline.filter((row) => row.type === type).length;

/** Every stored version under a request, delete markers included. */
async function versionsOf(requestId: string) {
  const client = storageAs(stack, stack.roles.root);
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket(), Prefix: `${harborLight}/${requestId}/` }),
  );
  client.destroy();
  return [...Versions, ...DeleteMarkers].map(({ Key = "", VersionId = "" }) => ({ Key, VersionId }));
}

const assembled = (requestId: string) =>
  until(
    "the production to be assembled",
    () => seen(requestId),
    ({ production }) => production?.state === "assembled",
    90,
  );
const destroyed = (requestId: string, times: number) =>
  until(
    "the production to be destroyed",
    () => seen(requestId),
    (view) => count(view, "production.discarded") === times,
    60,
  );
async function confirmAgain(requestId: string): Promise<RequestOverview> {
  await give("privacyOfficer", requestId, "confirmRelease");
  return assembled(requestId);
}

/** A request with one assembled production of two progress notes. */
async function ready(email: string) {
  const { ground, staff } = stack;
  const filed = await fileRequest(ground, email);
  const { requestId } = filed;
  await triage(ground, staff, requestId);
  await give("privacyOfficer", requestId, "liftLegalHold", { reason: "The case is over." });
  const { progress } = await chooseRecords(ground, staff.manager, requestId, { progress: 2, sealed: 0 });
  await proposeAndReview(ground, staff, requestId, progress);
  return { filed, requestId, view: await confirmAgain(requestId) };
}
const numberOf = (bates = "") => Number(/\d{6}$/u.exec(bates)?.[0]);
const returned = { reason: "One record is too many." };

describe("a production that is given up before anybody was given it", () => {
  it("is destroyed in all its versions, on the record; the next one goes on with other page numbers, and is kept once given", async () => {
    const { filed, requestId, view: first } = await ready("given.up@colbymarsh.example");
    expect(await versionsOf(requestId)).toHaveLength(4);
    await give("privacyOfficer", requestId, "returnForChanges", returned);
    const after = await destroyed(requestId, 1);
    expect(await versionsOf(requestId)).toEqual([]);
    expect(after.timeline.at(-1)).toMatchObject({
      type: "production.discarded",
      actor: { kind: "system", name: "Disposal" },
      words: expect.stringContaining("4 stored files") as string,
    });

    await give("clinician", requestId, "completeReview");
    const second = await confirmAgain(requestId);
    expect(second.production?.productionId).not.toBe(first.production?.productionId);
    expect(numberOf(first.production?.batesFirst)).toBe(1);
    expect(numberOf(second.production?.batesFirst)).toBe(numberOf(first.production?.batesLast) + 1);
    await give("manager", requestId, "releaseProduction", { productionId: second.production?.productionId });
    const folder = mkdtempSync(join(tmpdir(), "duces-production-"));
    const { verified, manifest } = await download(stack.ground, filed, folder);
    rmSync(folder, { recursive: true });
    expect(verified).toBe(true);
    const [document] = manifestSchema.parse(manifest).documents;
    expect(document?.batesFirst).toBe(second.production?.batesFirst);

    await until("the transfers to be recorded", () => seen(requestId), isFetchedWhole, 60);

    // What was given stays, whatever becomes of the request; not even the role that destroys could take it.
    await give("manager", requestId, "closeRequest", { outcome: "released_full", reason: "All was sent." });
    await give("manager", requestId, "reopenRequest", { reason: "The court asked again." });
    const kept = await versionsOf(requestId);
    expect(kept).toHaveLength(4);
    const client = storageAs(stack, roleOf(stack, "discard-production"));
    for (const version of kept) {
      const destroying = client.send(new DeleteObjectCommand({ Bucket: bucket(), ...version }));
      expect(await errorOf(destroying)).toBe("AccessDenied");
    }
    client.destroy();
    expect(count(await seen(requestId), "production.discarded")).toBe(1);
  });

  it("is destroyed again when an assembly that had not ended stores its files after all", async () => {
    const { requestId, view } = await ready("late.files@colbymarsh.example");
    const productionId = view.production?.productionId ?? "";
    await give("manager", requestId, "closeRequest", {
      outcome: "withheld_no_authority",
      reason: "The paper was withdrawn.",
    });
    await destroyed(requestId, 1);
    const assembly = storageAs(stack, roleOf(stack, "assemble-production"));
    const Key = `${harborLight}/${requestId}/${productionId}/production.pdf`;
    await assembly.send(new PutObjectCommand({ Bucket: bucket(), Key, Body: "late" }));
    assembly.destroy();
    expect(await versionsOf(requestId)).toHaveLength(1);
    // The work queue shows the job again, as it does when its worker ended without a word.
    const job = { practiceId: harborLight, requestId, productionId };
    await stack.functions.invoke(functionOf(stack, "assemble-production").arn, {
      Records: [
        { messageId: "again", body: JSON.stringify(job), attributes: { ApproximateReceiveCount: "2" } },
      ],
    });
    await destroyed(requestId, 2);
    expect(await versionsOf(requestId)).toEqual([]);
    expect((await seen(requestId)).states.course).toBe("closed");
  });

  it("is shown to people while it cannot be destroyed, and tried until it can", async () => {
    const { requestId } = await ready("cannot.go@colbymarsh.example");
    const [held] = await versionsOf(requestId);
    if (!held) throw new Error("nothing is stored");
    const root = storageAs(stack, stack.roles.root);
    const hold = (Status: "ON" | "OFF") =>
      root.send(new PutObjectLegalHoldCommand({ Bucket: bucket(), ...held, LegalHold: { Status } }));
    await hold("ON");
    await give("privacyOfficer", requestId, "returnForChanges", returned);
    const discards = async () =>
      (await seen(requestId)).effects.filter(({ kind }) => kind === "discard-production");
    await until("the first attempt", discards, (effects) => effects[0]?.attempts === 1);
    for (let times = 0; times < 4; times += 1) await sweepLater(stack, requestId);
    expect(await discards()).toMatchObject([{ status: "open", attempts: 5 }]);
    await until(
      "the task of the desk",
      () => seen(requestId),
      ({ undone }) => undone.length === 1,
    );
    expect(await versionsOf(requestId)).toContainEqual(held);
    expect(count(await seen(requestId), "production.discarded")).toBe(0);
    await hold("OFF");
    root.destroy();
    await sweepLater(stack, requestId);
    await until(
      "the destruction",
      () => versionsOf(requestId),
      (versions) => versions.length === 0,
    );
  });
});

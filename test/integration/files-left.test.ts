import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectVersionsCommand, PutObjectLegalHoldCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { preservedPartition } from "../../functions/adapters/ledger-keys.ts";
import { call, command, overview, Refusal, until } from "../../local/journey/api.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { download, isFetchedWhole } from "../../local/journey/download.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import type { Retention } from "../../workflows/contract/retention.ts";
import { yearsPass } from "../support/files-on-stack.ts";
import {
  errorOf,
  harborLight,
  invokeAs,
  functionOf,
  roleOf,
  rowsOf,
  settingOf,
  storageAs,
} from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: what a closed request left behind goes in every version, by two people.

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
const refusalOf = async (giving: Promise<unknown>) => {
  const error: unknown = await giving.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof Refusal) return error.problem;
  throw new Error("expected a refusal");
};

const places = ["CASE_PAPERS_BUCKET", "BINDERS_BUCKET", "PRODUCTIONS_BUCKET"] as const;
const bucketOf = (name: (typeof places)[number]) => settingOf(stack, "destroy-files", name);
/** Versions and delete markers of one request in each bucket, as the account's root sees them. */
async function storedOf(requestId: string): Promise<readonly number[]> {
  const client = storageAs(stack, stack.roles.root);
  const counts: number[] = [];
  for (const name of places) {
    const found = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucketOf(name), Prefix: `${harborLight}/${requestId}/` }),
    );
    counts.push((found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0));
  }
  client.destroy();
  return counts;
}

/** A request whose production was downloaded, with a binder for counsel; closed, and under no hold. */
async function closedRequest(email: string) {
  const { ground, staff } = stack;
  const filed = await fileRequest(ground, email);
  const { requestId } = filed;
  await triage(ground, staff, requestId);
  const { progress } = await chooseRecords(ground, staff.manager, requestId, { progress: 2, sealed: 0 });
  await proposeAndReview(ground, staff, requestId, progress);
  await give("privacyOfficer", requestId, "confirmRelease");
  const { production } = await until(
    "the production to be assembled",
    () => seen(requestId),
    ({ production: made }) => made?.state === "assembled",
    90,
  );
  await give("manager", requestId, "releaseProduction", { productionId: production?.productionId });
  const folder = mkdtempSync(join(tmpdir(), "duces-files-left-"));
  await download(ground, filed, folder);
  rmSync(folder, { recursive: true });
  await until("the transfers to be recorded", () => seen(requestId), isFetchedWhole, 60);
  await give("manager", requestId, "closeRequest", { outcome: "released_full", reason: "All was sent." });
  await give("privacyOfficer", requestId, "liftLegalHold", { reason: "The case is over." });
  return { requestId, patientRef: (await seen(requestId)).patient?.patientRef ?? "" };
}

const ground = { ground: "Counsel, letter of 3 November 2026: nothing asks for them." };
const papersOf = async (requestId: string) =>
  (await seen(requestId)).papers.filter(({ state }) => state === "admitted").length;
const settled = (requestId: string, state: string) =>
  until(
    `the files to be ${state}`,
    () => seen(requestId),
    ({ filesDisposal }) => filesDisposal?.state === state,
    60,
  );

describe("the files of a closed request", () => {
  it("go in every version once two people decided it, six years after the last thing that happened, and not before", async () => {
    const { requestId, patientRef } = await closedRequest("files.left@colbymarsh.example");
    const papers = await papersOf(requestId);
    const [ofPapers = 0, , ofProductions = 0] = await storedOf(requestId);
    expect(ofPapers).toBeGreaterThanOrEqual(papers);
    expect(ofProductions).toBe(4);

    const early = await refusalOf(give("privacyOfficer", requestId, "proposeFilesDisposal", ground));
    expect(early).toMatchObject({ code: "refused-by-law" });
    expect(early.words).toMatch(/^Kept until .+ \(45 CFR 164\.530\(j\)\(2\)\)\.$/u);
    await yearsPass(stack, requestId, patientRef);
    expect(await refusalOf(give("manager", requestId, "proposeFilesDisposal", ground))).toMatchObject({
      code: "not-allowed-for-role",
    });
    await give("privacyOfficer", requestId, "proposeFilesDisposal", ground);
    const [paper] = (await seen(requestId)).papers;
    const open = () =>
      call(stack.portalOrigin, "paperLink", {
        token: stack.staff.manager,
        parameters: { requestId, documentId: paper?.documentId ?? "" },
        body: {},
      });
    // Whoever decides may look: that moves the day by nothing.
    await open();
    expect(
      await refusalOf(give("privacyOfficer", requestId, "confirmFilesDisposal", { papers })),
    ).toMatchObject({
      code: "same-person",
    });
    expect(
      await refusalOf(give("manager", requestId, "confirmFilesDisposal", { papers: papers + 1 })),
    ).toMatchObject({ code: "invalid-field" });
    expect(await storedOf(requestId)).toEqual([ofPapers, 0, ofProductions]);

    await give("manager", requestId, "confirmFilesDisposal", { papers });
    expect(await refusalOf(open())).toMatchObject({ code: "not-found" });
    const gone = await settled(requestId, "destroyed");
    expect(await storedOf(requestId)).toEqual([0, 0, 0]);
    expect(gone.papers.map(({ state }) => state)).toEqual(gone.papers.map(() => "destroyed"));
    expect(gone.filesDisposal?.counted?.papers.reduce((sum, { versions }) => sum + versions, 0)).toBe(
      ofPapers,
    );
    expect(gone.filesDisposal?.counted?.productions).toMatchObject([{ versions: 4 }]);
    // What is told of it stays: history, links, and the phase that the accounting rests on.
    expect(gone.links).toHaveLength(4);
    expect(gone.phases).toHaveLength(1);

    const { files } = await call<Retention>(stack.portalOrigin, "retention", { token: stack.staff.manager });
    expect(files).toMatchObject([{ requestId, state: "destroyed" }]);
    expect(await rowsOf(stack, preservedPartition(harborLight, patientRef))).not.toContainEqual(
      expect.objectContaining({ requestId }),
    );
  });

  it("stay where another request of the patient came in between, and its end lets them be proposed anew", async () => {
    const { requestId, patientRef } = await closedRequest("files.stay@colbymarsh.example");
    await yearsPass(stack, requestId, patientRef);
    const before = await storedOf(requestId);
    await give("privacyOfficer", requestId, "proposeFilesDisposal", ground);
    const other = await fileRequest(stack.ground, "another@colbymarsh.example");
    const papers = await papersOf(requestId);
    const held = await refusalOf(give("manager", requestId, "confirmFilesDisposal", { papers }));
    expect(held).toMatchObject({ code: "refused-by-law" });
    expect(held.words).toContain(other.trackingNumber);
    expect(await storedOf(requestId)).toEqual(before);
  });

  it("are destroyed for nobody who asks the function without the ledger, which lifts holds and puts none on", async () => {
    const { requestId } = await closedRequest("files.asked@colbymarsh.example");
    const before = await storedOf(requestId);
    await invokeAs(stack, stack.roles.root, functionOf(stack, "destroy-files").arn, {
      practiceId: harborLight,
      requestId,
    });
    expect(await storedOf(requestId)).toEqual(before);
    const root = storageAs(stack, stack.roles.root);
    const Bucket = bucketOf("PRODUCTIONS_BUCKET");
    const { Versions: [version] = [] } = await root.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: `${harborLight}/${requestId}/` }),
    );
    root.destroy();
    const { Key, VersionId } = version ?? {};
    for (const [fn, Status, ends] of [
      ["destroy-files", "ON", "AccessDenied"],
      ["deliver", "OFF", "AccessDenied"],
      ["discard-production", "OFF", "AccessDenied"],
      ["destroy-files", "OFF", "none"],
    ] as const) {
      const client = storageAs(stack, roleOf(stack, fn));
      const asked = client.send(
        new PutObjectLegalHoldCommand({ Bucket, Key, VersionId, LegalHold: { Status } }),
      );
      expect(await errorOf(asked), `${fn} ${Status}`).toBe(ends);
      client.destroy();
    }
  });
});

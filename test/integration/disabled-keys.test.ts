import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CancelKeyDeletionCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  GetKeyPolicyCommand,
  type KMSClient,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenAt } from "../../functions/advance-request/event-row.ts";
import { requestPartition } from "../../functions/adapters/ledger-keys.ts";
import { call, command, overview, until } from "../../local/journey/api.ts";
import { type FormOnFile, recordForm } from "../../local/journey/authorize.ts";
import {
  approveVault,
  chooseRecords,
  confirmAndRelease,
  proposeAndReview,
} from "../../local/journey/disclose.ts";
import { download } from "../../local/journey/download.ts";
import { type FiledRequest, fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import type { RecordRow, RequestOverview, StaffLink } from "../../workflows/contract/staff.ts";
import { eventsOf, requestKeyOf } from "../support/forged-ledger.ts";
import {
  errorOf,
  functionOf,
  harborLight,
  invokeAs,
  keysAs,
  objectKeys,
  rowsOf,
  settingOf,
} from "../support/stack-parts.ts";
import { sweepLater } from "../support/sweep.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Somebody switches keys off, by mistake or not. Documents are unavailable then, and nothing else is.

const ofDocuments = ["Papers", "Records", "PsychotherapyNotes", "NotesStorage", "Release", "Productions"];
const words = "Documents are unavailable at the moment. Nothing is lost. Try again later.";
const off = { status: 503, problem: { code: "unavailable", words } };

let stack: TestStack;
let root: KMSClient;
beforeAll(async () => {
  stack = await startSeededStack(1);
  root = keysAs(stack, stack.roles.root);
});
afterAll(async () => {
  root?.destroy();
  await stack?.end();
  for (const made of folders) rmSync(made, { recursive: true });
});

const keyId = (name: string): string =>
  stack.deployment
    .ofType("AWS::KMS::Key")
    .find(({ logicalId }) => new RegExp(`^Keys${name}[0-9A-F]{8}$`, "u").test(logicalId))?.physical.ref ?? "";

/** Adds a statement to the policy of a key, as nothing of the product does; gives back how to undo it. */
async function widened(KeyId: string, actions: readonly string[]): Promise<() => Promise<unknown>> {
  const { Policy = "{}" } = await root.send(new GetKeyPolicyCommand({ KeyId }));
  const policy = JSON.parse(Policy) as { readonly Statement: readonly unknown[] };
  const added = {
    Effect: "Allow",
    Principal: { AWS: stack.roles.root.principal.arn },
    Action: actions,
    Resource: "*",
  };
  const Wider = JSON.stringify({ ...policy, Statement: [...policy.Statement, added] });
  await root.send(new PutKeyPolicyCommand({ KeyId, Policy: Wider }));
  return () => root.send(new PutKeyPolicyCommand({ KeyId, Policy }));
}

type Ready = FiledRequest & {
  readonly progress: string;
  readonly paper: string;
  readonly patientRef: string;
  readonly form: FormOnFile;
  readonly sealed: readonly RecordRow[];
};

/** A reviewed request with a progress note and a psychotherapy note that two people approved to open. */
async function reviewed(email: string): Promise<Ready> {
  const { ground, staff } = stack;
  const filed = await fileRequest(ground, email);
  const { requestId } = filed;
  await triage(ground, staff, requestId);
  const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
  const { progress, sealed } = await chooseRecords(ground, staff.manager, requestId, {
    progress: 1,
    sealed: 1,
  });
  await proposeAndReview(ground, staff, requestId, [...progress, ...sealed]);
  await approveVault(ground, staff, requestId, form, sealed);
  const seen = await overview(stack.portalOrigin, staff.manager, requestId);
  return {
    ...filed,
    form,
    sealed,
    progress: progress[0]?.documentId ?? "",
    paper: seen.papers[0]?.documentId ?? "",
    patientRef: seen.patient?.patientRef ?? "",
  };
}

const link = (route: "paperLink" | "recordLink", { requestId, ...ready }: Ready) =>
  call<StaffLink>(stack.portalOrigin, route, {
    token: stack.staff.clinician,
    parameters: { requestId, documentId: route === "paperLink" ? ready.paper : ready.progress },
    body: {},
  });
const bytesOf = async ({ url }: StaffLink) => Buffer.from(await (await fetch(url)).arrayBuffer());
const importing = async (patientRef: string, kind: "progress-note" | "psychotherapy-note") =>
  call<{ readonly documentId: string }>(stack.portalOrigin, "importRecord", {
    token: stack.staff.clinician,
    parameters: { patientRef },
    body: {
      importId: seededId("imp", `while keys are off, ${kind}`),
      kind,
      ...(kind === "progress-note" ? { title: "Session" } : {}),
      sessionOn: "2026-03-31",
      pdf: Buffer.from(await samplePaper("subpoena", sampleCase)).toString("base64"),
    },
  });
const seen = (requestId: string) => overview(stack.portalOrigin, stack.staff.manager, requestId);
const productionsOf = (requestId: string) =>
  objectKeys(
    stack,
    settingOf(stack, "assemble-production", "PRODUCTIONS_BUCKET"),
    `${harborLight}/${requestId}/`,
  );
const may = (allowed: RequestOverview["allowed"], command: string) =>
  allowed.some((one) => one.command === command && one.enabled);
const chainIsWhole = async (requestId: string) => {
  const key = requestKeyOf(harborLight, requestId);
  return brokenAt(key, await eventsOf(stack, key)) === undefined;
};
const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), "duces-keys-off-"));
  folders.push(made);
  return made;
};
const buckets = () =>
  Promise.all(
    (
      [
        ["staff-api", "CASE_PAPERS_BUCKET"],
        ["staff-api", "RECORDS_BUCKET"],
        ["import-records", "NOTES_BUCKET"],
        ["assemble-production", "PRODUCTIONS_BUCKET"],
      ] as const
    ).map(([folder, name]) => objectKeys(stack, settingOf(stack, folder, name))),
  );

describe("a key of documents", () => {
  it("is switched off or scheduled for deletion by nobody while its policy stands, the account's root included (AB-101, AB-102)", async () => {
    for (const name of [...ofDocuments, "Ledger", "Audit", "AuditSigning"]) {
      const KeyId = keyId(name);
      expect(await errorOf(root.send(new DisableKeyCommand({ KeyId }))), `${name}`).toBe(
        "AccessDeniedException",
      );
      const scheduling = root.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
      expect(await errorOf(scheduling), `${name}`).toBe("AccessDeniedException");
    }
  });

  it("that is off makes documents unavailable and nothing else; once it is on again, the work goes on and nothing is lost (AB-102)", async () => {
    const { staff, ground, portalOrigin } = stack;
    const ready = await reviewed("keys.off@colbymarsh.example");
    const { requestId, patientRef } = ready;
    const [paper, record] = [
      await bytesOf(await link("paperLink", ready)),
      await bytesOf(await link("recordLink", ready)),
    ];
    const before = { seen: await seen(requestId), objects: await buckets() };

    const undo: (() => Promise<unknown>)[] = [];
    for (const name of ofDocuments) {
      undo.push(await widened(keyId(name), ["kms:DisableKey"]));
      await root.send(new DisableKeyCommand({ KeyId: keyId(name) }));
    }

    // Documents are unavailable, in words, and nobody is said to have looked.
    for (const route of ["paperLink", "recordLink"] as const)
      await expect(link(route, ready)).rejects.toMatchObject(off);
    for (const kind of ["progress-note", "psychotherapy-note"] as const)
      await expect(importing(patientRef, kind)).rejects.toMatchObject(off);
    const during = await seen(requestId);
    expect(during.timeline).toEqual(before.seen.timeline);
    expect(during.version).toBe(before.seen.version);
    expect(await buckets()).toEqual(before.objects);

    // The desk goes on: a release is confirmed, for which no grant can be made and nothing assembled.
    await command(portalOrigin, staff.privacyOfficer, requestId, "confirmRelease");
    const pk = requestPartition({ practiceId: harborLight, requestId });
    await until(
      "the opening of the vault to fail",
      () => rowsOf(stack, pk),
      (rows) => rows.some((row) => row["status"] === "open" && Number(row["attempts"]) > 0),
    );
    expect((await seen(requestId)).production?.state ?? "none").not.toBe("assembled");
    expect(await productionsOf(requestId)).toEqual([]);

    for (const name of ofDocuments) await root.send(new EnableKeyCommand({ KeyId: keyId(name) }));
    for (const restore of undo) await restore();

    expect(await bytesOf(await link("paperLink", ready))).toEqual(paper);
    expect(await bytesOf(await link("recordLink", ready))).toEqual(record);
    for (const kind of ["progress-note", "psychotherapy-note"] as const)
      expect((await importing(patientRef, kind)).documentId).toMatch(/^doc_/u);
    await sweepLater(stack, requestId);
    const done = await until(
      "the confirmed release to be assembled after all",
      () => seen(requestId),
      ({ production, allowed }) => production?.state === "assembled" && may(allowed, "releaseProduction"),
      90,
    );
    await command(portalOrigin, staff.manager, requestId, "releaseProduction", {
      productionId: done.production?.productionId,
    });
    expect((await download(ground, ready, folder())).verified).toBe(true);
    expect(await chainIsWhole(requestId)).toBe(true);
  });

  it("that waits for its deletion fails an assembly, on the record, and a download, in words; both go on once it is back (AB-102)", async () => {
    const { staff, ground, portalOrigin } = stack;
    const ready = await reviewed("key.waits@colbymarsh.example");
    const { requestId } = ready;
    const KeyId = keyId("Productions");
    const schedule = async () => {
      const restore = await widened(KeyId, ["kms:ScheduleKeyDeletion"]);
      await root.send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 7 }));
      await restore();
    };
    const bringBack = async () => {
      await root.send(new CancelKeyDeletionCommand({ KeyId }));
      await root.send(new EnableKeyCommand({ KeyId }));
    };

    await schedule();
    await command(portalOrigin, staff.privacyOfficer, requestId, "confirmRelease");
    const tried = await until(
      "the vault to be open and the assembly to be asked for",
      () => seen(requestId),
      ({ production, states }) => production?.state === "assembling" && states.vault === "open",
    );
    // The queue tries three times, hours apart; this is the last of them.
    const { productionId = "" } = tried.production ?? {};
    const body = JSON.stringify({ practiceId: harborLight, requestId, productionId });
    const attributes = { ApproximateReceiveCount: "3" };
    await invokeAs(stack, stack.roles.root, functionOf(stack, "assemble-production").name, {
      Records: [{ messageId: "m", receiptHandle: "r", body, attributes }],
    });
    const failed = await seen(requestId);
    expect(failed.production?.state).toBe("failed");
    expect(await productionsOf(requestId)).toEqual([]);

    await bringBack();
    // The grants went with the failure, and two people approve anew.
    await until(
      "the vault to be closed",
      () => seen(requestId),
      ({ allowed }) => may(allowed, "requestVault"),
    );
    await approveVault(ground, staff, requestId, ready.form, ready.sealed);
    await confirmAndRelease(ground, staff, requestId);
    await schedule();
    const collecting = { token: ready.sessionToken, parameters: { requestId }, body: { file: "production" } };
    await expect(call(portalOrigin, "download", collecting)).rejects.toMatchObject(off);
    expect((await seen(requestId)).links).toEqual([]);
    await bringBack();
    expect((await download(ground, ready, folder())).verified).toBe(true);
    expect(await chainIsWhole(requestId)).toBe(true);
  });
});

import { GetObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, command } from "../../local/journey/api.ts";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { requestRecordsSchema } from "../../workflows/contract/staff.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { harborLight, roleOf, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: what nobody has classified is collected by nobody.

let stack: TestStack;
let requestId: string;
let patientRef: string;
beforeAll(async () => {
  stack = await startSeededStack(1);
  const { portalOrigin, staff } = stack;
  const ground = { ...stack.ground, say: () => undefined };
  ({ requestId } = await fileRequest(ground, "harriet.colby@colbymarsh.example"));
  await triage(ground, staff, requestId);
  const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
    portalOrigin,
    "findPatients",
    { token: staff.manager, body: { name: sampleCase.patient } },
  );
  patientRef = patients[0]?.patientRef ?? "";
});
afterAll(async () => stack?.end());

const bucket = (name: string) => settingOf(stack, "import-records", name);
/** Versions and delete markers under one key, as the account's root sees them. */
async function versionsOf(name: string, key: string): Promise<number> {
  const client = storageAs(stack, stack.roles.root);
  const found = await client.send(new ListObjectVersionsCommand({ Bucket: bucket(name), Prefix: key }));
  client.destroy();
  return (found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0);
}
async function listed(token: string) {
  const parameters = { requestId };
  return requestRecordsSchema.parse(await call(stack.portalOrigin, "requestRecords", { token, parameters }));
}
async function waiting(importId: string): Promise<{ readonly documentId: string; readonly key: string }> {
  const { documentId } = await call<{ readonly documentId: string }>(stack.portalOrigin, "importRecord", {
    token: stack.staff.clinician,
    parameters: { patientRef },
    body: {
      importId,
      kind: "unclassified",
      because: "no-label",
      sessionOn: "2026-03-04",
      // A file of its own: one that is sealed would keep the others out of the chart.
      pdf: onePage(streamObject(Buffer.from(`BT (${importId}) Tj ET`))).toString("base64"),
    },
  });
  return { documentId, key: `${harborLight}/${patientRef}/${documentId}` };
}
const held = async (key: string) => ({
  incoming: await versionsOf("INCOMING_BUCKET", key),
  records: await versionsOf("RECORDS_BUCKET", key),
  notes: await versionsOf("NOTES_BUCKET", key),
});

describe("a record that nobody has classified", () => {
  it("is proposed by nobody, told to those alone who treat the patient, and read by no other function", async () => {
    const { portalOrigin, staff } = stack;
    const { documentId, key } = await waiting("unclassified-0001");
    expect(await held(key)).toEqual({ incoming: 1, records: 0, notes: 0 });
    expect(await listed(staff.manager)).not.toHaveProperty("unclassified");
    const seen = await listed(staff.clinician);
    expect(seen.unclassified).toMatchObject([{ documentId, because: "no-label", mine: true }]);
    expect(seen.records.map((row) => row.documentId)).not.toContain(documentId);
    await expect(
      command(portalOrigin, staff.manager, requestId, "proposeRecords", { documentIds: [documentId] }),
    ).rejects.toMatchObject({
      status: 404,
      problem: { words: expect.stringContaining("nobody has classified") as string },
    });
    for (const fn of ["assemble-production", "staff-api", "draw-papers", "open-vault"]) {
      const client = storageAs(stack, roleOf(stack, fn));
      await expect(
        client.send(new GetObjectCommand({ Bucket: bucket("INCOMING_BUCKET"), Key: key })),
      ).rejects.toMatchObject({ name: "AccessDenied" });
      client.destroy();
    }
  });

  it("is looked at by the one who brought it in", async () => {
    const { portalOrigin, staff } = stack;
    const { documentId } = await waiting("unclassified-0001");
    const link = (token: string) =>
      call<{ readonly url: string }>(portalOrigin, "unclassifiedLink", {
        token,
        parameters: { patientRef, documentId },
        body: {},
      });
    await expect(link(staff.manager)).rejects.toMatchObject({ status: 403 });
    const file = await fetch((await link(staff.clinician)).url);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  it.each([
    [
      "unclassified-0001",
      { kind: "psychotherapy-note" },
      "psychotherapy-notes",
      { incoming: 0, records: 0, notes: 1 },
    ],
    [
      "unclassified-0002",
      { kind: "progress-note", title: "Session 9" },
      "progress-notes",
      { incoming: 0, records: 1, notes: 0 },
    ],
    [
      "unclassified-0003",
      { kind: "sud-record", title: "Intake" },
      "sud-records",
      { incoming: 0, records: 1, notes: 0 },
    ],
  ])("%s is what the clinician says: %o", async (importId, body, documentClass, end) => {
    const { portalOrigin, staff } = stack;
    const { documentId, key } = await waiting(importId);
    const classify = (token: string) =>
      call(portalOrigin, "classifyRecord", { token, parameters: { patientRef, documentId }, body });
    await expect(classify(staff.manager)).rejects.toMatchObject({ status: 403 });
    expect(await classify(staff.clinician)).toMatchObject({ documentId, class: documentClass });
    expect(await classify(staff.clinician)).toMatchObject({ documentId, class: documentClass });
    expect(await held(key)).toEqual(end);
    // Sent again it stays what it is.
    expect(await waiting(importId)).toEqual({ documentId, key });
    expect(await held(key)).toEqual(end);
    const seen = await listed(staff.clinician);
    expect(seen.unclassified).toEqual([]);
    expect(seen.records.map((row) => row.documentId)).toContain(documentId);
  });
});

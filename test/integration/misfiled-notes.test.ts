import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patientPartition } from "../../functions/adapters/ledger-keys.ts";
import { call } from "../../local/journey/api.ts";
import { sampleCase } from "../../local/journey/file-request.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import {
  functionOf,
  harborLight,
  invokeAs,
  rowsOf,
  settingOf,
  storageAs,
  writeAs,
} from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: what was filed as an ordinary record ends as if it had come in right.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

/** Versions and delete markers under one key, as the account's root sees them. */
async function versionsOf(
  folder: "RECORDS_BUCKET" | "NOTES_BUCKET" | "INCOMING_BUCKET",
  key: string,
): Promise<number> {
  const client = storageAs(stack, stack.roles.root);
  const Bucket = settingOf(stack, "import-records", folder);
  const found = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
  client.destroy();
  return (found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0);
}

describe("a psychotherapy note that was taken in as a progress note (AB-026)", () => {
  it("is sealed on the word of the clinician who treats the patient, and its plain copy is gone in all versions", async () => {
    const { portalOrigin, staff } = stack;
    const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
      portalOrigin,
      "findPatients",
      { token: staff.manager, body: { name: sampleCase.patient } },
    );
    const patientRef = patients[0]?.patientRef ?? "";
    const { documentId } = await call<{ readonly documentId: string }>(portalOrigin, "importRecord", {
      token: staff.clinician,
      parameters: { patientRef },
      body: {
        importId: "misfiled-00000001",
        kind: "progress-note",
        title: "Analysis of the conversation",
        sessionOn: "2026-03-04",
        pdf: onePage(streamObject(Buffer.from("q Q"))).toString("base64"),
      },
    });
    const key = `${harborLight}/${patientRef}/${documentId}`;
    const held = async () => [await versionsOf("RECORDS_BUCKET", key), await versionsOf("NOTES_BUCKET", key)];
    expect(await held()).toEqual([1, 0]);
    const seal = (token: string) =>
      call(portalOrigin, "sealMisfiled", {
        token,
        parameters: { patientRef, documentId },
        body: { isPsychotherapyNote: true },
      });
    await expect(seal(staff.manager)).rejects.toMatchObject({ status: 403 });
    expect(await held()).toEqual([1, 0]);
    expect(await seal(staff.clinician)).toMatchObject({ documentId, class: "psychotherapy-notes" });
    expect(await held()).toEqual([0, 1]);
    expect(await seal(staff.clinician)).toMatchObject({ documentId });
    expect(await held()).toEqual([0, 1]);
    // As it was before the patient's row named such: the operator has it named, under the function's own role.
    const profile = async () =>
      (await rowsOf(stack, patientPartition(harborLight, patientRef))).find(({ sk }) => sk === "PROFILE");
    const { misfiled, ...before } = (await profile()) ?? {};
    expect(misfiled).toEqual([documentId]);
    await writeAs(stack, stack.roles.root, { Put: { Item: before } });
    const { name } = functionOf(stack, "import-records");
    const named = await invokeAs(stack, stack.roles.root, name, {
      kind: "name-misfiled",
      practiceId: harborLight,
    });
    expect(named).toMatchObject({ named: 1, changed: 0 });
    expect(await profile()).toMatchObject({ misfiled: [documentId] });
  });

  it("comes in as nothing else once the same file is sealed, and takes with it what lay in the chart (45 CFR 164.501)", async () => {
    const { portalOrigin, staff } = stack;
    const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
      portalOrigin,
      "findPatients",
      { token: staff.manager, body: { name: sampleCase.patient } },
    );
    const patientRef = patients[0]?.patientRef ?? "";
    const pdf = onePage(streamObject(Buffer.from("BT (one file) Tj ET"))).toString("base64");
    const take = async (token: string, what: object) => {
      const told = await call<{ readonly documentId: string }>(portalOrigin, "importRecord", {
        token,
        parameters: { patientRef },
        body: { sessionOn: "2026-03-04", pdf, ...what },
      });
      const key = `${harborLight}/${patientRef}/${told.documentId}`;
      const held = async () => [
        await versionsOf("RECORDS_BUCKET", key),
        await versionsOf("INCOMING_BUCKET", key),
        await versionsOf("NOTES_BUCKET", key),
      ];
      return { told, held };
    };
    const asProgress = { kind: "progress-note", title: "Session 9" };
    const before = await take(staff.manager, { importId: "same-file-0000001", ...asProgress });
    expect(await before.held()).toEqual([1, 0, 0]);
    const note = await take(staff.clinician, { importId: "same-file-0000002", kind: "psychotherapy-note" });
    expect([await before.held(), await note.held()]).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ]);
    const after = await take(staff.manager, { importId: "same-file-0000003", ...asProgress });
    expect(await after.held()).toEqual([0, 1, 0]);
    expect({ ...after.told, documentId: "" }).toEqual({ ...before.told, documentId: "" });
  });
});

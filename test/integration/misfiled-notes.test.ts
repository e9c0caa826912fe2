import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../../local/journey/api.ts";
import { sampleCase } from "../../local/journey/file-request.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { harborLight, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: what was filed as an ordinary record ends as if it had come in right.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

/** Versions and delete markers under one key, as the account's root sees them. */
async function versionsOf(folder: "RECORDS_BUCKET" | "NOTES_BUCKET", key: string): Promise<number> {
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
  });
});

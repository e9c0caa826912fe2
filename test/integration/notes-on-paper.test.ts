import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, overview } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import { approveVault, confirmAndRelease, proposeAndReview } from "../../local/journey/disclose.ts";
import { download } from "../../local/journey/download.ts";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { requestRecordsSchema } from "../../workflows/contract/staff.ts";
import { harborLight, settingOf, objectKeys } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: a note on paper goes through the same gates as every other.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

describe("a psychotherapy note that the practice keeps on paper", () => {
  it("is reached by its authorization and two approvals alone, stood for by one page, and found by who approved it", async () => {
    const { portalOrigin, staff } = stack;
    const ground = { ...stack.ground, say: () => undefined };
    const filed = await fileRequest(ground, "harriet.colby@colbymarsh.example");
    const { requestId } = filed;
    await triage(ground, staff, requestId);
    const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
      portalOrigin,
      "findPatients",
      { token: staff.manager, body: { name: sampleCase.patient } },
    );
    const { documentId } = await call<{ readonly documentId: string }>(portalOrigin, "importRecord", {
      token: staff.clinician,
      parameters: { patientRef: patients[0]?.patientRef ?? "" },
      body: {
        importId: "paper-note-000001",
        kind: "psychotherapy-note-on-paper",
        sessionOn: "2026-02-24",
        paper: { where: "the grey cabinet, second drawer", pages: 12, volumes: 1 },
      },
    });
    const listed = async () =>
      requestRecordsSchema
        .parse(
          await call(portalOrigin, "requestRecords", { token: staff.manager, parameters: { requestId } }),
        )
        .records.filter((row) => row.documentId === documentId);
    expect(await listed()).toEqual([]);
    const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
    const [note] = await listed();
    expect(note).toMatchObject({ sealed: true, onPaper: true, pages: 12, takenIn: { medium: "paper" } });
    const link = (token: string) =>
      call<{ readonly url: string }>(portalOrigin, "paperNotesLink", {
        token,
        parameters: { requestId },
        body: {},
      });

    await proposeAndReview(ground, staff, requestId, note ? [note] : []);
    await expect(link(staff.clinician)).rejects.toMatchObject({ status: 403 });
    await approveVault(ground, staff, requestId, form, note ? [note] : []);
    await expect(link(staff.clinician)).rejects.toMatchObject({ problem: { code: "wrong-state" } });
    await confirmAndRelease(ground, staff, requestId);
    expect((await overview(portalOrigin, staff.manager, requestId)).production).toMatchObject({ pages: 1 });

    await expect(link(staff.manager)).rejects.toMatchObject({ status: 403 });
    const sheet = await fetch((await link(staff.clinician)).url);
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const { verified, manifest } = await download(ground, filed, `${stack.folder}/collected`);
    expect(verified).toBe(true);
    expect(manifest.files).toHaveLength(2);
    expect(JSON.stringify(manifest)).not.toContain("cabinet");
    const stored = await objectKeys(
      stack,
      settingOf(stack, "assemble-production", "PRODUCTIONS_BUCKET"),
      harborLight,
    );
    expect(stored.filter((key) => key.endsWith("paper-notes.pdf"))).toHaveLength(1);
  });

  it("is none of a production without one", async () => {
    const { portalOrigin, staff } = stack;
    const ground = { ...stack.ground, say: () => undefined };
    const { requestId } = await fileRequest(ground, "amos.tilley@tilleylaw.example");
    await triage(ground, staff, requestId);
    const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
    const { records } = requestRecordsSchema.parse(
      await call(portalOrigin, "requestRecords", { token: staff.manager, parameters: { requestId } }),
    );
    const note = records.filter(({ sealed, onPaper }) => sealed && onPaper === undefined).slice(0, 1);
    await proposeAndReview(ground, staff, requestId, note);
    await approveVault(ground, staff, requestId, form, note);
    await confirmAndRelease(ground, staff, requestId);
    await expect(
      call(portalOrigin, "paperNotesLink", { token: staff.clinician, parameters: { requestId }, body: {} }),
    ).rejects.toMatchObject({ problem: { code: "wrong-state" } });
  });
});

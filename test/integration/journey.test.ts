import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, command, overview, until } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import {
  approveVault,
  chooseRecords,
  confirmAndRelease,
  proposeAndReview,
} from "../../local/journey/disclose.ts";
import { download, isFetchedWhole } from "../../local/journey/download.ts";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { signIn } from "../../local/journey/sign-in.ts";
import { triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import type { AccountingView } from "../../workflows/contract/accounting.ts";
import type { ListedRecord } from "../../workflows/contract/staff.ts";
import { seededPassword, startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

const notesOutcome = async (requestId: string) =>
  (await overview(stack.portalOrigin, stack.staff.manager, requestId)).determination?.outcomes[
    "psychotherapy-notes"
  ]?.outcome;

describe("from subpoena to release over HTTP", () => {
  it("releases progress notes and, once authorized by themselves, psychotherapy notes (45 CFR 164.508(a)(2))", async () => {
    const { ground, staff } = stack;
    const filed = await fileRequest(ground, "harriet.colby@colbymarsh.example");
    const seen = await triage(ground, staff, filed.requestId);
    expect(seen.determination?.instrumentWeight).toBe("W2");
    expect(seen.determination?.outcomes["progress-notes"]?.outcome).toBe("release");
    expect(seen.determination?.deadlines.find(({ id }) => id === "object-by")?.steps?.length).toBeGreaterThan(
      0,
    );

    expect(await notesOutcome(filed.requestId)).not.toBe("release");
    await recordForm(ground, staff.manager, filed.requestId, "general-authorization");
    expect(await notesOutcome(filed.requestId)).not.toBe("release");
    const form = await recordForm(
      ground,
      staff.manager,
      filed.requestId,
      "psychotherapy-notes-authorization",
    );
    expect(await notesOutcome(filed.requestId)).toBe("release");

    const { progress, sealed } = await chooseRecords(ground, staff.manager, filed.requestId, {
      progress: 3,
      sealed: 2,
    });
    await proposeAndReview(ground, staff, filed.requestId, [...progress, ...sealed]);
    await approveVault(ground, staff, filed.requestId, form, sealed);
    await confirmAndRelease(ground, staff, filed.requestId);

    const folder = mkdtempSync(join(tmpdir(), "duces-production-"));
    const { verified, paths } = await download(ground, filed, folder);
    expect(verified).toBe(true);
    const pages = (await PDFDocument.load(readFileSync(paths[0] ?? ""))).getPageCount();
    const released = await until(
      "the transfers to be recorded",
      () => overview(stack.portalOrigin, staff.manager, filed.requestId),
      isFetchedWhole,
    );
    expect(released.production?.pages).toBe(pages);
    expect(released.states.vault).toMatch(/closed/i);
    expect(stack.errors).toEqual([]);
  });

  it("stops a release when the authorization is revoked before it (45 CFR 164.508(b)(5))", async () => {
    const { ground, staff } = stack;
    const filed = await fileRequest(ground, "second.counsel@colbymarsh.example");
    await triage(ground, staff, filed.requestId);
    const form = await recordForm(
      ground,
      staff.manager,
      filed.requestId,
      "psychotherapy-notes-authorization",
    );
    const { sealed } = await chooseRecords(ground, staff.manager, filed.requestId, {
      progress: 0,
      sealed: 2,
    });
    await proposeAndReview(ground, staff, filed.requestId, sealed);
    await approveVault(ground, staff, filed.requestId, form, sealed);
    await command(stack.portalOrigin, staff.manager, filed.requestId, "revokeAuthorization", {
      authorizationId: form.authorizationId,
      form: "written",
      receivedAt: new Date().toISOString(),
    });
    await expect(
      command(stack.portalOrigin, staff.privacyOfficer, filed.requestId, "confirmRelease"),
    ).rejects.toMatchObject({ status: 422 });
    expect(await notesOutcome(filed.requestId)).not.toBe("release");
  });

  it("takes in with whom a session was and which licence its writer held, and lets a treating clinician correct both: the law answers anew (MCL 333.16911)", async () => {
    const { ground, staff, portalOrigin } = stack;
    const { requestId } = await fileRequest(ground, "third.counsel@colbymarsh.example");
    await triage(ground, staff, requestId);
    await command(portalOrigin, staff.privacyOfficer, requestId, "recordFacts", {
      patch: {
        policy: { stateLayer: "apply" },
        practice: { state: "MI" },
        forum: { system: "state", state: "MI" },
      },
    });
    const patientRef = (await overview(portalOrigin, staff.manager, requestId)).patient?.patientRef ?? "";
    const pdf = Buffer.from(await samplePaper("subpoena", sampleCase)).toString("base64");
    const bringIn = async (token: string, importId: string) =>
      call<{ readonly documentId: string }>(portalOrigin, "importRecord", {
        token,
        parameters: { patientRef },
        body: {
          importId: seededId("imp", importId),
          kind: "progress-note",
          title: "Session with the partner",
          sessionOn: "2026-03-31",
          setting: "couple",
          others: "none",
          pdf,
        },
      });
    const [own, byTheDesk] = [
      await bringIn(staff.clinician, "brought in by who wrote it"),
      await bringIn(staff.manager, "brought in by the desk"),
    ];
    const listed = async ({ documentId }: { readonly documentId: string }) => {
      const { records } = await call<{ readonly records: readonly ListedRecord[] }>(
        portalOrigin,
        "requestRecords",
        { token: staff.clinician, parameters: { requestId } },
      );
      return records.find((record) => record.documentId === documentId);
    };
    expect(await listed(own)).toMatchObject({
      takenIn: { setting: "couple", license: "psychologist", others: "none" },
      said: {},
    });
    expect(await listed(byTheDesk)).toMatchObject({ takenIn: { setting: "couple" }, said: {} });

    const documentIds = [own.documentId, byTheDesk.documentId];
    await command(portalOrigin, staff.manager, requestId, "proposeRecords", { documentIds });
    const found = async () => {
      const { records, determination } = await overview(portalOrigin, staff.manager, requestId);
      const asked = (determination?.missingFacts ?? []).filter(({ pointer }) =>
        /^\/segments\/[01]\/author\/license$/.test(pointer),
      );
      return [records.map(({ outcome }) => outcome), asked.length];
    };
    const heldAndAsked = await found();
    expect(heldAndAsked).toEqual([["release", "needs-court-order"], 1]);
    const describe = (license?: string) =>
      command(portalOrigin, staff.clinician, requestId, "describeRecord", {
        documentId: byTheDesk.documentId,
        holds: [],
        ...(license === undefined ? {} : { license }),
      });
    await describe("psychologist");
    expect(await found()).toEqual([["release", "release"], 0]);
    expect(await listed(byTheDesk)).toMatchObject({
      takenIn: { setting: "couple" },
      said: { license: "psychologist" },
    });
    await describe();
    expect(await found()).toEqual(heldAndAsked);
    await expect(describe("LCSW")).rejects.toMatchObject({
      status: 422,
      problem: { code: "invalid-field", fields: [{ pointer: "/payload/license" }] },
    });
  });

  it("keeps a couple's note back until a clinician has recorded that nobody else can be recognized in it (45 CFR 164.501)", async () => {
    const { ground, staff, portalOrigin } = stack;
    const { requestId } = await fileRequest(ground, "fourth.counsel@colbymarsh.example");
    await triage(ground, staff, requestId);
    const { progress } = await chooseRecords(ground, staff.manager, requestId, { progress: 99, sealed: 0 });
    const chosen = progress.filter(({ title }) => title === "Couple's progress note, session 7");
    const [note] = chosen;
    if (note === undefined) throw new Error("No couple's note is seeded.");
    await command(portalOrigin, staff.manager, requestId, "proposeRecords", {
      documentIds: [note.documentId],
    });
    const found = async (others?: string) => {
      if (others !== undefined)
        await command(portalOrigin, staff.clinician, requestId, "describeRecord", {
          documentId: note.documentId,
          holds: [],
          others,
        });
      const { records, determination } = await overview(portalOrigin, staff.manager, requestId);
      const asked = (determination?.missingFacts ?? []).map(({ pointer }) => pointer);
      return [records[0]?.outcome, asked.includes("/segments/0/participants/othersIdentified")];
    };
    expect(await found()).toEqual(["needs-authorization", true]);
    expect(await found("inseparable")).toEqual(["needs-authorization", false]);
    expect(await found("separable")).toEqual(["withhold", false]);
    expect(await found("none")).toEqual(["release", false]);
    await command(portalOrigin, staff.clinician, requestId, "reviewRecord", {
      documentId: note.documentId,
      decision: "approve",
      reason: "Within what is asked, and of the client alone.",
    });
    await command(portalOrigin, staff.clinician, requestId, "completeReview");
    await confirmAndRelease(ground, staff, requestId);
    // A disclosure under a subpoena is owed to the patient's accounting (45 CFR 164.528(a)(1)).
    const accounting = await call<AccountingView>(portalOrigin, "accounting", {
      token: staff.privacyOfficer,
      parameters: { requestId },
    });
    const own = accounting.lines.filter((line) => line.requestId === requestId);
    expect(own).toMatchObject([{ what: expect.stringContaining("progress notes"), corrections: [] }]);
    expect(own[0]?.keptBack).toBeUndefined();
  });

  it("signs staff in through the hosted pages with a one-time code", async () => {
    const token = await signIn(stack.portalOrigin, "luis.andrade@harborlight.example", seededPassword);
    const answer = await fetch(`${stack.portalOrigin}/api/staff/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await answer.json()).toMatchObject({
      roles: ["clinician"],
      practiceName: "Harbor Light Counseling",
    });
  });
});

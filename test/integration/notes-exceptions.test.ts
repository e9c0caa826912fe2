import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, command, overview } from "../../local/journey/api.ts";
import { chooseRecords, confirmAndRelease, proposeAndReview } from "../../local/journey/disclose.ts";
import { download } from "../../local/journey/download.ts";
import { fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { counselsAnswer } from "../../local/journey/triage.ts";
import type { StaffCommandName } from "../../workflows/contract/commands.ts";
import type { NotesException } from "../../workflows/contract/notes-authority.ts";
import { manifestSchema } from "../../workflows/production/manifest.ts";
import { authorityOn } from "../../workflows/request/authority.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import { grantIds, notesKeyOf } from "../support/note-grants.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// The closed list of 45 CFR 164.508(a)(2): what the law owes without any form or order, the vault opens for, under the
// exception's own citation, with the same two persons.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

const give = (
  who: keyof TestStack["staff"],
  requestId: string,
  name: StaffCommandName,
  payload: Readonly<Record<string, unknown>> = {},
) => command(stack.portalOrigin, stack.staff[who], requestId, name, payload);
const seen = (requestId: string) => overview(stack.portalOrigin, stack.staff.manager, requestId);
const ofThePractice = { hipaaCoveredEntity: true, part2Program: false, partyToCase: false } as const;
const secretary: NotesException = "45 CFR 164.502(a)(2)(ii)";

/** A request in which the desk recorded these facts, up to two psychotherapy notes that a clinician approved. */
async function approvedNotes(email: string, facts: Readonly<Record<string, unknown>>) {
  const { ground, staff, portalOrigin } = stack;
  const filed = await fileRequest(ground, email);
  const { requestId } = filed;
  await give("manager", requestId, "recordFacts", { patch: facts });
  const settled = { ...counselsAnswer, practice: ofThePractice };
  await give("privacyOfficer", requestId, "recordFacts", { patch: settled });
  await give("manager", requestId, "verifyRequester", {
    method: "called-published-number",
    authorityVerified: true,
  });
  await give("manager", requestId, "confirmWeight");
  const { patients } = await call<{ readonly patients: readonly { readonly patientRef: string }[] }>(
    portalOrigin,
    "findPatients",
    { token: staff.manager, body: { name: sampleCase.patient } },
  );
  await give("manager", requestId, "matchPatient", { patientRef: patients[0]?.patientRef });
  const { sealed } = await chooseRecords(ground, staff.manager, requestId, { progress: 0, sealed: 2 });
  await proposeAndReview(ground, staff, requestId, sealed);
  const paper = (await seen(requestId)).papers.find(({ state }) => state === "admitted")?.documentId;
  return { filed, requestId, notes: sealed, paper: paper as DocumentId };
}

describe("psychotherapy notes that are owed to the Secretary of HHS (45 CFR 164.502(a)(2)(ii))", () => {
  it("leave through the vault under that exception alone, named after the paper that asks, and by two persons", async () => {
    const { filed, requestId, notes, paper } = await approvedNotes("secretary@hhs.example", {
      instrument: { type: "hhs-ocr-request", requestedClasses: ["psychotherapy-notes"] },
      requester: { role: "hhs-ocr", purpose: "compliance-investigation", oversees: "practice" },
    });
    expect((await seen(requestId)).notesOpenedBy).toEqual([secretary]);
    const documentIds = notes.map(({ documentId }) => documentId);
    const ask = (authority: object) =>
      give("manager", requestId, "requestVault", {
        authority,
        documentIds,
        reason: "The Office for Civil Rights asks for them.",
      });
    const wrong = { status: 422, problem: { code: "refused-by-law" } };
    await expect(ask({ kind: "order", documentId: paper })).rejects.toMatchObject(wrong);
    await expect(ask({ kind: "authorization", documentId: paper })).rejects.toMatchObject(wrong);
    const coroner = { kind: "exception", documentId: paper, citation: "45 CFR 164.512(g)(1)" };
    await expect(ask(coroner)).rejects.toMatchObject(wrong);
    const invented = { kind: "exception", documentId: paper, citation: "45 CFR 164.512(i)" };
    await expect(ask(invented)).rejects.toMatchObject({ status: 422, problem: { code: "invalid-field" } });
    const named = {
      authorizationId: "aut_00000000000000000000000000",
      documentIds,
      reason: "By an id of mine.",
    };
    await expect(give("manager", requestId, "requestVault", named)).rejects.toMatchObject({
      problem: { code: "invalid-field" },
    });

    await ask({ kind: "exception", documentId: paper, citation: secretary });
    await give("clinician", requestId, "approveVault");
    await expect(give("privacyOfficer", requestId, "confirmRelease")).rejects.toMatchObject(wrong);
    await give("privacyOfficer", requestId, "approveVault");
    const before = stack.stores.kms.decisions().length;
    await confirmAndRelease(stack.ground, stack.staff, requestId);
    const opened = (await seen(requestId)).timeline.filter(({ type }) => type.startsWith("vault."));
    expect(opened[0]?.words).toContain(secretary);
    expect(opened.map(({ type }) => type)).toEqual([
      "vault.requested",
      "vault.approved",
      "vault.approved",
      "vault.opened",
      "vault.closed",
    ]);
    const made = stack.stores.kms
      .decisions()
      .slice(before)
      .filter(({ operation, keyId }) => operation === "CreateGrant" && notesKeyOf(stack).endsWith(keyId));
    expect(made).toHaveLength(2);
    expect(await grantIds(stack)).toEqual([]);

    const folder = mkdtempSync(join(tmpdir(), "duces-production-"));
    const { verified, manifest } = await download(stack.ground, filed, folder);
    rmSync(folder, { recursive: true });
    expect(verified).toBe(true);
    expect(
      manifestSchema
        .parse(manifest)
        .documents.map(({ documentId }) => documentId)
        .toSorted(),
    ).toEqual([...documentIds].toSorted());
    expect(authorityOn(paper)).toMatch(/^aut_/u);
  });

  it("stay when somebody else asks in its name, and fall when that turns out before the release", async () => {
    const { requestId, notes, paper } = await approvedNotes("not.the.secretary@hhs.example", {
      instrument: { type: "hhs-ocr-request", requestedClasses: ["psychotherapy-notes"] },
      requester: { role: "hhs-ocr", purpose: "compliance-investigation", oversees: "practice" },
    });
    await give("manager", requestId, "requestVault", {
      authority: { kind: "exception", documentId: paper, citation: secretary },
      documentIds: notes.map(({ documentId }) => documentId),
      reason: "The Office for Civil Rights asks for them.",
    });
    await give("clinician", requestId, "approveVault");
    await give("privacyOfficer", requestId, "approveVault");
    await give("manager", requestId, "recordFacts", { patch: { requester: { role: "oversight-agency" } } });
    const after = await seen(requestId);
    expect(after.states.course).toBe("retrieval");
    expect(after.states.vault).toBe("closed");
    expect(after.notesOpenedBy).toEqual([]);
    expect(await grantIds(stack)).toEqual([]);
  });
});

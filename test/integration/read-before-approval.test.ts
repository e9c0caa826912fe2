import { randomUUID } from "node:crypto";
import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call, command, overview } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import { chooseRecords, proposeAndReview } from "../../local/journey/disclose.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import type { ReadingOpened } from "../../workflows/contract/reading.ts";
import type { RecordRow, StaffLink } from "../../workflows/contract/staff.ts";
import { grantIds } from "../support/note-grants.ts";
import { functionOf, harborLight, invokeAs, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: who is asked to approve the vault reads first, through the vault.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(1);
});
afterAll(async () => stack?.end());

type Who = keyof TestStack["staff"];
const give = (
  who: Who,
  requestId: string,
  name: Parameters<typeof command>[3],
  payload: Readonly<Record<string, unknown>> = {},
) => command(stack.portalOrigin, stack.staff[who], requestId, name, payload);
const refused = (code: string, asked: Promise<unknown>) =>
  expect(asked).rejects.toMatchObject({ problem: { code } });
const reason = "To say whether it should go.";

/** A request whose vault was asked to open for two notes. */
async function waiting(email: string) {
  const ground = { ...stack.ground, say: () => undefined };
  const { requestId } = await fileRequest(ground, `${email}@colbymarsh.example`);
  await triage(ground, stack.staff, requestId);
  const form = await recordForm(ground, stack.staff.manager, requestId, "psychotherapy-notes-authorization");
  const { sealed } = await chooseRecords(ground, stack.staff.manager, requestId, { progress: 0, sealed: 2 });
  await proposeAndReview(ground, stack.staff, requestId, sealed);
  await give("manager", requestId, "requestVault", {
    authority: { kind: "authorization", documentId: form.documentId },
    documentIds: sealed.map(({ documentId }) => documentId),
    reason: "The patient authorized these notes.",
  });
  const [note] = sealed as readonly [RecordRow, RecordRow];
  return { requestId, form, note };
}
/** A reading is asked for by a command whose id is that of the reading. */
async function ask(who: Who, requestId: string, documentId: string, readingId = newReading()): Promise<void> {
  const { version: expectedVersion } = await overview(stack.portalOrigin, stack.staff.manager, requestId);
  await call(stack.portalOrigin, "command", {
    token: stack.staff[who],
    parameters: { requestId },
    body: {
      commandId: readingId,
      expectedVersion,
      command: "readNote",
      payload: { readingId, documentId, reason },
    },
  });
}
const newReading = () => seededId("rdg", randomUUID());
async function read(who: Who, requestId: string, documentId: string): Promise<string> {
  const readingId = newReading();
  await ask(who, requestId, documentId, readingId);
  await open(who, requestId, readingId);
  return readingId;
}
const open = (who: Who, requestId: string, readingId: string) =>
  call<ReadingOpened>(stack.portalOrigin, "openReading", {
    token: stack.staff[who],
    parameters: { requestId, readingId },
    body: {},
  });
const link = (who: Who, readingId: string) =>
  call<StaffLink>(stack.portalOrigin, "readingLink", {
    token: stack.staff[who],
    parameters: { readingId },
    body: {},
  });
const sweep = () =>
  invokeAs(stack, stack.roles.root, functionOf(stack, "read-notes").name, { kind: "sweep-readings" });
async function copiesOf(readingId: string): Promise<number> {
  const client = storageAs(stack, stack.roles.root);
  const Bucket = settingOf(stack, "read-notes", "READINGS_BUCKET");
  const Prefix = `${harborLight}/${readingId}`;
  const found = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  client.destroy();
  return (found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0);
}

describe("reading before the vault is approved (45 CFR 164.508(a)(2))", () => {
  it("opens one of its notes for one who may approve, leaves no grant, and is in the history", async () => {
    const { requestId, note } = await waiting("read.one");
    // Nobody but its author before somebody has approved.
    await refused("not-allowed-for-role", ask("privacyOfficer", requestId, note.documentId));
    await give("clinician", requestId, "approveVault");
    const before = await grantIds(stack);
    const readingId = await read("privacyOfficer", requestId, note.documentId);
    expect(await grantIds(stack)).toEqual(before);
    const fetched = await fetch((await link("privacyOfficer", readingId)).url);
    expect(
      Buffer.from(await fetched.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    await refused("not-found", link("clinician", readingId));
    // Asked again after a stop it goes on, and makes no second copy.
    await open("privacyOfficer", requestId, readingId);
    expect(await copiesOf(readingId)).toBe(1);
    const { timeline, vault } = await overview(stack.portalOrigin, stack.staff.manager, requestId);
    expect(vault?.marks).toEqual([]);
    expect(timeline.map(({ words }) => words)).toContain(
      "Somebody who is asked to approve asked to read a note.",
    );
  });

  it("is for nobody else, for no other note, and not before the vault is asked for", async () => {
    const { requestId, note } = await waiting("read.others");
    const asked = (who: Who, documentId: string) => ask(who, requestId, documentId);
    await refused("not-allowed-for-role", asked("manager", note.documentId));
    await refused("not-found", asked("clinician", seededId("doc", "another")));
    await refused("not-found", open("clinician", requestId, newReading()));
    await give("clinician", requestId, "declineVault", { reason: "Not yet." });
    await refused("wrong-state", asked("clinician", note.documentId));
  });

  it("ends when the authority is revoked: no link, and the sweep destroys the copy (45 CFR 164.508(b)(5))", async () => {
    const { requestId, note, form } = await waiting("read.revoked");
    const readingId = await read("clinician", requestId, note.documentId);
    await link("clinician", readingId);
    await give("manager", requestId, "revokeAuthorization", {
      authorizationId: form.authorizationId,
      form: "written",
      receivedAt: "2026-11-20T16:00:00Z",
    });
    await refused("not-found", link("clinician", readingId));
    await sweep();
    expect(await copiesOf(readingId)).toBe(0);
    // Nor does it open after the revocation when it was asked for before.
    await refused("unavailable", open("clinician", requestId, readingId));
  });

  it("ends when its reader decides, and a note marked to be withheld keeps everybody from approving", async () => {
    const { requestId, note } = await waiting("read.marked");
    const { documentId } = note;
    const mark = (who: Who, one: "may-go" | "withhold") =>
      give(who, requestId, "markNote", { documentId, mark: one, reason: "Says more than is asked for." });
    await refused("not-allowed-for-role", mark("manager", "withhold"));
    const readingId = await read("clinician", requestId, documentId);
    await mark("clinician", "withhold");
    const marked = await overview(stack.portalOrigin, stack.staff.manager, requestId);
    expect(marked.vault?.marks).toMatchObject([{ documentId, name: "Miriam Okafor, PsyD" }]);
    // A mark is taken back by whoever made it.
    await mark("privacyOfficer", "may-go");
    await refused("wrong-state", give("privacyOfficer", requestId, "approveVault"));
    await refused("wrong-state", give("clinician", requestId, "approveVault"));
    // Nor is it declined: asked for anew, the opening would know of no mark.
    await refused("wrong-state", give("privacyOfficer", requestId, "declineVault", { reason: "Not so." }));
    await mark("clinician", "may-go");
    await link("clinician", readingId);
    await give("clinician", requestId, "approveVault");
    await refused("not-found", link("clinician", readingId));
    await sweep();
    expect(await copiesOf(readingId)).toBe(0);
    await give("privacyOfficer", requestId, "approveVault");
  });
});

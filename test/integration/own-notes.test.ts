import { GetObjectCommand, ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../../local/journey/api.ts";
import { sampleCase } from "../../local/journey/file-request.ts";
import { seededId } from "../../local/seed/ids.ts";
import { patientProfileKey, readingKey } from "../../functions/adapters/ledger-keys.ts";
import type { OwnNotes, ReadingOpened } from "../../workflows/contract/reading.ts";
import type { StaffLink } from "../../workflows/contract/staff.ts";
import { addressOf, send, withoutCorrelation } from "../support/raw-call.ts";
import { grantIds } from "../support/note-grants.ts";
import {
  functionOf,
  harborLight,
  invokeAs,
  roleOf,
  rowsOf,
  settingOf,
  storageAs,
  writeAs,
} from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: an author reads a note of theirs through the vault, and nobody else does.

let stack: TestStack;
let note: { readonly patientRef: string; readonly documentId: string };
const body = { forTreatment: true, wroteIt: true, reason: "To prepare the next session." };

beforeAll(async () => {
  stack = await startSeededStack(1);
  const { patients } = await mine(stack.staff.clinician);
  const [patient] = patients;
  note = { patientRef: patient?.patientRef ?? "", documentId: patient?.notes[0]?.documentId ?? "" };
});
afterAll(async () => stack?.end());

const mine = (token: string, name = "") =>
  call<OwnNotes>(stack.portalOrigin, "ownNotes", { token, body: { name } });
const open = (token = stack.staff.clinician, parameters = note) =>
  call<ReadingOpened>(stack.portalOrigin, "readOwnNote", { token, parameters, body });
const link = (readingId: string, token = stack.staff.clinician) =>
  call<StaffLink>(stack.portalOrigin, "readingLink", { token, parameters: { readingId }, body: {} });
const sweep = () =>
  invokeAs(stack, stack.roles.root, functionOf(stack, "read-notes").name, { kind: "sweep-readings" });
const gone = { status: 404, problem: { code: "not-found" } };

/** Versions and delete markers of the copy of one reading, as the account's root sees them. */
async function copiesOf(readingId: string): Promise<number> {
  const client = storageAs(stack, stack.roles.root);
  const Bucket = settingOf(stack, "read-notes", "READINGS_BUCKET");
  const Prefix = `${harborLight}/${readingId}`;
  const found = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  client.destroy();
  return (found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0);
}
async function rowOf(readingId: string) {
  const [row] = await rowsOf(stack, readingKey(harborLight, readingId).pk);
  return row ?? {};
}
const rewrite = (Item: Readonly<Record<string, unknown>>) =>
  writeAs(stack, stack.roles.root, { Put: { Item } });

describe("the author's own reading of a psychotherapy note (45 CFR 164.508(a)(2)(i)(A))", () => {
  it("goes through the vault into a copy for the one reader: found, opened, fetched, ended, destroyed", async () => {
    expect((await mine(stack.staff.clinician, sampleCase.patient)).patients).toHaveLength(1);
    const before = await grantIds(stack);
    const { readingId, endsAt } = await open();
    expect(await grantIds(stack)).toEqual(before);
    const row = await rowOf(readingId);
    expect(row).toMatchObject({ ...note, readingId, endsAt, reason: body.reason });
    expect(Date.parse(endsAt) - Date.parse(String(row["askedAt"]))).toBe(600_000);
    const fetched = await fetch((await link(readingId)).url);
    expect(fetched.headers.get("content-disposition")).toContain("note-for-reading.pdf");
    expect(
      Buffer.from(await fetched.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    await sweep();
    expect(await copiesOf(readingId)).toBe(1);
    await call(stack.portalOrigin, "endReading", {
      token: stack.staff.clinician,
      parameters: { readingId },
      body: {},
    });
    expect(await copiesOf(readingId)).toBe(0);
    await expect(link(readingId)).rejects.toMatchObject(gone);
    // What is still under way for it opens nothing: the vault finds that it was ended.
    const rows = await rowsOf(stack, readingKey(harborLight, readingId).pk);
    expect(rows.map(({ sk }) => sk)).toEqual(["READING", "READING#ENDED"]);
  });

  it("is over when its minutes are: no link, and the sweep destroys every version", async () => {
    const { readingId } = await open();
    await rewrite({ ...(await rowOf(readingId)), endsAt: "2026-01-01T00:00:00.000Z" });
    await expect(link(readingId)).rejects.toMatchObject(gone);
    expect(await copiesOf(readingId)).toBe(1);
    await sweep();
    expect(await copiesOf(readingId)).toBe(0);
  });

  it("ends with the ground it stands on: who treats the patient no more has no link, and the copy goes", async () => {
    const { readingId } = await open();
    const key = patientProfileKey(harborLight, note.patientRef);
    const profile = (await rowsOf(stack, key.pk)).find(({ sk }) => sk === key.sk) ?? {};
    await rewrite({ ...profile, treatedBy: [seededId("per", "somebody else")] });
    await expect(link(readingId)).rejects.toMatchObject(gone);
    await sweep();
    expect(await copiesOf(readingId)).toBe(0);
    await expect(open()).rejects.toMatchObject({ status: 403 });
    await rewrite(profile);
  });

  it("is one person's in one sign-in: no link for a colleague, the privacy officer, or the same person signed in anew", async () => {
    const { readingId } = await open();
    const { staff } = stack;
    for (const token of [
      staff.manager,
      staff.privacyOfficer,
      stack.accessTokenOf("luis.andrade@harborlight.example"),
    ])
      await expect(link(readingId, token)).rejects.toMatchObject(gone);
    await rewrite({ ...(await rowOf(readingId)), signedInAt: 1 });
    await expect(link(readingId)).rejects.toMatchObject(gone);
  });

  it("is refused to everybody else in one and the same words, whether there is a note or not", async () => {
    const { staff } = stack;
    const others = [
      staff.manager,
      staff.privacyOfficer,
      stack.accessTokenOf("luis.andrade@harborlight.example"),
    ];
    for (const token of others) {
      const told = [];
      for (const documentId of [note.documentId, seededId("doc", "never existed")]) {
        const address = `${stack.portalOrigin}${addressOf("readOwnNote", { ...note, documentId })}`;
        told.push(withoutCorrelation(await send(address, "POST", { token, body })));
      }
      expect(told[0]).toBe(told[1]);
      expect(await mine(token)).toEqual({ patients: [] });
    }
  });

  it("gives no other role the copy, and the reading room no note", async () => {
    const { readingId } = await open();
    const get = async (folder: string, fn: string, bucket: string, Key: string) => {
      const client = storageAs(stack, roleOf(stack, folder));
      await expect(
        client.send(new GetObjectCommand({ Bucket: settingOf(stack, fn, bucket), Key })),
      ).rejects.toMatchObject({ name: "AccessDenied" });
      client.destroy();
    };
    for (const folder of ["staff-api", "deliver", "import-records", "open-vault", "assemble-production"])
      await get(folder, "read-notes", "READINGS_BUCKET", `${harborLight}/${readingId}`);
    const sealed = `${harborLight}/${note.patientRef}/${note.documentId}`;
    await get("read-notes", "assemble-production", "NOTES_BUCKET", sealed);
  });
});

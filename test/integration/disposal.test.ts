import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import type { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patientPartition, preservedPartition } from "../../functions/adapters/ledger-keys.ts";
import { call, command, Refusal } from "../../local/journey/api.ts";
import { fileRequest } from "../../local/journey/file-request.ts";
import { triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import type { DisposalView, Retention, Shelf } from "../../workflows/contract/retention.ts";
import { shelfClasses } from "../../workflows/retention/disposition.ts";
import { onceSettled, disposalRowOf, putStage, sweepDisposals } from "../support/disposals-on-stack.ts";
import { grantByHand, rewrap } from "../support/note-grants.ts";
import { onePage, streamObject } from "../support/pdf-files.ts";
import { errorOf, harborLight, roleOf, rowsOf, settingOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Under the roles, keys and buckets of the template: what two people have destroyed is gone in every copy and version.

let stack: TestStack;
beforeAll(async () => {
  stack = await startSeededStack(0);
});
afterAll(async () => stack?.end());

const buckets = ["RECORDS_BUCKET", "NOTES_BUCKET", "NOTE_KEYS_BUCKET", "INCOMING_BUCKET"] as const;
const bucketOf = (name: (typeof buckets)[number]) => settingOf(stack, "dispose-records", name);
const words = "the words of the session";

/** Versions and delete markers of one patient in each bucket, as the account's root sees them. */
async function storedOf(patientRef: string): Promise<readonly number[]> {
  const client = storageAs(stack, stack.roles.root);
  const counts: number[] = [];
  for (const name of buckets) {
    const found = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucketOf(name), Prefix: `${harborLight}/${patientRef}/` }),
    );
    counts.push((found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0));
  }
  client.destroy();
  return counts;
}

/** Versions of files of a patient that were posted and not taken in. */
async function postedOf(patientRef: string): Promise<number> {
  const client = storageAs(stack, stack.roles.root);
  const Prefix = `incoming/${harborLight}/${patientRef}/`;
  const found = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucketOf("INCOMING_BUCKET"), Prefix }),
  );
  client.destroy();
  return (found.Versions?.length ?? 0) + (found.DeleteMarkers?.length ?? 0);
}

/** Asks the storage under the role of a function. */
async function as<Answer>(folder: string, ask: (client: S3Client) => Promise<Answer>): Promise<Answer> {
  const client = storageAs(stack, roleOf(stack, folder));
  return ask(client).finally(() => client.destroy());
}

/**
 * A patient seen long ago, with two ordinary records, one of them in three versions, a psychotherapy note, and a record that
 * is under the rules of notes and of Part 2 at once, so that nobody can classify it.
 */
async function aPatientOfOld(name: string) {
  const { portalOrigin, staff } = stack;
  const { patientRef } = await call<{ readonly patientRef: string }>(portalOrigin, "addPatient", {
    token: staff.manager,
    body: {
      name,
      birthDate: "1987-04-19",
      treatedBy: [seededId("per", "miriam.okafor@harborlight.example")],
    },
  });
  // Whoever brings it in again says the same, and is told that it is there or was destroyed.
  const bring = (kind: string, n: number) =>
    call<{ readonly documentId: string }>(portalOrigin, "importRecord", {
      token: staff.clinician,
      parameters: { patientRef },
      body: {
        importId: `import-of-old-0000${n}`,
        kind,
        ...(kind === "progress-note" || kind === "billing" ? { title: `Session ${n}` } : {}),
        ...(kind === "unclassified" ? { because: "notes-and-part-2" } : {}),
        sessionOn: `2012-03-0${n}`,
        pdf: onePage(streamObject(Buffer.from(`BT (${words} ${n}) Tj ET`))).toString("base64"),
      },
    });
  const kinds = ["progress-note", "billing", "psychotherapy-note", "unclassified"] as const;
  const brought = [];
  for (const [n, kind] of kinds.entries()) brought.push(await bring(kind, n + 1));
  const [first, , note] = brought;
  if (!first || !note) throw new Error("four records are needed");
  const Key = `${harborLight}/${patientRef}/${first.documentId}`;
  const Bucket = bucketOf("RECORDS_BUCKET");
  await as("import-records", (client) =>
    client.send(new PutObjectCommand({ Bucket, Key, Body: "a later version" })),
  );
  const root = storageAs(stack, stack.roles.root);
  await root.send(new DeleteObjectCommand({ Bucket, Key }));
  root.destroy();
  expect(await storedOf(patientRef)).toEqual([4, 1, 1, 1]);
  const again = () => kinds.map((kind, n) => bring(kind, n + 1));
  return { patientRef, note: note.documentId, first: first.documentId, again };
}

const asked = { treatmentEndedOn: "2012-06-01", ground: "Counsel, letter of 3 November 2026." };
const propose = (patientRef: string, token = stack.staff.privacyOfficer) =>
  call<{ readonly disposalId: string }>(stack.portalOrigin, "proposeDisposal", {
    token,
    parameters: { patientRef },
    body: asked,
  });
const decide = (disposalId: string, token: string, body: object = { decision: "confirm", records: 2 }) =>
  call<DisposalView>(stack.portalOrigin, "decideDisposal", { token, parameters: { disposalId }, body });
const viewOf = async (disposalId: string) => {
  const { disposals } = await call<Retention>(stack.portalOrigin, "retention", {
    token: stack.staff.manager,
  });
  const view = disposals.find((one) => one.disposalId === disposalId);
  if (!view) throw new Error("the disposal is not listed");
  return view;
};
const refusalOf = async (calling: Promise<unknown>) => {
  const error: unknown = await calling.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error("the call was not refused");
  return error.problem;
};
const shelfOf = async (name: string) => {
  const found = await call<{ readonly shelves: readonly Shelf[] }>(stack.portalOrigin, "searchShelves", {
    token: stack.staff.privacyOfficer,
    body: { name, treatmentEndedOn: asked.treatmentEndedOn },
  });
  return found.shelves;
};

describe("the disposal of a patient's record, over all copies and versions", () => {
  it("leaves no version, no delete marker, no plaintext and no key, and a restored ciphertext stays shut", async () => {
    const { patientRef, note } = await aPatientOfOld("Wilhelmina Storch");
    const Key = `${harborLight}/${patientRef}/${note}`;
    const Bucket = bucketOf("NOTES_BUCKET");
    // A copy that somebody kept: bytes and everything that stands beside them.
    const copy = await as("assemble-production", async (client) => {
      const { Body, Metadata = {} } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return { Body: (await Body?.transformToByteArray()) ?? Buffer.alloc(0), Metadata };
    });
    const to = {
      practiceId: harborLight,
      requestId: seededId("req", "some request"),
      authorizationId: seededId("aut", "some form"),
      documentId: note,
    };
    const { grantToken } = await grantByHand(stack, patientRef, note);
    const open = () => rewrap(stack, patientRef, to, [grantToken]);
    expect((await open()).length).toBeGreaterThan(0);

    const { disposalId } = await propose(patientRef);
    const destroyed = await decide(disposalId, stack.staff.manager);
    expect(destroyed).toMatchObject({ records: 2, destroyed: 2, stage: { state: "under-way" } });
    expect(await storedOf(patientRef)).toEqual([0, 0, 0, 0]);
    await onceSettled(stack, disposalId);
    expect((await viewOf(disposalId)).stage.state).toBe("done");

    await as("import-records", (client) => client.send(new PutObjectCommand({ Bucket, Key, ...copy })));
    expect(await storedOf(patientRef)).toEqual([0, 1, 0, 0]);
    // Whoever may list nothing is told of a key that is not there what is told of one that may not be read.
    expect(await errorOf(open())).toBe("AccessDenied");

    // Of the rows of the records nothing is left but that they are gone; no title, no day, no writer.
    const rows = await rowsOf(stack, patientPartition(harborLight, patientRef));
    const kinds = rows.map(({ sk }) => String(sk).split("#")[0] ?? "");
    expect(kinds.toSorted((one, other) => one.localeCompare(other))).toEqual([
      "DISPOSED",
      "DISPOSED",
      "DISPOSED",
      "DISPOSED",
      "PROFILE",
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Session|2012-03|Okafor/u);
    expect(JSON.stringify(await viewOf(disposalId))).not.toContain(note);
    expect(JSON.stringify(await disposalRowOf(stack, disposalId))).not.toMatch(
      /sessionOn|"sha256":"[0-9a-f]{64}","dest/u,
    );
    const drawn = await call<{ readonly base64: string }>(stack.portalOrigin, "drawCertificate", {
      token: stack.staff.privacyOfficer,
      parameters: { disposalId },
      body: {},
    });
    expect(Buffer.from(drawn.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("is done by a role that can list and delete one record, and read none", async () => {
    const { patientRef, note } = await aPatientOfOld("Cornelius Vane");
    const client = storageAs(stack, roleOf(stack, "dispose-records"));
    const Key = `${harborLight}/${patientRef}/${note}`;
    for (const name of buckets) {
      const Bucket = bucketOf(name);
      expect(await errorOf(client.send(new GetObjectCommand({ Bucket, Key })))).toBe("AccessDenied");
      for (const Prefix of ["", `${harborLight}/`, `${harborLight}/${patientRef}/`])
        expect(await errorOf(client.send(new ListObjectVersionsCommand({ Bucket, Prefix })))).toBe(
          "AccessDenied",
        );
      expect(await errorOf(client.send(new DeleteObjectCommand({ Bucket, Key })))).toBe("AccessDenied");
    }
    client.destroy();
    expect(await storedOf(patientRef)).toEqual([4, 1, 1, 1]);
  });

  it("takes two people who signed in lately, and is told as one security event where it is refused", async () => {
    const { patientRef } = await aPatientOfOld("Ottilie Brand");
    const old = (name: string) =>
      stack.accessTokenOf(`${name}@harborlight.example`, Date.now() - 16 * 60_000);
    expect(await refusalOf(propose(patientRef, old("tomas.lindqvist")))).toMatchObject({
      code: "sign-in-too-old",
    });
    expect(await refusalOf(propose(patientRef, stack.staff.manager))).toMatchObject({
      code: "not-allowed-for-role",
    });
    const { disposalId } = await propose(patientRef);
    expect(await refusalOf(decide(disposalId, old("dana.whitfield")))).toMatchObject({
      code: "sign-in-too-old",
    });
    expect(await refusalOf(decide(disposalId, stack.staff.privacyOfficer))).toMatchObject({
      code: "same-person",
    });
    const declined = await decide(disposalId, stack.staff.clinician, {
      decision: "decline",
      reason: "She called last week.",
    });
    expect(declined.stage).toMatchObject({ state: "declined", reason: "She called last week." });
    expect(await storedOf(patientRef)).toEqual([4, 1, 1, 1]);
  });
});

describe("a disposal that broke off", () => {
  const confirmed = () => ({
    personId: seededId("per", "dana.whitfield@harborlight.example"),
    name: "Dana Whitfield",
    at: "2026-11-30T12:00:00.000Z",
  });

  it("is gone on with by the sweep, without a person, and what an import stored meanwhile goes as well", async () => {
    const { patientRef, note, first, again } = await aPatientOfOld("Theodor Anselm");
    const { disposalId } = await propose(patientRef);
    // Its run died as soon as it had taken the disposal.
    const runsUntil = "2026-01-01T00:00:00.000Z";
    await putStage(stack, disposalId, {
      state: "under-way",
      confirmed: confirmed(),
      runsUntil,
      lastLookAt: null,
    });
    // Whoever sends the same imports again meanwhile puts nothing back that would stay.
    await Promise.all([sweepDisposals(stack), ...again().map((sent) => sent.catch(() => undefined))]);
    await sweepDisposals(stack);
    expect((await viewOf(disposalId)).stage).toMatchObject({ state: "under-way", runsUntil: null });
    const late = [
      ["RECORDS_BUCKET", `${harborLight}/${patientRef}/${first}`],
      ["NOTES_BUCKET", `${harborLight}/${patientRef}/${note}`],
      ["NOTE_KEYS_BUCKET", `${harborLight}/${patientRef}/${note}/0c`],
      ["INCOMING_BUCKET", `${harborLight}/${patientRef}/${first}`],
      ["INCOMING_BUCKET", `incoming/${harborLight}/${patientRef}/${first}`],
    ] as const;
    for (const [name, Key] of late)
      await as("import-records", (client) =>
        client.send(new PutObjectCommand({ Bucket: bucketOf(name), Key, Body: "late" })),
      );
    await onceSettled(stack, disposalId);
    expect((await viewOf(disposalId)).stage.state).toBe("done");
    expect(await storedOf(patientRef)).toEqual([0, 0, 0, 0]);
    expect(await postedOf(patientRef)).toBe(0);
    const refused = await Promise.all(again().map(refusalOf));
    expect(refused.map(({ code }) => code)).toEqual(Array(4).fill("wrong-state"));
    expect(await storedOf(patientRef)).toEqual([0, 0, 0, 0]);
  });

  it("is stopped by a request that came meanwhile, and closed by the officer with words", async () => {
    const { patientRef } = await aPatientOfOld("Gesine Vollrath");
    const { disposalId } = await propose(patientRef);
    const { requestId, trackingNumber } = await fileRequest(stack.ground, "later@colbymarsh.example");
    const runsUntil = "2026-01-01T00:00:00.000Z";
    await putStage(stack, disposalId, {
      state: "under-way",
      confirmed: confirmed(),
      runsUntil,
      lastLookAt: null,
    });
    await sweepDisposals(stack);
    const { stage } = await viewOf(disposalId);
    expect(stage).toMatchObject({ state: "stopped", holders: [{ trackingNumber }], partly: [] });
    expect(await storedOf(patientRef)).toEqual([4, 1, 1, 1]);
    const reason = "The case will take years.";
    const closed = await decide(disposalId, stack.staff.privacyOfficer, { decision: "close", reason });
    expect(closed).toMatchObject({ destroyed: 0, stage: { state: "closed", reason } });
    const drawn = await call<{ readonly base64: string }>(stack.portalOrigin, "drawCertificate", {
      token: stack.staff.privacyOfficer,
      parameters: { disposalId },
      body: {},
    });
    expect(Buffer.from(drawn.base64, "base64").subarray(0, 5).toString()).toBe("%PDF-");
    await command(stack.portalOrigin, stack.staff.manager, requestId, "closeRequest", {
      outcome: "withheld_no_authority",
      reason: "The paper was withdrawn.",
    });
    await command(stack.portalOrigin, stack.staff.privacyOfficer, requestId, "liftLegalHold", {
      reason: "The case is over.",
    });
  });
});

describe("a hold", () => {
  it("keeps every record of the practice while nobody is matched, and then the matched patient's", async () => {
    const held = await aPatientOfOld("Rowan Ellery");
    const free = await aPatientOfOld("Leonora Quist");
    const before = await propose(held.patientRef);
    const { requestId, trackingNumber } = await fileRequest(stack.ground, "hold@colbymarsh.example");

    const unmatched = await refusalOf(propose(free.patientRef));
    expect(unmatched).toMatchObject({ code: "refused-by-law" });
    expect(unmatched.words).toContain(trackingNumber);
    expect(await refusalOf(decide(before.disposalId, stack.staff.manager))).toMatchObject({
      code: "refused-by-law",
    });
    expect((await shelfOf("Leonora Quist"))[0]?.classes.map(({ disposition }) => disposition.kind)).toEqual(
      shelfClasses.map(() => "held"),
    );

    await triage(stack.ground, stack.staff, requestId);
    expect(await rowsOf(stack, preservedPartition(harborLight, "anybody"))).toEqual([]);
    const { disposalId } = await propose(free.patientRef);
    expect((await decide(disposalId, stack.staff.manager)).stage.state).toBe("under-way");
    await onceSettled(stack, disposalId);

    // Closed, the request still holds: only the privacy officer lifts what was placed when the process came in.
    const end = { outcome: "withheld_no_authority", reason: "The paper was withdrawn." };
    await command(stack.portalOrigin, stack.staff.manager, requestId, "closeRequest", end);
    const closed = await refusalOf(decide(before.disposalId, stack.staff.manager));
    expect(closed.words).toContain("under a legal hold");
    expect(await storedOf(held.patientRef)).toEqual([4, 1, 1, 1]);
    await command(stack.portalOrigin, stack.staff.privacyOfficer, requestId, "liftLegalHold", {
      reason: "The case is over.",
    });
    expect((await decide(before.disposalId, stack.staff.manager)).stage.state).toBe("under-way");
    expect(await storedOf(held.patientRef)).toEqual([0, 0, 0, 0]);

    // The record is gone; what the closed request left behind stays, and the search says until when at least.
    const [shelf] = await shelfOf("Rowan Ellery");
    expect(shelf?.files).toMatchObject([
      { requestId, trackingNumber, disposition: { kind: "kept", because: "45 CFR 164.530(j)(2)" } },
    ]);
  });
});

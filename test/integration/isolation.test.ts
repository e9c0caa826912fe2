import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ListObjectVersionsCommand } from "@aws-sdk/client-s3";
import { paginateScan } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normalisedName, queueKeyOf, requestPartition } from "../../functions/adapters/ledger-keys.ts";
import { call, command, overview } from "../../local/journey/api.ts";
import { recordForm } from "../../local/journey/authorize.ts";
import {
  approveVault,
  chooseRecords,
  confirmAndRelease,
  proposeAndReview,
} from "../../local/journey/disclose.ts";
import { confirmationCode, fileRequest, sampleCase } from "../../local/journey/file-request.ts";
import { sampleFacts, triage } from "../../local/journey/triage.ts";
import { seededId } from "../../local/seed/ids.ts";
import { progressNoteText, psychotherapyNoteText } from "../../local/seed/note-texts.ts";
import { samplePaper } from "../../local/seed/papers.ts";
import type { OutwardView } from "../../workflows/contract/outward.ts";
import { queueSchema } from "../../workflows/contract/worklist.ts";
import type { RecordRow } from "../../workflows/contract/staff.ts";
import type { WorklistPage } from "../../workflows/contract/worklist.ts";
import { submitDraft } from "../support/drafts.ts";
import { cedarRow, harborLight, ledgerOf, storageAs } from "../support/stack-parts.ts";
import { startSeededStack } from "../support/stack.ts";
import type { TestStack } from "../support/stack.ts";

// Nothing crosses from one practice, one requester or one patient to another, and nothing of a patient is where it need not be.

let stack: TestStack;
let gwen: string;
let ellen: string;
let requestId: string;
beforeAll(async () => {
  stack = await startSeededStack(1);
  gwen = stack.accessTokenOf("gwen.marlowe@cedarrow.example");
  ellen = stack.accessTokenOf("ellen.sato@cedarrow.example");
  // One request goes the whole way, so that everything the product ever writes is written.
  const { ground, staff } = stack;
  const filed = await fileRequest(ground, "harriet.colby@colbymarsh.example");
  ({ requestId } = filed);
  await triage(ground, staff, requestId);
  const form = await recordForm(ground, staff.manager, requestId, "psychotherapy-notes-authorization");
  const { progress, sealed } = await chooseRecords(ground, staff.manager, requestId, {
    progress: 2,
    sealed: 1,
  });
  await proposeAndReview(ground, staff, requestId, [...progress, ...sealed]);
  await approveVault(ground, staff, requestId, form, sealed);
  await confirmAndRelease(ground, staff, requestId);
});
afterAll(async () => stack?.end());

const { patient: name } = sampleCase;
const patientsNamed = async (token: string, asked = name) =>
  (
    await call<{ readonly patients: readonly { readonly patientRef: string; readonly birthDate: string }[] }>(
      stack.portalOrigin,
      "findPatients",
      { token, body: { name: asked } },
    )
  ).patients;
const recordsOf = async (token: string, ofRequest: string) =>
  (
    await call<{ readonly records: readonly RecordRow[] }>(stack.portalOrigin, "requestRecords", {
      token,
      parameters: { requestId: ofRequest },
    })
  ).records;
const notFound = { status: 404, problem: { code: "not-found" } };

describe("the staff of another practice", () => {
  it("see none of the first one's requests, in no queue and behind no cursor (AB-015)", async () => {
    const pages = await Promise.all(
      queueSchema.options.map((queue) =>
        call<WorklistPage>(stack.portalOrigin, "worklist", { token: gwen, query: { queue } }),
      ),
    );
    expect(pages).toEqual(queueSchema.options.map(() => ({ rows: [] })));
    const own = await call<WorklistPage>(stack.portalOrigin, "worklist", {
      token: stack.staff.manager,
      query: { queue: "waiting" },
    });
    expect(own.rows.map((row) => row.requestId)).toContain(requestId);
    // A cursor written by hand that points into the other practice's list.
    for (const [ofQueue, ofRow] of [
      [harborLight, harborLight],
      [harborLight, cedarRow],
      [cedarRow, harborLight],
    ] as const) {
      const pk = requestPartition({ practiceId: ofRow, requestId });
      const start = [queueKeyOf(ofQueue, "waiting"), "0000", pk];
      const cursor = Buffer.from(JSON.stringify(start)).toString("base64url");
      const asked = call(stack.portalOrigin, "worklist", {
        token: gwen,
        query: { queue: "waiting", cursor },
      });
      await expect(asked).rejects.toMatchObject({
        status: 422,
        problem: { fields: [{ pointer: "/cursor" }] },
      });
    }
  });

  it("find their own patient of the same name, and not the first one's", async () => {
    const [theirs, ours] = [await patientsNamed(gwen), await patientsNamed(stack.staff.manager)];
    expect(theirs.map(({ birthDate }) => birthDate)).toEqual(["1990-10-08"]);
    expect(ours.map(({ birthDate }) => birthDate)).toEqual(["1987-04-19"]);
    expect(theirs[0]?.patientRef).not.toBe(ours[0]?.patientRef);
    expect(await patientsNamed(gwen, "Dana")).toEqual([]);
    await expect(recordsOf(gwen, requestId)).rejects.toMatchObject(notFound);
  });

  it("can do nothing with the first one's ids (AB-012)", async () => {
    const [ours] = await patientsNamed(stack.staff.manager);
    const { version } = await overview(stack.portalOrigin, stack.staff.manager, requestId);
    const records = await recordsOf(stack.staff.manager, requestId);
    expect(records.length).toBeGreaterThan(3);
    const parameters = { requestId };
    await expect(overview(stack.portalOrigin, gwen, requestId)).rejects.toMatchObject(notFound);
    const body = {
      commandId: seededId("cmd", "foreign"),
      expectedVersion: version,
      command: "closeRequest",
      payload: { outcome: "released_full", reason: "Not mine to close." },
    };
    const closing = call(stack.portalOrigin, "command", { token: gwen, parameters, body });
    await expect(closing).rejects.toMatchObject(notFound);
    const importing = call(stack.portalOrigin, "importRecord", {
      token: ellen,
      parameters: { patientRef: ours?.patientRef ?? "" },
      body: {
        importId: seededId("imp", "foreign"),
        kind: "progress-note",
        title: "A note in somebody else's chart",
        sessionOn: "2026-01-13",
        pdf: Buffer.from(await samplePaper("subpoena", sampleCase)).toString("base64"),
      },
    });
    await expect(importing).rejects.toMatchObject(notFound);
    expect((await overview(stack.portalOrigin, stack.staff.manager, requestId)).version).toBe(version);
    expect(await recordsOf(stack.staff.manager, requestId)).toEqual(records);
  });
});

/** A request that names this person, submitted, triaged and weighed; `session` is its sender's. */
async function weighed(personName: string, email: string) {
  const { portalOrigin } = stack;
  const { manager } = stack.staff;
  // The same paper for all: only the name in the form differs.
  const opened = await submitDraft(stack, email, personName);
  const views: unknown[] = [];
  const look = async (session: string) =>
    views.push(
      outwardShape(
        await call<OutwardView>(portalOrigin, "outwardView", {
          token: session,
          parameters: { requestId: opened.requestId },
        }),
      ),
    );
  const session = await sessionOf(email);
  await look(session);
  const give = (command_: Parameters<typeof command>[3], payload: Readonly<Record<string, unknown>> = {}) =>
    command(portalOrigin, manager, opened.requestId, command_, payload);
  await give("recordFacts", { patch: sampleFacts });
  await look(session);
  await give("verifyRequester", { method: "bar-directory", authorityVerified: true });
  await give("confirmWeight");
  await look(session);
  return { requestId: opened.requestId, views, session, look, give };
}

/** An outward view without what differs from request to request by nature. */
const outwardShape = (view: OutwardView) => ({
  ...view,
  requestId: "",
  trackingNumber: view.trackingNumber.replace(/^\d\d-HLC-\d{8}-[A-Z]$/u, "a tracking number"),
  receivedAt: "",
  papers: view.papers.map((paper) => ({ ...paper, documentId: "" })),
});

async function sessionOf(email: string): Promise<string> {
  const code = await confirmationCode(stack.ground, email);
  const { sessionToken } = await call<{ readonly sessionToken: string }>(stack.portalOrigin, "confirmEmail", {
    body: { code },
  });
  return sessionToken;
}

describe("whether somebody is a patient", () => {
  it("shows in nothing that a requester is told, from submission through triage to retrieval (AB-090)", async () => {
    const known = await weighed(name, "asks.for.known@colbymarsh.example");
    const unknown = await weighed("Quillon Vantreese", "asks.for.unknown@colbymarsh.example");
    expect(unknown.views).toEqual(known.views);

    // The practice finds the one and not the other, and goes to work; from outside both look the same still.
    const [patient] = await patientsNamed(stack.staff.manager);
    expect(await patientsNamed(stack.staff.manager, "Quillon Vantreese")).toEqual([]);
    await known.give("matchPatient", { patientRef: patient?.patientRef });
    const [record] = await recordsOf(stack.staff.manager, known.requestId);
    await known.give("proposeRecords", { documentIds: [record?.documentId] });
    await known.look(known.session);
    await unknown.look(unknown.session);
    expect(unknown.views).toEqual(known.views);
    expect(unknown.views.at(-1)).toMatchObject({ status: "in-review" });
  });
});

describe("two patients of one name in one practice", () => {
  it("are told apart by their birth dates, and records of one cannot be proposed for the other", async () => {
    const { portalOrigin, staff } = stack;
    const { patientRef } = await call<{ readonly patientRef: string }>(portalOrigin, "addPatient", {
      token: staff.manager,
      body: {
        name,
        birthDate: "2004-02-29",
        treatedBy: [seededId("per", "miriam.okafor@harborlight.example")],
      },
    });
    const found = await patientsNamed(staff.manager);
    expect(found.map(({ birthDate }) => birthDate).toSorted()).toEqual(["1987-04-19", "2004-02-29"]);
    const [record] = await recordsOf(staff.manager, requestId);
    const { give, ...namesake } = await weighed(name, "asks.for.namesake@colbymarsh.example");
    await give("matchPatient", { patientRef });
    expect(await recordsOf(staff.manager, namesake.requestId)).toEqual([]);
    const proposing = give("proposeRecords", { documentIds: [record?.documentId] });
    await expect(proposing).rejects.toMatchObject(notFound);
    // Another practice's patient is refused in the words for one that never was.
    const [foreign] = await patientsNamed(gwen);
    const refused = await Promise.all(
      [foreign?.patientRef, seededId("pat", "never existed")].map((ref) =>
        give("matchPatient", { patientRef: ref }).catch((error: unknown) => String(error)),
      ),
    );
    expect(refused[0]).toMatch(/^Error: 422 invalid-field: /u);
    expect(refused[1]).toBe(refused[0]);
  });

  it("have their birth dates corrected by the desk of their practice, with what it was kept", async () => {
    const { portalOrigin, staff } = stack;
    const namesake = (await patientsNamed(staff.manager)).find(({ birthDate }) => birthDate === "2004-02-29");
    const { give, ...asked } = await weighed(name, "asks.again.for.namesake@colbymarsh.example");
    await give("matchPatient", { patientRef: namesake?.patientRef });
    const correct = (token: string, birthDate = "2009-02-28") =>
      call(portalOrigin, "correctBirthDate", {
        token,
        parameters: { patientRef: namesake?.patientRef ?? "" },
        body: { was: "2004-02-29", birthDate, reason: "The passport shows it." },
      });
    await expect(correct(gwen)).rejects.toMatchObject(notFound);
    await expect(correct(staff.clinician)).rejects.toThrow(/^403 not-allowed-for-role/u);
    expect(await correct(staff.manager)).toEqual({ birthDate: "2009-02-28" });
    await expect(correct(staff.manager, "2009-02-27")).rejects.toThrow(/^409 stale-version/u);
    const { patient } = await overview(portalOrigin, staff.manager, asked.requestId);
    expect(patient).toMatchObject({
      birthDate: "2009-02-28",
      corrections: [{ by: "Dana Whitfield", was: "2004-02-29" }],
    });
    expect((await patientsNamed(staff.manager)).map(({ birthDate }) => birthDate)).toContain("2009-02-28");
  });
});

const sentences = [progressNoteText(0, 0), progressNoteText(1, 0), psychotherapyNoteText(0, 0)].flatMap(
  ({ paragraphs }) => paragraphs.map(({ words }) => words.slice(0, 40)),
);
const canaries = [name, "Ellery", normalisedName(name), "1987-04-19", "Quillon Vantreese", ...sentences];
const leaksIn = (text: string) => canaries.filter((canary) => text.includes(canary));
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((entry) => {
    const path = join(folder, entry);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

describe("a patient's name and the words of a note", () => {
  it("are on no log line, in no queue, schedule, mail, checkpoint, object name or object at rest (AB-107)", () => {
    const texts = new Map(
      filesUnder(stack.folder)
        .filter((path) => !path.startsWith(join(stack.folder, "dynamodb")))
        .map((path) => [path.slice(stack.folder.length), readFileSync(path).toString("latin1")]),
    );
    const all = [...texts];
    // The search finds what it should find: ids are everywhere.
    for (const folder of ["logs", "mail", "sqs", "scheduler", "s3"])
      expect(all.filter(([path]) => path.startsWith(`/${folder}/`)).length).toBeGreaterThan(0);
    expect(all.some(([path, text]) => path.startsWith("/logs/") && text.includes(requestId))).toBe(true);
    expect(all.some(([path, text]) => path.startsWith("/mail/") && text.includes("harriet.colby"))).toBe(
      true,
    );
    const leaks = all.flatMap(([path, text]) => leaksIn(text).map((canary) => ({ path, canary })));
    expect(leaks).toEqual([]);
  });

  it("are in no mail", () => {
    const mails = stack.stores.mailbox.list();
    expect(mails.length).toBeGreaterThan(5);
    expect(mails.flatMap(({ subject, content }) => leaksIn(`${subject} ${JSON.stringify(content)}`))).toEqual(
      [],
    );
  });

  it("are in no decision of the key service", () => {
    const decisions = stack.stores.kms.decisions();
    expect(decisions.length).toBeGreaterThan(20);
    expect(leaksIn(JSON.stringify(decisions))).toEqual([]);
  });

  it("are in no object's name: every name is made of opaque ids", async () => {
    const client = storageAs(stack, stack.roles.root);
    const names: string[] = [];
    for (const { physical } of stack.deployment.ofType("AWS::S3::Bucket")) {
      const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket: physical.ref }));
      names.push(...Versions.map(({ Key = "" }) => Key));
    }
    client.destroy();
    expect(names.length).toBeGreaterThan(10);
    expect(leaksIn(names.join("\n"))).toEqual([]);
    const ours = names.filter((key) => key.startsWith("prc_"));
    const shape =
      /^prc_[0-9a-z]{26}\/(?:req|pat)_[0-9a-z]{26}\/(?:doc|pdn)_[0-9a-z]{26}(?:\/(?:production|cover-letter)\.pdf|\/manifest\.json|\/packet\.zip|\/[0-9a-f]{32})?$/u;
    expect(ours.filter((key) => !shape.test(key))).toEqual([]);
  });

  it("are in the ledger only where the table of PHI says: profiles and the index of names", async () => {
    const { client, table } = ledgerOf(stack);
    const holders = new Set<string>();
    let rows = 0;
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
      rows += Items.length;
      for (const item of Items)
        if (leaksIn(JSON.stringify(item)).length > 0)
          holders.add(String(item["sk"]).replace(/^PATIENTNAME#.*/u, "PATIENTNAME"));
    }
    client.destroy();
    expect(rows).toBeGreaterThan(100);
    expect([...holders].toSorted()).toEqual(["CASE#PROFILE", "PATIENTNAME", "PROFILE"]);
  });
});

import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposals } from "../../functions/adapters/disposals.dynamodb.ts";
import type { StoredDisposal } from "../../functions/adapters/disposals.dynamodb.ts";
import {
  memberRows,
  patientRows,
  practiceRows,
  recordRow,
  recordSchema,
} from "../../functions/adapters/practice-rows.ts";
import type { RecordRow } from "../../functions/adapters/practice-rows.ts";
import { patientFiles, practices } from "../../functions/adapters/practices.dynamodb.ts";
import type { DisposalId, DocumentId } from "../../workflows/vocabulary/ids.ts";
import { aPatient, aPractice, ids, members } from "../support/desk.ts";
import { anUnclassified, aRecord } from "../support/records.ts";
import { startOurs } from "./dynamodb-engines.ts";
import type { RunningEngine } from "./dynamodb-engines.ts";
import { createLedgerTable } from "./ledger-table.ts";

let running: RunningEngine;
let client: DynamoDBDocumentClient;
const record: RecordRow = {
  documentId: `doc_${"1".repeat(26)}` as DocumentId,
  patientRef: ids.patient,
  kind: "progress-note",
  title: "Session 3",
  sessionOn: "2026-03-04",
  author: "Miriam Okafor",
  authorId: ids.clinician,
  pages: 1,
  size: 100,
  sha256: "a".repeat(64),
  sealed: false,
  importDigest: "b".repeat(64),
};

beforeAll(async () => {
  running = await startOurs();
  client = await createLedgerTable(running.tables, "ledger");
  const rows = [
    ...practiceRows(
      aPractice,
      members.filter(({ practiceId }) => practiceId === ids.practice),
    ),
    ...members.flatMap(memberRows),
    ...patientRows(ids.practice, aPatient),
    recordRow(ids.practice, record),
  ];
  for (const Item of rows) await client.send(new PutCommand({ TableName: "ledger", Item }));
});
afterAll(() => running.stop());

const aStoredDisposal = (disposalId: DisposalId): StoredDisposal => ({
  disposalId,
  version: 1,
  patientRef: ids.patient,
  proposed: { personId: ids.manager, name: "Tomas Lindqvist", at: "2026-11-30T12:00:00Z" },
  proposers: [ids.manager],
  treatmentEndedOn: "2015-06-01",
  ground: "Seven years have run.",
  edition: "2026.11.1",
  items: [],
  nonce: "a".repeat(64),
  stage: { state: "proposed" },
});

describe("practices in the table", () => {
  it("are found by slug, id and in the list, with their people", async () => {
    const found = practices(client, "ledger");
    expect(await found.bySlug("harbor-light")).toMatchObject(aPractice);
    expect(await found.bySlug("elsewhere")).toBeUndefined();
    expect(await found.ids()).toEqual([ids.practice]);
    expect(await found.member(ids.clinicianSub)).toMatchObject({
      practiceId: ids.practice,
      roles: ["clinician"],
    });
    expect((await found.members(ids.practice)).map(({ personId }) => personId).toSorted()).toEqual(
      members
        .filter(({ practiceId }) => practiceId === ids.practice)
        .map(({ personId }) => personId)
        .toSorted(),
    );
  });

  it("give a member the roles of whom they stand in for, while it lasts", async () => {
    const span = { from: "2026-11-20T06:00:00.000Z", until: "2026-11-27T06:00:00.000Z" };
    const [officer] = members.filter(({ sub }) => sub === ids.officerSub);
    const [clinician] = members.filter(({ sub }) => sub === ids.clinicianSub);
    if (!officer || !clinician) throw new Error("the practice has both");
    const standIn = {
      ...clinician,
      sub: "sub-of-a-stand-in",
      standsInFor: [{ personId: officer.personId, sub: officer.sub, ...span }],
    };
    await client.send(new PutCommand({ TableName: "ledger", Item: memberRows(standIn)[0] }));
    const on = (day: string) =>
      practices(client, "ledger", () => new Date(`${day}T15:00:00Z`)).member(standIn.sub);
    expect(await on("2026-11-23")).toMatchObject({
      roles: ["clinician", "privacy-officer"],
      countsAsOneWith: [officer.personId],
    });
    expect(await on("2026-11-28")).toMatchObject({ roles: ["clinician"], countsAsOneWith: [] });
  });

  it("find patients by the beginning of the name as people write it, and within the practice only", async () => {
    const found = practices(client, "ledger");
    for (const name of ["rowan", "ROWAN  quill", "R\u00f3wan"])
      expect(await found.patientsNamed(ids.practice, name)).toEqual([
        { patientRef: ids.patient, name: "Rowan Quillfeather", birthDate: "1987-04-19" },
      ]);
    expect(await found.patientsNamed(ids.practice, "quill")).toEqual([]);
    expect(await found.patientsNamed(ids.otherPractice, "rowan")).toEqual([]);
    expect(await found.patient(ids.otherPractice, ids.patient)).toBeUndefined();
  });

  it("give records by name and as a list, and take each once", async () => {
    const found = practices(client, "ledger");
    expect(await found.records(ids.practice, ids.patient)).toEqual([record]);
    const asked = [
      record.documentId,
      `doc_${"9".repeat(26)}`,
      ...Array.from({ length: 120 }, (_, n) => `doc_${String(n).padStart(26, "0")}`),
    ];
    expect(await found.recordsNamed(ids.practice, ids.patient, asked)).toEqual([record]);
    expect(await patientFiles(client, "ledger").addRecord(ids.practice, record)).toBe(false);
    await expect(patientFiles(client, "ledger").addPatient(ids.practice, aPatient)).rejects.toMatchObject({
      name: "TransactionCanceledException",
    });
  });

  it("let no record come in again where one is being destroyed or was: the next disposal would pass it by", async () => {
    const [files, ofDisposals] = [patientFiles(client, "ledger"), disposals(client, "ledger")];
    const old = aRecord(`doc_${"5".repeat(26)}` as typeof record.documentId, false);
    const { documentId } = old;
    const disposalId = `dsp_${"5".repeat(26)}` as DisposalId;
    const of = { practiceId: ids.practice, patientRef: ids.patient, disposalId, version: 1 };
    const found = { keys: 0, sealed: 0, plain: 1, incoming: 0 };
    expect(await files.addRecord(ids.practice, old)).toBe(true);
    // Whoever has not taken the disposal takes nothing off the shelf.
    expect(await ofDisposals.takeOff(of, old, found)).toBe(false);
    expect(await ofDisposals.put(ids.practice, aStoredDisposal(disposalId))).toBe(true);
    expect(await ofDisposals.takeOff({ ...of, version: 2 }, old, found)).toBe(false);
    expect(await ofDisposals.takeOff(of, { ...old, kind: "billing" } as typeof old, found)).toBe(false);
    expect(await ofDisposals.takeOff(of, old, found)).toBe(true);
    await expect(ofDisposals.putBack({ ...of, version: 2 }, old)).rejects.toThrow("Transaction cancelled");
    await ofDisposals.putBack(of, old);
    expect(await practices(client, "ledger").everyRecord(ids.practice, ids.patient)).toContainEqual(old);
    expect(await ofDisposals.takeOff(of, old, found)).toBe(true);
    // A later disposal takes over what an earlier one left in part.
    const later = { ...of, disposalId: `dsp_${"6".repeat(26)}` as DisposalId };
    const left = { state: "going", documentId, disposalId, record: old, found } as const;
    expect(await ofDisposals.takeOver(later, left)).toBe(false);
    expect(await ofDisposals.put(ids.practice, aStoredDisposal(later.disposalId))).toBe(true);
    expect(await ofDisposals.takeOver(later, left)).toBe(true);
    expect(await ofDisposals.takeOver(later, left)).toBe(false);
    expect(await files.addRecord(ids.practice, old)).toBe(false);
    await ofDisposals.markDestroyed(later, { documentId, at: "2026-11-30T12:00:00Z", found });
    expect(await files.addRecord(ids.practice, old)).toBe(false);
  });

  it("let a record take the place of one only as it was seen, so that of two who seal it one row is left (AB-026)", async () => {
    const files = patientFiles(client, "ledger");
    const plain = aRecord(`doc_${"6".repeat(26)}` as typeof record.documentId, false);
    const other = aRecord(`doc_${"7".repeat(26)}` as typeof record.documentId, false);
    const sealed = recordSchema.options[0].parse({
      ...aRecord(plain.documentId, true),
      misfiled: { was: "progress-note", at: "2026-11-21T12:00:00Z", by: ids.clinician },
    });
    expect(await files.sealRecord(ids.practice, sealed, aPatient)).toBe(false);
    await files.addRecord(ids.practice, plain);
    const both = await Promise.all([1, 2].map(() => files.sealRecord(ids.practice, sealed, aPatient)));
    expect(both.filter(Boolean)).toHaveLength(1);
    expect(await practices(client, "ledger").record(ids.practice, ids.patient, plain.documentId)).toEqual(
      sealed,
    );
    const marked = { ...aPatient, misfiled: [plain.documentId] };
    expect(await practices(client, "ledger").patient(ids.practice, ids.patient)).toEqual(marked);
    expect(await files.replaceSealed(ids.practice, { ...sealed, pages: 9 })).toBe(true);
    expect(await files.replaceSealed(ids.practice, { ...sealed, documentId: other.documentId })).toBe(false);
    // The row of the patient as it was before it named a record: neither is written.
    const sealedToo = { ...sealed, documentId: other.documentId };
    await files.addRecord(ids.practice, other);
    expect(await files.sealRecord(ids.practice, sealedToo, aPatient)).toBe(false);
    expect(await practices(client, "ledger").patient(ids.practice, ids.patient)).toEqual(marked);
    expect(await files.sealRecord(ids.practice, sealedToo, marked)).toBe(true);
    const twice = await practices(client, "ledger").patient(ids.practice, ids.patient);
    expect(await files.nameMisfiled(ids.practice, marked, [record.documentId])).toBe(false);
    expect(await files.nameMisfiled(ids.practice, twice ?? marked, [record.documentId])).toBe(true);
    const named = await practices(client, "ledger").patient(ids.practice, ids.patient);
    expect(named?.misfiled).toEqual([plain.documentId, other.documentId, record.documentId]);
    expect(await practices(client, "ledger").patientRefs(ids.practice)).toContain(ids.patient);
  });
});

describe("a patient's birth date in the table", () => {
  it("is corrected as it was seen, and not by two at once, nor after it was changed and changed back", async () => {
    const found = practices(client, "ledger");
    const files = patientFiles(client, "ledger");
    const patient = { ...aPatient, patientRef: ids.otherPatient, name: "Wren Abernathy" };
    await files.addPatient(ids.practice, patient);
    const { birthDate: was } = patient;
    const one = { at: "2026-11-21T12:00:00Z", by: ids.manager, was, reason: "The passport shows it." };
    const corrected = { ...patient, birthDate: "2009-04-19", corrections: [one] };
    expect(await files.correctPatient(ids.practice, corrected, was)).toBe(true);
    expect(await found.patient(ids.practice, ids.otherPatient)).toEqual(corrected);
    expect(await found.patientsNamed(ids.practice, "wren")).toMatchObject([{ birthDate: "2009-04-19" }]);
    expect(await files.correctPatient(ids.practice, corrected, was)).toBe(false);
    const back = { ...patient, corrections: [one, { ...one, was: "2009-04-19" }] };
    expect(await files.correctPatient(ids.practice, back, "2009-04-19")).toBe(true);
    expect(await files.correctPatient(ids.practice, corrected, was)).toBe(false);
    expect(await found.patient(ids.practice, ids.otherPatient)).toEqual(back);
  });
});

describe("what nobody has classified in the table", () => {
  it("is on no list of records until it is entered as what it is", async () => {
    const [found, files] = [practices(client, "ledger"), patientFiles(client, "ledger")];
    const waiting = anUnclassified(`doc_${"c".repeat(26)}` as DocumentId);
    const { documentId } = waiting;
    expect(await files.addRecord(ids.practice, waiting)).toBe(true);
    expect(await files.addRecord(ids.practice, { ...record, documentId })).toBe(false);
    const seen = async () => ({
      record: (await found.record(ids.practice, ids.patient, documentId))?.kind,
      named: (await found.recordsNamed(ids.practice, ids.patient, [documentId])).map(({ kind }) => kind),
      listed: (await found.records(ids.practice, ids.patient)).some((row) => row.documentId === documentId),
      waiting: (await found.unclassified(ids.practice, ids.patient)).map((row) => row.documentId),
      entered: (await found.entered(ids.practice, ids.patient, documentId))?.kind,
    });
    expect(await seen()).toEqual({
      record: undefined,
      named: [],
      listed: false,
      waiting: [documentId],
      entered: "unclassified",
    });
    const known: RecordRow = {
      ...record,
      documentId,
      classified: { because: "no-label", at: "2026-11-21T12:00:00.000Z", by: ids.clinician },
    };
    // What a try stored is entered by that try alone, and only while it is the last one.
    expect(await files.classifyRecord(ids.practice, known, "first")).toBe(false);
    expect(await files.enterChart(ids.practice, { ...waiting, entersChart: "first" })).toBe(true);
    expect(await files.enterChart(ids.practice, { ...waiting, entersChart: "second" })).toBe(true);
    expect(await files.classifyRecord(ids.practice, known, "first")).toBe(false);
    expect(await files.classifyRecord(ids.practice, known, "second")).toBe(true);
    expect(await seen()).toEqual({
      record: "progress-note",
      named: ["progress-note"],
      listed: true,
      waiting: [],
      entered: "progress-note",
    });
    // Said once: whoever says something else later changes nothing.
    expect(await files.classifyRecord(ids.practice, known, "second")).toBe(false);
    expect(await files.enterChart(ids.practice, { ...waiting, entersChart: "third" })).toBe(false);
    expect(await files.replaceClassified(ids.practice, { ...aRecord(documentId, true) })).toBe(false);
    expect(await files.replaceClassified(ids.practice, known)).toBe(true);
  });

  it("comes into the chart no more once it was said to be a note, and takes back what was in the chart", async () => {
    const [found, files] = [practices(client, "ledger"), patientFiles(client, "ledger")];
    const waiting = anUnclassified(`doc_${"d".repeat(26)}` as DocumentId);
    const { documentId } = waiting;
    const classified = { because: "no-label", at: "2026-11-21T12:00:00.000Z", by: ids.clinician } as const;
    expect(await files.sayNote(ids.practice, waiting)).toBe(false);
    await files.addRecord(ids.practice, waiting);
    expect(await files.enterChart(ids.practice, { ...waiting, entersChart: "first" })).toBe(true);
    expect(await files.sayNote(ids.practice, { ...waiting, entersChart: "first" })).toBe(true);
    const open = { ...aRecord(documentId, false), classified };
    expect(await files.classifyRecord(ids.practice, open, "first")).toBe(false);
    expect(await files.enterChart(ids.practice, { ...waiting, entersChart: "second" })).toBe(false);
    expect(await files.keepBack(ids.practice, waiting)).toBe(false);
    expect(await files.classifyRecord(ids.practice, { ...aRecord(documentId, true), classified }, "")).toBe(
      true,
    );
    expect(await files.sayNote(ids.practice, waiting)).toBe(false);
    const chart = aRecord(`doc_${"e".repeat(26)}` as DocumentId, false);
    await files.addRecord(ids.practice, chart);
    const kept = { ...anUnclassified(chart.documentId), because: "same-file" as const };
    expect(await files.keepBack(ids.practice, kept)).toBe(true);
    expect(await files.keepBack(ids.practice, kept)).toBe(false);
    const all = await found.everyRecord(ids.practice, ids.patient);
    expect(all.filter((one) => [documentId, chart.documentId].includes(one.documentId))).toEqual([
      { ...aRecord(documentId, true), classified },
      kept,
    ]);
  });

  it("is not entered in the chart while a plain copy is being taken from there, nor taken from there once it is a note", async () => {
    const files = patientFiles(client, "ledger");
    const kept = { ...anUnclassified(`doc_${"f".repeat(26)}` as DocumentId), because: "same-file" as const };
    const { documentId } = kept;
    expect(await files.leaveChart(ids.practice, kept)).toBe(false);
    await files.addRecord(ids.practice, kept);
    expect(await files.enterChart(ids.practice, { ...kept, entersChart: "first" })).toBe(true);
    expect(await files.leaveChart(ids.practice, { ...kept, entersChart: "first" })).toBe(true);
    expect(await files.enterChart(ids.practice, { ...kept, entersChart: "second" })).toBe(false);
    const classified = { because: "same-file", at: "2026-11-21T12:00:00.000Z", by: ids.clinician } as const;
    const open = { ...aRecord(documentId, false), classified };
    expect(await files.classifyRecord(ids.practice, open, "first")).toBe(false);
    expect(await files.leftChart(ids.practice, kept)).toBe(true);
    await files.sayNote(ids.practice, kept);
    expect(await files.leaveChart(ids.practice, kept)).toBe(false);
    expect(await files.leftChart(ids.practice, kept)).toBe(false);
  });
});

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { openNote } from "../../../../functions/adapters/note-envelope.ts";
import type { NoteContext } from "../../../../functions/adapters/note-envelope.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import { recordSchema } from "../../../../functions/adapters/practice-rows.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { locatorOf } from "../../../../functions/adapters/paper-locator.ts";
import { wrappedKeyOf } from "../../../../functions/adapters/sealed-notes.ts";
import { importedView, importRecord } from "../../../../functions/import-records/import-record.ts";
import { importRecordSchema } from "../../../../workflows/contract/records.ts";
import type { PersonId } from "../../../../workflows/vocabulary/ids.ts";
import { ids, members } from "../../../support/desk.ts";
import { onePage, pagesSaying, streamObject } from "../../../support/pdf-files.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const words = "BT (a sentence of the note) Tj ET";
const pdf = onePage(streamObject(Buffer.from(words)));
const file = { importId: "import-0000000001", sessionOn: "2026-03-04", pdf: pdf.toString("base64") };
const asked = { ...file, kind: "progress-note" as const, title: "Session 3" };
const aNote = { ...file, kind: "psychotherapy-note" as const };
const [manager, clinician] = members as readonly [Member, Member];

function anImport() {
  const { rows, practices, files } = aChart();
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const wrapped: { context: NoteContext; plaintext: Uint8Array; copy: Buffer }[] = [];
  const ports = {
    practices,
    files: { ...files, addPatient: async () => undefined },
    versions: versionsOf(records),
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: () => undefined,
    records,
    notes,
    noteKeys,
    ...anIncoming(),
    wrapNote: async (context: NoteContext) => {
      const plaintext = new Uint8Array(randomBytes(32));
      wrapped.push({ context, plaintext, copy: Buffer.from(plaintext) });
      return { plaintext, wrapped: Buffer.from("wrapped key") };
    },
    takePdf,
  };
  return { ports, rows, records, notes, noteKeys, wrapped, incoming: ports.incoming };
}

describe("importing a record", () => {
  it("stores a progress note as it is and enters its digest and pages", async () => {
    const { ports, rows, records, notes } = anImport();
    const result = await importRecord(ports, manager, ids.patient, asked);
    expect("record" in result && result.record).toMatchObject({
      kind: "progress-note",
      pages: 1,
      sealed: false,
    });
    expect([...rows.values()]).toHaveLength(1);
    expect([...records.kept.values()][0]?.bytes.equals(pdf)).toBe(true);
    expect(notes.acts).toEqual([]);
  });

  it("takes out what acts in a record when it is opened, enters both digests, and stores the same copy when sent again", async () => {
    const { ports, rows, records } = anImport();
    const active = onePage(streamObject(Buffer.from(words)), {
      catalog: "/OpenAction<</S/JavaScript/JS(evil)>>",
    });
    const once = { ...asked, pdf: active.toString("base64") };
    const result = await importRecord(ports, manager, ids.patient, once);
    const record = "record" in result ? result.record : undefined;
    const kept = [...records.kept.values()][0]?.bytes ?? Buffer.alloc(0);
    expect(kept.includes("evil")).toBe(false);
    expect(record).toMatchObject({
      sha256: sha256Hex(kept),
      size: kept.length,
      cleaned: {
        removed: ["javascript", "open-action"],
        signatureTakenOff: false,
        original: { sha256: sha256Hex(active), size: active.length },
      },
    });
    expect(record && importedView(record, record.kind)).toMatchObject({
      removed: ["javascript", "open-action"],
    });
    records.kept.clear();
    expect(await importRecord(ports, manager, ids.patient, once)).toEqual(result);
    expect([...records.kept.values()][0]?.bytes.equals(kept)).toBe(true);
    expect([...rows.values()].map((row) => recordSchema.parse(row))).toHaveLength(1);
  });

  it("says of what was destroyed that it does not come in again under its importId", async () => {
    const { ports, records } = anImport();
    const gone = { ...ports, files: { ...ports.files, addRecord: async () => false } };
    const result = await importRecord(gone, manager, ids.patient, asked);
    expect("problem" in result && result.problem.words).toContain("use a new importId");
    expect(records.kept.size).toBe(0);
  });

  it("flags the pages of a progress note that read like a psychotherapy note, and looks for it in no bill and no note kept apart (AB-027)", async () => {
    const analysis = "I noticed my own irritation with her; my impression is of divided loyalty.";
    const mixed = (await pagesSaying(["Plan unchanged.", analysis])).toString("base64");
    const of = async (asks: object, who = manager) => {
      const { ports } = anImport();
      const result = await importRecord(ports, who, ids.patient, { ...asked, ...asks, pdf: mixed } as never);
      return "record" in result ? recordSchema.parse(result.record) : undefined;
    };
    expect(await of({ kind: "progress-note" })).toMatchObject({ toRead: { mixed: [2], unread: [] } });
    expect(await of({ kind: "billing" })).not.toHaveProperty("toRead");
    expect(await of({ kind: "psychotherapy-note" }, clinician)).not.toHaveProperty("toRead");
  });

  it("flags the pages of any record in the chart that name somebody else as the patient (AB-086)", async () => {
    const batch = (await pagesSaying(["Plan unchanged.", "Patient: Ottoline Vane Plan"])).toString("base64");
    const of = async (asks: object) => {
      const { ports } = anImport();
      const result = await importRecord(ports, manager, ids.patient, {
        ...asked,
        ...asks,
        pdf: batch,
      } as never);
      return "record" in result ? recordSchema.parse(result.record) : undefined;
    };
    const toRead = { mixed: [], unread: [], another: [2] };
    expect(await of({ kind: "progress-note" })).toMatchObject({ toRead });
    expect(await of({ kind: "billing" })).toMatchObject({ toRead });
  });

  it("refuses a repetition whose file would not be what the ledger names", async () => {
    const { ports, records } = anImport();
    await importRecord(ports, manager, ids.patient, asked);
    records.kept.clear();
    const cleaned = {
      kept: "cleaned",
      bytes: Buffer.from("otherwise"),
      removed: [],
      signatureTakenOff: false,
    } as const;
    const later = { ...ports, takePdf: async () => ({ ok: true, pages: 1, ...cleaned }) as const };
    expect(await importRecord(later, manager, ids.patient, asked)).toMatchObject({
      problem: { code: "already-used-key" },
    });
    expect(records.acts).toHaveLength(1);
  });

  it("seals a psychotherapy note under a key bound to it, wipes the key, and keeps no plain copy (45 CFR 164.501)", async () => {
    const { ports, records, notes, noteKeys, wrapped } = anImport();
    const result = await importRecord(ports, clinician, ids.patient, aNote);
    const record = "record" in result ? result.record : undefined;
    const [key] = wrapped;
    const [stored] = notes.kept.values();
    expect(key?.context).toEqual({
      practiceId: ids.practice,
      class: "psychotherapy-notes",
      patientRef: ids.patient,
      documentId: record?.documentId,
    });
    expect(records.acts).toEqual([]);
    expect(stored?.bytes.includes(words.slice(4, 20))).toBe(false);
    expect(
      openNote(
        stored?.bytes ?? Buffer.alloc(0),
        key?.copy ?? Buffer.alloc(32),
        record?.documentId ?? "",
      ).equals(pdf),
    ).toBe(true);
    // The wrapped key lies apart: a copy of the note alone is shut for good once it is destroyed.
    expect(JSON.stringify(stored?.metadata)).not.toContain(Buffer.from("wrapped key").toString("base64"));
    const [at] = notes.kept.keys();
    const held = await wrappedKeyOf(noteKeys, at ?? "", stored?.metadata ?? {});
    expect(Buffer.from(held).toString()).toBe("wrapped key");
    expect(Buffer.from(key?.plaintext ?? []).equals(Buffer.alloc(32))).toBe(true);
  });

  it("stores the wrapped key before the note, so that no note is without one, and keeps the first note's", async () => {
    const { ports, notes, noteKeys } = anImport();
    let nth = 0;
    const several = {
      ...ports,
      wrapNote: async () => ({
        plaintext: new Uint8Array(randomBytes(32)),
        wrapped: Buffer.from(`wrapped ${(nth += 1)}`),
      }),
    };
    const failing = { ...several, notes: { ...notes, putOnce: () => Promise.reject(new Error("gone")) } };
    await expect(importRecord(failing, clinician, ids.patient, aNote)).rejects.toThrow("gone");
    expect(noteKeys.kept.size).toBe(1);
    for (let times = 0; times < 2; times += 1)
      expect(await importRecord(several, clinician, ids.patient, aNote)).toHaveProperty("record");
    for (const [key, { metadata }] of notes.kept)
      expect(Buffer.from(await wrappedKeyOf(noteKeys, key, metadata)).toString()).toBe("wrapped 2");
    expect(notes.kept.size).toBe(1);
    expect(noteKeys.kept.size).toBe(3);
  });

  it("reads a note that was sealed with its key beside it, and no key that is another's", async () => {
    const { noteKeys } = anImport();
    const beside = { "duces-envelope": "1", "duces-wrapped-key": Buffer.from("old").toString("base64") };
    expect(Buffer.from(await wrappedKeyOf(noteKeys, "a/b/c", beside)).toString()).toBe("old");
    await noteKeys.put({
      key: `a/b/c/${"0".repeat(32)}`,
      bytes: Buffer.from("x"),
      contentType: "",
      sha256: "",
    });
    const apart = { "duces-envelope": "2", "duces-key": "0".repeat(32) };
    await expect(wrappedKeyOf(noteKeys, "a/b/c", apart)).rejects.toThrow("not the one");
    await expect(wrappedKeyOf(noteKeys, "a/b/c", { "duces-envelope": "3" })).rejects.toThrow(
      "version 1 or 2",
    );
  });

  it("seals where a note on paper lies like the text of one, and keeps in the open only how much it is", async () => {
    const { ports, rows, records, notes, wrapped } = anImport();
    const { pdf: _none, ...rest } = file;
    const paper = { where: "the grey cabinet, second drawer", pages: 12, volumes: 2 };
    const onPaper = importRecordSchema.parse({ ...rest, kind: "psychotherapy-note-on-paper", paper });
    expect(await importRecord(ports, manager, ids.patient, onPaper)).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    const first = await importRecord(ports, clinician, ids.patient, onPaper);
    expect(await importRecord(ports, clinician, ids.patient, onPaper)).toEqual(first);
    const [row] = rows.values();
    expect(row).toMatchObject({
      kind: "psychotherapy-note",
      sealed: true,
      paper: { pages: 12, volumes: 2 },
      medium: "paper",
      pages: 1,
    });
    expect(JSON.stringify([...rows.values()])).not.toContain("cabinet");
    expect(records.acts).toEqual([]);
    const [stored] = notes.kept.values();
    const opened = openNote(
      stored?.bytes ?? Buffer.alloc(0),
      wrapped[0]?.copy ?? Buffer.alloc(32),
      row?.documentId ?? "",
    );
    expect(locatorOf(opened)).toEqual(paper);
    for (const change of [
      { pdf: file.pdf },
      { title: "x" },
      { medium: "ehr" },
      { paper: { ...paper, pages: 0 } },
    ])
      expect(importRecordSchema.safeParse({ ...onPaper, ...change }).success).toBe(false);
  });

  it("wipes the key also when the storage fails", async () => {
    const { ports, wrapped } = anImport();
    const failing = {
      ...ports,
      notes: { ...ports.notes, putOnce: () => Promise.reject(new Error("no storage")) },
    };
    await expect(importRecord(failing, clinician, ids.patient, aNote)).rejects.toThrow("no storage");
    expect(Buffer.from(wrapped[0]?.plaintext ?? []).equals(Buffer.alloc(32))).toBe(true);
  });

  it("takes psychotherapy notes from nobody but a clinician who treats the patient", async () => {
    const { ports, notes } = anImport();
    const other = { ...clinician, personId: `per_${"9".repeat(26)}` as PersonId };
    for (const member of [manager, other]) {
      const result = await importRecord(ports, member, ids.patient, aNote);
      expect(result).toMatchObject({ problem: { code: "not-allowed-for-role" } });
    }
    expect(notes.acts).toEqual([]);
  });

  it("stores once what is sent twice, and refuses the same importId for another record", async () => {
    const { ports, rows, records } = anImport();
    const first = await importRecord(ports, manager, ids.patient, asked);
    expect(await importRecord(ports, manager, ids.patient, asked)).toEqual(first);
    expect(records.acts).toHaveLength(1);
    expect(await importRecord(ports, manager, ids.patient, { ...asked, title: "Session 4" })).toMatchObject({
      problem: { code: "already-used-key" },
    });
    expect(rows.size).toBe(1);
  });

  it("says nothing by an importId of sealed notes: they have a namespace of their own", async () => {
    const { ports, rows } = anImport();
    const empty = anImport();
    await importRecord(ports, clinician, ids.patient, aNote);
    const told = async (on: typeof ports) => {
      const after = await importRecord(on, manager, ids.patient, asked);
      return "record" in after ? importedView(after.record, asked.kind) : after;
    };
    expect(await told(ports)).toEqual(await told(empty.ports));
    expect(rows.size).toBe(2);
  });

  it("takes no title with a psychotherapy note, and keeps none (45 CFR 164.501)", async () => {
    const titled = importRecordSchema.safeParse({ ...aNote, title: "Session about what nobody may read" });
    expect(titled.error?.issues).toMatchObject([{ code: "unrecognized_keys", keys: ["title"] }]);
    expect(importRecordSchema.safeParse(file).success).toBe(false);
    const { ports, rows } = anImport();
    await importRecord(ports, clinician, ids.patient, importRecordSchema.parse(aNote));
    const [row] = rows.values();
    expect(row).not.toHaveProperty("title");
    expect(recordSchema.parse({ ...row, title: "An older one" })).not.toHaveProperty("title");
  });

  it("keeps the licence that whoever brings it in held then, and with whom the session was if that is said", async () => {
    const { ports, rows } = anImport();
    const licensed = { ...clinician, license: "psychologist" } as const;
    const couples = importRecordSchema.parse({
      ...asked,
      setting: "couple",
      others: "separable",
      medium: "ehr",
    });
    const first = await importRecord(ports, licensed, ids.patient, couples);
    expect(first).toMatchObject({
      record: { license: "psychologist", setting: "couple", others: "separable", medium: "ehr" },
    });
    // Another licence later changes no record of before.
    const later = { ...clinician, license: "psychiatrist" } as const;
    expect(await importRecord(ports, later, ids.patient, couples)).toEqual(first);
    await importRecord(ports, clinician, ids.patient, { ...asked, importId: "import-0000000002" });
    const [, unsaid] = rows.values();
    expect(unsaid).not.toHaveProperty("license");
    expect(unsaid).not.toHaveProperty("setting");
    expect(unsaid).not.toHaveProperty("others");
    expect([...rows.values()].map((row) => recordSchema.parse(row))).toEqual([...rows.values()]);
    expect(importRecordSchema.safeParse({ ...asked, setting: "with his wife" }).success).toBe(false);
    expect(importRecordSchema.safeParse({ ...asked, license: "psychologist" }).success).toBe(false);
  });

  it("keeps the bytes that the ledger speaks of when two use one importId at the same moment", async () => {
    const { ports, rows, records } = anImport();
    const otherPdf = onePage(streamObject(Buffer.from("BT (another note) Tj ET")));
    const results = await Promise.all([
      importRecord(ports, manager, ids.patient, asked),
      importRecord(ports, manager, ids.patient, { ...asked, pdf: otherPdf.toString("base64") }),
    ]);
    expect(results.map((result) => ("record" in result ? "taken" : result.problem.code)).toSorted()).toEqual([
      "already-used-key",
      "taken",
    ]);
    const [row] = rows.values();
    expect([...records.kept.values()].map(({ bytes }) => sha256Hex(bytes))).toEqual([row?.sha256]);
  });

  it("seals a note once when it is sent twice at the same moment: no second key replaces the first", async () => {
    const { ports, notes, wrapped } = anImport();
    const [one, two] = await Promise.all(
      [1, 2].map(() => importRecord(ports, clinician, ids.patient, aNote)),
    );
    expect(one).toEqual(two);
    expect(notes.acts).toHaveLength(1);
    expect(wrapped.every(({ plaintext }) => plaintext.every((byte) => byte === 0))).toBe(true);
  });

  it("stores what the storage refused the first time when the import is sent again", async () => {
    const { ports, records } = anImport();
    const failing = {
      ...ports,
      records: { ...records, putOnce: () => Promise.reject(new Error("no storage")) },
    };
    await expect(importRecord(failing, manager, ids.patient, asked)).rejects.toThrow("no storage");
    expect(await importRecord(ports, manager, ids.patient, asked)).toMatchObject({ record: { pages: 1 } });
    expect([...records.kept.values()][0]?.bytes.equals(pdf)).toBe(true);
  });

  it("answers for another practice's patient as for none", async () => {
    const { ports } = anImport();
    const stranger = members[2] as Member;
    expect(await importRecord(ports, stranger, ids.patient, asked)).toEqual(
      await importRecord(ports, manager, ids.otherPatient, asked),
    );
  });

  it("takes in no file with the test signature of a virus, as what it ever is sent", async () => {
    const { ports, rows, records, notes, incoming } = anImport();
    const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
    const infected = onePage(streamObject(Buffer.from(eicar))).toString("base64");
    for (const one of [asked, aNote])
      expect(await importRecord(ports, clinician, ids.patient, { ...one, pdf: infected })).toMatchObject({
        problem: { code: "invalid-field", fields: [{ pointer: "/pdf" }] },
      });
    expect([rows.size, records.kept.size, notes.kept.size, incoming.kept.size]).toEqual([0, 0, 0, 0]);
  });

  it("says why a file cannot be taken in", async () => {
    const { ports, records } = anImport();
    const result = await importRecord(ports, manager, ids.patient, {
      ...asked,
      pdf: Buffer.from("no pdf").toString("base64"),
    });
    expect(result).toMatchObject({ problem: { code: "invalid-field", fields: [{ pointer: "/pdf" }] } });
    expect(records.acts).toEqual([]);
  });
});

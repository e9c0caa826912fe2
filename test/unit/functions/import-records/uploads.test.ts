import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { importRecord } from "../../../../functions/import-records/import-record.ts";
import type { Import } from "../../../../functions/import-records/import-record.ts";
import { announceRecord } from "../../../../functions/import-records/uploads.ts";
import { announceRecordSchema, importRecordSchema } from "../../../../workflows/contract/records.ts";
import { ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [manager, clinician] = members as readonly [Member, Member];
const pdf = onePage(streamObject(Buffer.from("BT (a long note) Tj ET")));
const sha256 = sha256Hex(pdf);
const importId = "import-0000000001";
const asked = importRecordSchema.parse({
  importId,
  kind: "psychotherapy-note",
  sessionOn: "2026-03-04",
  upload: { sha256 },
});

function anImport() {
  const { rows, practices, files } = aChart();
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const held = anIncoming();
  const announced: string[] = [];
  const ports = {
    practices,
    files,
    versions: versionsOf(records),
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: () => undefined,
    records,
    notes,
    ...held,
    wrapNote: async () => ({ plaintext: new Uint8Array(32).fill(7), wrapped: Buffer.from("wrapped key") }),
    incomingForms: async (key: string) => {
      announced.push(key);
      return { url: "https://storage.example/", fields: {} };
    },
    noteKeys,
    takePdf,
  };
  /** Announces the file as a member and posts it. */
  const post = async (member: Member, bytes = pdf) => {
    await announceRecord(ports, member, ids.patient, { importId, size: pdf.length, sha256 });
    held.incoming.kept.set(announced.at(-1) ?? "", { bytes: Buffer.from(bytes), metadata: {} });
  };
  return { ports, rows, records, notes, ...held, announced, post };
}

describe("a file that is too large for a call", () => {
  it("is posted where the import alone reads, taken in from there, and destroyed in every version", async () => {
    const { ports, rows, notes, incoming, announced, post } = anImport();
    await post(clinician);
    expect(announced[0]).toMatch(new RegExp(`^incoming/${ids.practice}/${ids.patient}/doc_[0-9a-z]{26}$`));
    expect(await importRecord(ports, clinician, ids.patient, asked)).toMatchObject({
      record: { kind: "psychotherapy-note", sha256, pages: 1 },
    });
    expect([rows.size, notes.kept.size, incoming.kept.size]).toEqual([1, 1, 0]);
  });

  it("is posted to the same place by whoever begins again, and to no place of another member", async () => {
    const { announced, post } = anImport();
    await post(clinician);
    await post(clinician);
    await post(manager);
    expect(announced[0]).toBe(announced[1]);
    expect(announced[2]).not.toBe(announced[0]);
  });

  it("is asked for again where it has not come in, or is not what was announced, and nothing is entered", async () => {
    const { ports, rows, post } = anImport();
    expect(await importRecord(ports, clinician, ids.patient, asked)).toMatchObject({
      problem: { code: "wrong-state" },
    });
    await post(manager);
    expect(await importRecord(ports, clinician, ids.patient, asked)).toMatchObject({
      problem: { code: "wrong-state" },
    });
    await post(clinician, Buffer.from("something else"));
    expect(await importRecord(ports, clinician, ids.patient, asked)).toMatchObject({
      problem: { code: "wrong-state" },
    });
    expect(rows.size).toBe(0);
  });

  it("is unavailable, and rings, where the storage does not let it be read: never as if it had not come in", async () => {
    const { ports, rows, incoming, post } = anImport();
    await post(clinician);
    const lines: unknown[] = [];
    const refused = Object.assign(new Error("no"), { name: "AccessDenied" });
    const shut: Import = {
      ...ports,
      incoming: { ...incoming, read: () => Promise.reject(refused) },
      log: (...line) => void lines.push(line),
    };
    expect(await importRecord(shut, clinician, ids.patient, asked)).toMatchObject({
      problem: { code: "unavailable", status: 503 },
    });
    expect(lines).toMatchObject([["security", "document-unreadable", { errorName: "AccessDenied" }]]);
    expect([rows.size, incoming.kept.size]).toEqual([0, 1]);
  });

  const stops: Readonly<Record<string, (all: Import) => Import>> = {
    "before it is entered": (all) => ({
      ...all,
      files: { ...all.files, addRecord: () => Promise.reject(new Error("stopped")) },
    }),
    "before it is sealed": (all) => ({
      ...all,
      notes: { ...all.notes, putOnce: () => Promise.reject(new Error("stopped")) },
    }),
    "before it is destroyed": (all) => ({
      ...all,
      incomingVersions: { ...all.incomingVersions, list: () => Promise.reject(new Error("stopped")) },
    }),
  };
  it.each(Object.entries(stops))(
    "is whole at every stop, and sent again it is one record and nothing is left: %s",
    async (_when, stop) => {
      const { ports, rows, notes, incoming, post } = anImport();
      await post(clinician);
      await expect(importRecord(stop(ports), clinician, ids.patient, asked)).rejects.toThrow("stopped");
      expect(incoming.kept.size).toBe(1);
      for (let again = 0; again < 2; again += 1) {
        await post(clinician);
        expect(await importRecord(ports, clinician, ids.patient, asked)).toHaveProperty("record");
        expect([rows.size, notes.kept.size, incoming.kept.size]).toEqual([1, 1, 0]);
      }
    },
  );

  it("is destroyed also when it is not taken in", async () => {
    const { ports, rows, incoming, post } = anImport();
    await post(manager);
    expect(await importRecord(ports, manager, ids.patient, asked)).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    expect([rows.size, incoming.kept.size]).toEqual([0, 0]);
  });

  it("is announced for no patient of another practice, and of no size beyond 25 MB", async () => {
    const { ports, announced } = anImport();
    const file = { importId, size: pdf.length, sha256 };
    expect(await announceRecord(ports, clinician, ids.otherPatient, file)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(announced).toEqual([]);
    expect(announceRecordSchema.safeParse({ ...file, size: 25_000_001 }).success).toBe(false);
  });

  it("comes in one way: in the call, or posted", () => {
    const { upload: _upload, ...neither } = asked as Extract<
      typeof asked,
      { readonly kind: "psychotherapy-note" }
    >;
    for (const body of [neither, { ...asked, pdf: pdf.toString("base64") }])
      expect(importRecordSchema.safeParse(body).success).toBe(false);
    expect(importRecordSchema.safeParse({ ...neither, pdf: pdf.toString("base64") }).success).toBe(true);
  });
});

import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../../functions/adapters/digests.ts";
import { openNote } from "../../../../functions/adapters/note-envelope.ts";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { recordObjectKey, wrappedKeyOf } from "../../../../functions/adapters/sealed-notes.ts";
import type { StoredVersion } from "../../../../functions/adapters/stored-versions.s3.ts";
import { importRecord } from "../../../../functions/import-records/import-record.ts";
import { sealMisfiled } from "../../../../functions/import-records/seal-misfiled.ts";
import type { Sealing } from "../../../../functions/import-records/seal-misfiled.ts";
import type { DocumentId } from "../../../../workflows/vocabulary/ids.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [manager, clinician, , otherClinician, officer] = members as readonly [
  Member,
  Member,
  Member,
  Member,
  Member,
];
const pdf = onePage(streamObject(Buffer.from("BT (the analysis of the conversation) Tj ET")));
const file = {
  importId: "import-0000000001",
  kind: "progress-note",
  title: "Analysis of the conversation",
  sessionOn: "2026-03-04",
  pdf: pdf.toString("base64"),
} as const;

/** One record that came in as a progress note, in two versions, and another beside it. */
async function misfiled() {
  const { rows, patients, practices, files } = aChart();
  const [records, notes, noteKeys] = [aShelf(), aShelf(), aShelf()];
  const keys = new Map<string, Buffer>();
  const lines: unknown[] = [];
  const ports = {
    practices,
    files,
    versions: versionsOf(records),
    records,
    notes,
    noteKeys,
    ...anIncoming(),
    wrapNote: async () => {
      const plaintext = new Uint8Array(randomBytes(32));
      const name = `wrapped ${keys.size}`;
      keys.set(name, Buffer.from(plaintext));
      return { plaintext, wrapped: Buffer.from(name) };
    },
    takePdf,
    now: () => new Date("2026-11-21T12:00:00Z"),
    log: (...line: readonly unknown[]) => void lines.push(line),
  };
  const imported = await importRecord(ports, clinician, ids.patient, file);
  if ("problem" in imported) throw new Error("the record could not be imported");
  const { documentId } = imported.record;
  const key = recordObjectKey(ids.practice, ids.patient, documentId);
  const beside = recordObjectKey(ids.practice, ids.patient, `doc_${"9".repeat(26)}`);
  const stored: StoredVersion[] = [
    { key, versionId: "v1" },
    { key, versionId: "marker" },
    { key: beside, versionId: "v1" },
  ];
  const versions = {
    list: async (prefix: string) => stored.filter((one) => one.key.startsWith(prefix)),
    destroy: async (version: StoredVersion) => {
      // One that is gone already counts as destroyed.
      if (stored.includes(version)) stored.splice(stored.indexOf(version), 1);
      records.kept.delete(version.key);
    },
  };
  const all = { ...ports, versions };
  const note = async () => {
    const found = notes.kept.get(key);
    const wrapped = await wrappedKeyOf(noteKeys, key, found?.metadata ?? {});
    const dataKey = keys.get(Buffer.from(wrapped).toString());
    return openNote(found?.bytes ?? Buffer.alloc(0), dataKey ?? Buffer.alloc(32), documentId);
  };
  return { ports, all, rows, patients, records, notes, stored, lines, documentId, key, beside, note };
}
type Misfiled = Awaited<ReturnType<typeof misfiled>>;

/** Nothing plain is left, the sealed copy is the record, and what is beside it was not touched. */
async function isSetRight({
  rows,
  patients,
  records,
  stored,
  documentId,
  key,
  beside,
  note,
}: Misfiled): Promise<void> {
  expect(rows.get(documentId)).toMatchObject({
    kind: "psychotherapy-note",
    sealed: true,
    sha256: sha256Hex(pdf),
    misfiled: {
      was: "progress-note",
      by: clinician.personId,
      at: "2026-11-21T12:00:00.000Z",
      destroyedAt: "2026-11-21T12:00:00.000Z",
    },
  });
  expect(patients.at(-1)?.misfiled).toEqual([documentId]);
  expect(JSON.stringify(rows.get(documentId))).not.toContain("Analysis");
  expect(records.kept.has(key)).toBe(false);
  expect(stored).toEqual([{ key: beside, versionId: "v1" }]);
  expect((await note()).equals(pdf)).toBe(true);
}

describe("a psychotherapy note that came in as an ordinary record (AB-026)", () => {
  it("is sealed first, entered as what it is, and only then destroyed in every version; both steps are told", async () => {
    const found = await misfiled();
    const { all, documentId, lines } = found;
    const order: string[] = [];
    const watched: Sealing = {
      ...all,
      notes: { ...all.notes, putOnce: (one) => (order.push("seal"), all.notes.putOnce(one)) },
      files: {
        ...all.files,
        sealRecord: (...one) => (order.push("rows"), all.files.sealRecord(...one)),
        replaceSealed: (...one) => (order.push("row"), all.files.replaceSealed(...one)),
      },
      versions: { ...all.versions, destroy: (one) => (order.push("destroy"), all.versions.destroy(one)) },
    };
    expect(await sealMisfiled(watched, clinician, ids.patient, documentId)).toHaveProperty("record");
    expect(order).toEqual(["seal", "rows", "destroy", "destroy", "row"]);
    await isSetRight(found);
    const who = { practiceId: ids.practice, documentId, personId: clinician.personId };
    expect(lines).toEqual([
      ["security", "record-sealed", who],
      ["security", "misfiled-copy-destroyed", { ...who, count: 2 }],
    ]);
  });

  const stops: Readonly<Record<string, (all: Sealing) => Sealing>> = {
    "before it is sealed": (all) => ({ ...all, wrapNote: () => Promise.reject(new Error("stopped")) }),
    "before its row is changed": (all) => ({
      ...all,
      files: { ...all.files, sealRecord: () => Promise.reject(new Error("stopped")) },
    }),
    "before anything is destroyed": (all) => ({
      ...all,
      versions: { ...all.versions, list: () => Promise.reject(new Error("stopped")) },
    }),
    "between two versions": (all) => {
      let destroyed = 0;
      return {
        ...all,
        versions: {
          ...all.versions,
          destroy: (version) => {
            destroyed += 1;
            return destroyed > 1 ? Promise.reject(new Error("stopped")) : all.versions.destroy(version);
          },
        },
      };
    },
    "before it is written down that all is destroyed": (all) => ({
      ...all,
      files: { ...all.files, replaceSealed: () => Promise.reject(new Error("stopped")) },
    }),
  };
  it.each(Object.entries(stops))(
    "is lost by no stop, and set right when it is asked again: %s",
    async (_when, stop) => {
      const found = await misfiled();
      const { all, documentId, records, key, note } = found;
      await expect(sealMisfiled(stop(all), clinician, ids.patient, documentId)).rejects.toThrow("stopped");
      // Plain or sealed, one whole copy is there at every moment.
      expect(records.kept.has(key) || (await note()).equals(pdf)).toBe(true);
      expect(await sealMisfiled(all, clinician, ids.patient, documentId)).toHaveProperty("record");
      await isSetRight(found);
      expect(await sealMisfiled(all, clinician, ids.patient, documentId)).toHaveProperty("record");
      await isSetRight(found);
    },
  );

  it("is set right once by two who say so at the same moment", async () => {
    const found = await misfiled();
    const { all, documentId } = found;
    await Promise.all([1, 2].map(() => sealMisfiled(all, clinician, ids.patient, documentId)));
    await isSetRight(found);
  });

  it("is entered as what it is on no row of a patient that has changed meanwhile: whoever says so is asked again", async () => {
    const { all, documentId, rows, patients } = await misfiled();
    const late: Sealing = {
      ...all,
      practices: { ...all.practices, patient: async () => ({ ...aPatient, birthDate: "1990-01-01" }) },
    };
    expect(await sealMisfiled(late, clinician, ids.patient, documentId)).toMatchObject({
      problem: { code: "stale-version" },
    });
    expect([rows.get(documentId)?.kind === "psychotherapy-note", patients]).toEqual([false, [aPatient]]);
  });

  it("is named by nobody but a clinician who treats the patient, and nothing is told of a record that is not there", async () => {
    const { all, documentId, rows, notes, stored, lines } = await misfiled();
    for (const member of [manager, officer, otherClinician])
      expect(await sealMisfiled(all, member, ids.patient, documentId)).toMatchObject({
        problem: { code: "not-allowed-for-role" },
      });
    const nothing = `doc_${"8".repeat(26)}` as DocumentId;
    expect(await sealMisfiled(all, clinician, ids.patient, nothing)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect(await sealMisfiled(all, clinician, ids.otherPatient, documentId)).toMatchObject({
      problem: { code: "not-found" },
    });
    expect([rows.get(documentId)?.kind === "psychotherapy-note", notes.acts, stored.length, lines]).toEqual([
      false,
      [],
      3,
      [],
    ]);
  });

  it("is not sealed when its bytes are no longer those that came in", async () => {
    const { all, documentId, rows, stored, records, key } = await misfiled();
    records.kept.set(key, { bytes: Buffer.from("something else"), metadata: {} });
    expect(await sealMisfiled(all, clinician, ids.patient, documentId)).toMatchObject({
      problem: { code: "unavailable" },
    });
    expect([rows.get(documentId)?.kind === "psychotherapy-note", stored.length]).toEqual([false, 3]);
  });

  it("is destroyed once more when an import that was under way has put it back", async () => {
    const found = await misfiled();
    const { all, documentId, stored, records, key } = found;
    await sealMisfiled(all, clinician, ids.patient, documentId);
    records.kept.set(key, { bytes: Buffer.from(pdf), metadata: {} });
    stored.unshift({ key, versionId: "late" });
    await sealMisfiled(all, clinician, ids.patient, documentId);
    await isSetRight(found);
  });

  it("does not come back beside the chart when its import is sent again", async () => {
    const found = await misfiled();
    await sealMisfiled(found.all, clinician, ids.patient, found.documentId);
    expect(await importRecord(found.ports, clinician, ids.patient, file)).toHaveProperty("record");
    await isSetRight(found);
  });
});

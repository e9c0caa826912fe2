import { describe, expect, it } from "vitest";
import { takePdf } from "../../../../functions/adapters/pdf-intake.ts";
import { recordSchema } from "../../../../functions/adapters/practice-rows.ts";
import type { EnteredRecord, Member, Patient } from "../../../../functions/adapters/practice-rows.ts";
import { importRecord } from "../../../../functions/import-records/import-record.ts";
import { nameAllMisfiled, nameMisfiledSchema } from "../../../../functions/import-records/name-misfiled.ts";
import type { DocumentId, PatientRef } from "../../../../workflows/vocabulary/ids.ts";
import { aChart, versionsOf } from "../../../support/chart.ts";
import { aPatient, ids, members } from "../../../support/desk.ts";
import { onePage, streamObject } from "../../../support/pdf-files.ts";
import { anUnclassified, aRecord } from "../../../support/records.ts";
import { anIncoming, aShelf } from "../../../support/shelf.ts";

const [manager] = members as readonly [Member];
const doc = (n: number) => `doc_${String(n).repeat(26)}` as DocumentId;
/** A note that was sealed before the row of its patient named any. */
const old = (n: number) =>
  recordSchema.parse({
    ...aRecord(doc(n), true),
    misfiled: {
      was: "progress-note",
      at: "2026-11-01T12:00:00Z",
      by: ids.clinician,
      destroyedAt: "2026-11-01T12:00:01Z",
    },
  });

describe("a misfiled note that was sealed before the patient's row named such", () => {
  it("is named by the next import of its patient, so that the law is told of it from then on", async () => {
    const chart = aChart();
    for (const row of [old(1), aRecord(doc(2), true), aRecord(doc(3), false)])
      chart.rows.set(row.documentId, row);
    const records = aShelf();
    const ports = {
      ...chart,
      records,
      notes: aShelf(),
      noteKeys: aShelf(),
      versions: versionsOf(records),
      ...anIncoming(),
      wrapNote: async () => ({ plaintext: new Uint8Array(32).fill(7), wrapped: Buffer.from("wrapped") }),
      takePdf,
      now: () => new Date("2026-11-21T12:00:00Z"),
      log: () => undefined,
    };
    const send = (n: number) =>
      importRecord(ports, manager, ids.patient, {
        importId: `import-000000000${n}`,
        kind: "progress-note",
        title: "Session 3",
        sessionOn: "2026-03-04",
        pdf: onePage(streamObject(Buffer.from(`BT (${n}) Tj ET`))).toString("base64"),
      });
    for (const n of [1, 2]) expect(await send(n)).toHaveProperty("record");
    expect(chart.patients.map(({ misfiled }) => misfiled)).toEqual([undefined, [doc(1)]]);
  });

  it("is named for a whole practice in calls that go on where the last one stopped, told in numbers alone", async () => {
    const everyone = Array.from(
      { length: 201 },
      (_, n) => `pat_${String(n).padStart(26, "0")}` as PatientRef,
    );
    const rows = new Map<string, Patient>(
      everyone.map((patientRef) => [patientRef, { ...aPatient, patientRef }]),
    );
    let isBusy = true;
    const ports = {
      practices: {
        patientRefs: async () => everyone,
        patient: async (_practice: string, ref: string) => rows.get(ref),
        everyRecord: async (_practice: string, ref: string): Promise<readonly EnteredRecord[]> =>
          [everyone[0], everyone[3], everyone[200]].some((one) => one === ref)
            ? [old(1), old(2), anUnclassified(doc(3))]
            : [aRecord(doc(4), false)],
      },
      files: {
        nameMisfiled: async (_practice: string, patient: Patient, misfiled: readonly DocumentId[]) => {
          if (patient.patientRef === everyone[3] && isBusy) return false;
          rows.set(patient.patientRef, { ...patient, misfiled: [...misfiled] });
          return true;
        },
      },
    };
    const call = (from: number) =>
      nameAllMisfiled(
        ports,
        nameMisfiledSchema.parse({ kind: "name-misfiled", practiceId: ids.practice, from }),
      );
    expect(await call(0)).toEqual({ looked: 200, named: 2, changed: 1, next: 200 });
    expect(await call(200)).toEqual({ looked: 1, named: 2, changed: 0 });
    isBusy = false;
    expect(await call(0)).toEqual({ looked: 200, named: 2, changed: 0, next: 200 });
    expect(await call(0)).toEqual({ looked: 200, named: 0, changed: 0, next: 200 });
    expect(everyone.flatMap((ref) => rows.get(ref)?.misfiled ?? [])).toHaveLength(6);
  });
});

import { describe, expect, it } from "vitest";
import type { Member } from "../../../../functions/adapters/practice-rows.ts";
import { addPatient } from "../../../../functions/import-records/add-patient.ts";
import { ids, members } from "../../../support/desk.ts";

const [manager] = members as readonly [Member];

describe("adding a patient", () => {
  it("wants clinicians of the practice as those who treat", async () => {
    const added: unknown[] = [];
    const ports = {
      practices: { members: async () => members.filter(({ practiceId }) => practiceId === ids.practice) },
      files: {
        addPatient: async (...row: readonly unknown[]) => void added.push(row),
        addRecord: async () => true,
      },
    };
    const patient = { name: "Rowan Quillfeather", birthDate: "1987-04-19" };
    const wrong = await addPatient(
      ports,
      manager,
      { ...patient, treatedBy: [ids.clinician, ids.manager] },
      ids.patient,
    );
    expect(wrong).toMatchObject({
      problem: { code: "invalid-field", fields: [{ pointer: "/treatedBy/1" }] },
    });
    expect(added).toEqual([]);
    expect(await addPatient(ports, manager, { ...patient, treatedBy: [ids.clinician] }, ids.patient)).toEqual(
      { patientRef: ids.patient },
    );
    expect(added).toEqual([
      [ids.practice, { patientRef: ids.patient, ...patient, treatedBy: [ids.clinician] }],
    ]);
  });
});

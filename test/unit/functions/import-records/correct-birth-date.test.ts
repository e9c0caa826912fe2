import { describe, expect, it } from "vitest";
import type { Member, Patient } from "../../../../functions/adapters/practice-rows.ts";
import { correctBirthDate } from "../../../../functions/import-records/correct-birth-date.ts";
import { aPatient, aPractice, ids, members } from "../../../support/desk.ts";

const memberWith = (role: Member["roles"][number]): Member => {
  const found = members.find(({ practiceId, roles }) => practiceId === ids.practice && roles.includes(role));
  if (found === undefined) throw new Error(`Nobody of the practice is a ${role}.`);
  return found;
};
const manager = memberWith("practice-manager");
const asked = { was: aPatient.birthDate, birthDate: "2009-04-19", reason: "The passport shows it." };

function aPracticeWith(patient: Patient) {
  let onFile = patient;
  const ports = {
    practices: {
      byId: async () => aPractice,
      patient: async (_practice: string, ref: string) => (ref === ids.patient ? onFile : undefined),
    },
    files: {
      correctPatient: async (_practice: string, corrected: Patient, was: string) => {
        if (onFile.birthDate !== was) return false;
        onFile = corrected;
        return true;
      },
    },
    now: () => new Date("2026-11-21T12:00:00Z"),
  };
  const correct = (change: Partial<typeof asked> = {}, by = manager, ref = ids.patient) =>
    correctBirthDate(ports, by, ref, { ...asked, ...change });
  return { correct, onFile: () => onFile };
}

describe("correcting a birth date", () => {
  it("keeps on the patient's own row what it was, and who corrected it when and why", async () => {
    const { correct, onFile } = aPracticeWith(aPatient);
    expect(await correct()).toEqual({ birthDate: "2009-04-19" });
    const first = {
      at: "2026-11-21T12:00:00.000Z",
      by: ids.manager,
      was: "1987-04-19",
      reason: asked.reason,
    };
    expect(onFile()).toEqual({ ...aPatient, birthDate: "2009-04-19", corrections: [first] });
    const officer = memberWith("privacy-officer");
    expect(await correct({ was: "2009-04-19", birthDate: "2009-04-18" }, officer)).toMatchObject({
      birthDate: "2009-04-18",
    });
    expect(onFile().corrections).toEqual([first, { ...first, by: officer.personId, was: "2009-04-19" }]);
  });

  it("is the desk's: a clinician does not change who counts as a minor", async () => {
    const { correct, onFile } = aPracticeWith(aPatient);
    expect(await correct({}, memberWith("clinician"))).toMatchObject({
      problem: { code: "not-allowed-for-role" },
    });
    expect(onFile()).toEqual(aPatient);
  });

  it.each([
    ["what is no longer on file", { was: "1987-04-18" }, "stale-version"],
    ["nothing", { birthDate: aPatient.birthDate }, "invalid-field"],
    ["a day to come where the practice is", { birthDate: "2026-11-22" }, "invalid-field"],
  ])("refuses to correct %s", async (_what, change, code) => {
    const { correct, onFile } = aPracticeWith(aPatient);
    expect(await correct(change)).toMatchObject({ problem: { code } });
    expect(onFile()).toEqual(aPatient);
  });

  it("knows no patient of another practice, and ends after twenty corrections", async () => {
    const { correct } = aPracticeWith(aPatient);
    expect(await correct({}, manager, ids.otherPatient)).toMatchObject({ problem: { code: "not-found" } });
    const one = { at: "2026-11-21T12:00:00Z", by: ids.manager, was: "1987-04-19", reason: "A slip." };
    const often = { ...aPatient, corrections: Array.from({ length: 20 }, () => one) };
    expect(await aPracticeWith(often).correct()).toMatchObject({ problem: { code: "too-many" } });
  });
});

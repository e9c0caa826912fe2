import type { EnteredRecord, Patient, RecordRow } from "../../functions/adapters/practice-rows.ts";
import type { PatientFiles, Practices } from "../../functions/adapters/practices.dynamodb.ts";
import { enteredSchema } from "../../functions/adapters/practice-rows.ts";
import type { StoredVersions } from "../../functions/adapters/stored-versions.s3.ts";
import { aPatient, ids } from "./desk.ts";
import type { aShelf } from "./shelf.ts";

type Files = Omit<PatientFiles, "addPatient" | "correctPatient">;
type Found = Pick<Practices, "patient" | "record" | "entered" | "everyRecord">;

/** The invented patient's rows in memory, written on the conditions of the table. */
export function aChart(patient: Patient = aPatient) {
  const rows = new Map<string, EnteredRecord>();
  const patients: Patient[] = [patient];
  const put = (record: EnteredRecord, holds: (now: EnteredRecord | undefined) => boolean) => {
    if (!holds(rows.get(record.documentId))) return false;
    rows.set(record.documentId, enteredSchema.parse(record));
    return true;
  };
  const isOpen = (now: EnteredRecord | undefined) => now?.kind !== "unclassified" && now?.sealed === false;
  const isSealed = (now: EnteredRecord | undefined) => now?.kind !== "unclassified" && now?.sealed === true;
  const practices: Found = {
    patient: async (practice, ref) =>
      practice === ids.practice && ref === ids.patient ? patients.at(-1) : undefined,
    record: async (_practice, _ref, documentId) => {
      const found = rows.get(documentId);
      return found?.kind === "unclassified" ? undefined : found;
    },
    entered: async (_practice, _ref, documentId) => rows.get(documentId),
    everyRecord: async () => [...rows.values()],
  };
  const seal = async (record: RecordRow, seen: Patient) => {
    if (seen !== patients.at(-1) || !put(record, isOpen)) return false;
    patients.push({ ...seen, misfiled: [...(seen.misfiled ?? []), record.documentId] });
    return true;
  };
  const files: Files = {
    addRecord: async (_practice, record) => put(record, (now) => now === undefined),
    keepBack: async (_practice, record) => put(record, isOpen),
    sayNote: async (_practice, record) =>
      put({ ...record, isNote: true }, (now) => now?.kind === "unclassified"),
    enterChart: async (_practice, record) =>
      put(record, (now) => now?.kind === "unclassified" && !now.isNote && !now.leavesChart),
    leaveChart: async (_practice, record) =>
      put({ ...record, leavesChart: true }, (now) => now?.kind === "unclassified" && !now.isNote),
    leftChart: async (_practice, record) => put(record, (now) => now?.kind === "unclassified" && !now.isNote),
    classifyRecord: async (_practice, record, entersChart) =>
      put(
        record,
        (now) =>
          now?.kind === "unclassified" &&
          (record.sealed || (!now.isNote && !now.leavesChart && now.entersChart === entersChart)),
      ),
    replaceClassified: async (_practice, record) => put(record, (now) => now?.kind === record.kind),
    sealRecord: async (_practice, record, seen) => seal(record, seen),
    nameMisfiled: async (_practice, seen, documentIds) => {
      if (seen !== patients.at(-1)) return false;
      patients.push({ ...seen, misfiled: [...(seen.misfiled ?? []), ...documentIds] });
      return true;
    },
    replaceSealed: async (_practice, record) => put(record, isSealed),
  };
  return { rows, patients, practices, files };
}

/** Every version of what lies on a shelf, one for each object. */
export const versionsOf = ({ kept }: ReturnType<typeof aShelf>): StoredVersions => ({
  list: async (prefix) =>
    [...kept.keys()].filter((key) => key.startsWith(prefix)).map((key) => ({ key, versionId: "v1" })),
  destroy: async ({ key }) => void kept.delete(key),
});

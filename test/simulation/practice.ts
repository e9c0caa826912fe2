import { memberRows, patientRows, practiceRows, recordRow } from "../../functions/adapters/practice-rows.ts";
import type { Member, Patient, Practice, RecordRow } from "../../functions/adapters/practice-rows.ts";
import { noteContextOf, sealNote } from "../../functions/adapters/note-envelope.ts";
import { noteKeyObjectKey, recordObjectKey, sealedMetadata } from "../../functions/adapters/sealed-notes.ts";
import { derivedId, sha256Hex } from "../../functions/adapters/digests.ts";
import { pagesSaying } from "../support/pdf-files.ts";
import { names } from "./world/functions.ts";
import type { World } from "./world/world.ts";

/** Words that stand in records or name the patient, and must stand nowhere else. */
export const canaries = ["Rowan Ellery", "Zebra-marmalade", "Quince-lantern"] as const;
const [patientName, progressWords, noteWords] = canaries;

const practiceId = derivedId<Practice["practiceId"]>("prc", "harbor-light");
const neighbourId = derivedId<Practice["practiceId"]>("prc", "quiet-cove");
const aPerson = (
  word: string,
  name: string,
  roles: Member["roles"],
  of: Practice["practiceId"] = practiceId,
): Member => ({
  sub: `sub-of-${word}`,
  practiceId: of,
  personId: derivedId<Member["personId"]>("per", word),
  name,
  email: `${word}@harborlight.example`,
  roles,
});

/** The people of the practice. */
export const staff = {
  manager: aPerson("dana", "Dana Whitfield", ["practice-manager"]),
  clinician: aPerson("miriam", "Miriam Okafor", ["clinician"]),
  colleague: aPerson("luis", "Luis Andrade", ["clinician"]),
  privacyOfficer: aPerson("tomas", "Tomas Lindqvist", ["privacy-officer"]),
} as const;
export type StaffName = keyof typeof staff;

export const practice: Practice = {
  practiceId,
  slug: "harbor-light",
  code: "HLC",
  name: "Harbor Light Counseling",
  timeZone: "America/Chicago",
  practice: { state: "IL", setting: "private-practice", hipaaCoveredEntity: true, part2Program: false },
};
/** Another practice in the same account, with a manager of its own: nothing of one is ever seen by the other. */
export const neighbour: Practice = {
  ...practice,
  practiceId: neighbourId,
  slug: "quiet-cove",
  code: "QCC",
  name: "Quiet Cove Clinic",
};
export const stranger = aPerson(
  "nora",
  "Nora Castellan",
  ["practice-manager", "privacy-officer"],
  neighbourId,
);

export const patient: Patient = {
  patientRef: derivedId<Patient["patientRef"]>("pat", "rowan"),
  name: patientName,
  birthDate: "1987-04-19",
  treatedBy: [staff.clinician.personId, staff.colleague.personId],
};

const recordId = (n: number) => derivedId<RecordRow["documentId"]>("doc", `record ${n}`);
/** The ids of the records, as they lie on the shelf. */
export const recordIds = {
  ordinary: [recordId(0), recordId(1)],
  notes: [recordId(2), recordId(3)],
} as const;

/** The records of the patient: two progress notes, and two psychotherapy notes that are kept apart. */
async function theRecords(): Promise<readonly { readonly row: RecordRow; readonly bytes: Buffer }[]> {
  const kinds = ["progress-note", "progress-note", "psychotherapy-note", "psychotherapy-note"] as const;
  return Promise.all(
    kinds.map(async (kind, n) => {
      const sealed = kind === "psychotherapy-note";
      const bytes = await pagesSaying([`${sealed ? noteWords : progressWords} ${n}`]);
      const common = {
        documentId: recordId(n),
        patientRef: patient.patientRef,
        sessionOn: `2026-0${n + 2}-10`,
        author: staff.clinician.name,
        authorId: staff.clinician.personId,
        pages: 1,
        size: bytes.length,
        sha256: sha256Hex(bytes),
        importDigest: "0".repeat(64),
      };
      const row: RecordRow = sealed
        ? { ...common, kind, sealed }
        : { ...common, kind, sealed, title: `Session ${n + 1}` };
      return { row, bytes };
    }),
  );
}
let records: ReturnType<typeof theRecords> | undefined;
/** Made once: a PDF takes longer to write than a request to decide. */
export const recordsOnShelf = (): ReturnType<typeof theRecords> => (records ??= theRecords());

/** Puts practice, people, patient and records into a new world, past every port. */
export async function furnish({ ledger, objects, keyService }: World): Promise<void> {
  for (const row of practiceRows(practice, Object.values(staff))) ledger.put(row);
  for (const row of practiceRows(neighbour, [stranger])) ledger.put(row);
  for (const member of [...Object.values(staff), stranger])
    for (const row of memberRows(member)) ledger.put(row);
  for (const row of patientRows(practiceId, patient)) ledger.put(row);
  for (const { row, bytes } of await recordsOnShelf()) {
    ledger.put(recordRow(practiceId, row));
    const key = recordObjectKey(practiceId, row.patientRef, row.documentId);
    if (!row.sealed) {
      objects.keep({ bucket: names.records, key, bytes, metadata: {}, sha256: undefined });
      continue;
    }
    const dataKey = Buffer.from(sha256Hex(row.documentId), "hex");
    const context = { ...noteContextOf(practiceId, row.patientRef, row.documentId) };
    const wrapped = keyService.wrap(names.notesKey, dataKey, context);
    const metadata = sealedMetadata(wrapped);
    const besides = { bucket: names.noteKeys, metadata: {}, sha256: undefined };
    objects.keep({ ...besides, key: noteKeyObjectKey(key, wrapped), bytes: Buffer.from(wrapped) });
    const sealed = sealNote(bytes, dataKey, row.documentId);
    objects.keep({ bucket: names.notes, key, bytes: sealed, metadata, sha256: undefined });
  }
}

import type { Shelf } from "../../workflows/contract/retention.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { DisposalItem } from "../../workflows/retention/disposal.ts";
import { dispositionsOf, shelfClassOf, spanOf } from "../../workflows/retention/shelf.ts";
import type { CalendarDate } from "../../workflows/vocabulary/dates.ts";
import type { ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { Patient, Practice, RecordRow } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";

export type ShelfPorts = {
  readonly practices: Pick<Practices, "records">;
  readonly holders: ReadHolders;
  readonly now: () => Date;
};

/** The record of one patient as it stands: all of it, and what becomes of it. */
export type ShelfNow = {
  readonly records: readonly RecordRow[];
  readonly classes: ReturnType<typeof dispositionsOf>;
};

/** Reads the shelf, and asks what becomes of it; of which records that is asked is the caller's to say. */
export async function shelfNow(
  { practices, holders, now }: ShelfPorts,
  practice: Practice,
  patient: Patient,
  {
    treatmentEndedOn,
    counts = () => true,
  }: {
    readonly treatmentEndedOn: CalendarDate | undefined;
    readonly counts?: (record: RecordRow) => boolean;
  },
): Promise<ShelfNow> {
  const { practiceId, timeZone, practice: facts } = practice;
  const all = await practices.records(practiceId, patient.patientRef);
  const records = all.filter(counts);
  const classes = dispositionsOf({
    records,
    patient,
    state: facts?.state,
    today: localDateOf(now().toISOString(), timeZone),
    treatmentEndedOn,
    holders: await holders(practiceId, patient.patientRef),
  });
  return { records, classes };
}

/** The records of a shelf as a disposal names them. */
export const itemsOf = (records: readonly RecordRow[]): readonly DisposalItem[] =>
  records.map((record) => ({
    documentId: record.documentId,
    class: shelfClassOf(record),
    sessionOn: record.sessionOn,
    authorId: record.authorId,
    sha256: record.sha256,
  }));

/** The shelf as the privacy officer sees it: reckoned without psychotherapy notes, so that it reads alike with and without. */
export async function shelfView(
  ports: ShelfPorts,
  practice: Practice,
  patient: Patient,
  treatmentEndedOn: CalendarDate | undefined,
): Promise<Shelf> {
  const { records, classes } = await shelfNow(ports, practice, patient, {
    treatmentEndedOn,
    counts: ({ sealed }) => !sealed,
  });
  const { patientRef, name, birthDate } = patient;
  const { firstOn, lastOn } = spanOf(records);
  return {
    patientRef,
    name,
    birthDate,
    records: records.length,
    ...(firstOn === undefined ? {} : { firstOn }),
    ...(lastOn === undefined ? {} : { lastOn }),
    classes,
  };
}

import type { Shelf } from "../../workflows/contract/retention.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import type { DisposalItem } from "../../workflows/retention/disposal.ts";
import { liesApart } from "../../workflows/retention/judgement.ts";
import { dispositionOfFiles } from "../../workflows/retention/request-files.ts";
import { dispositionsOf, isApart, shelfClassOf, spanOf } from "../../workflows/retention/shelf.ts";
import type { ShelfAsked } from "../../workflows/retention/shelf.ts";
import type { CalendarDate } from "../../workflows/vocabulary/dates.ts";
import type { Disposals } from "../adapters/disposals.dynamodb.ts";
import type { ReadFilesLeft, ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { EnteredRecord, Patient, Practice } from "../adapters/practice-rows.ts";
import type { Practices } from "../adapters/practices.dynamodb.ts";

export type ShelfPorts = {
  readonly practices: Pick<Practices, "everyRecord">;
  readonly disposals: Pick<Disposals, "disposed">;
  readonly holders: ReadHolders;
  readonly now: () => Date;
};

/** The record of one patient as it stands, and what the schedule is asked about it. */
export type ShelfNow = {
  /** On the shelf, or taken off it and not yet destroyed whole. */
  readonly onFile: readonly EnteredRecord[];
  readonly asked: ShelfAsked;
};

/** Reads the shelf and what holds it. `earlier` are records that were there when a disposal of them was proposed. */
export async function shelfNow(
  { practices, disposals, holders, now }: ShelfPorts,
  practice: Practice,
  patient: Patient,
  {
    treatmentEndedOn,
    earlier = [],
  }: { readonly treatmentEndedOn: CalendarDate | undefined; readonly earlier?: readonly DisposalItem[] },
): Promise<ShelfNow> {
  const { practiceId, timeZone, practice: facts } = practice;
  const everyRecord = await practices.everyRecord(practiceId, patient.patientRef);
  const offIt = (await disposals.disposed(practiceId, patient.patientRef)).flatMap((one) =>
    one.state === "going" ? [one.record] : [],
  );
  const onFile = [...everyRecord, ...offIt];
  const there = new Set<string>(onFile.map(({ documentId }) => documentId));
  // Of what is destroyed already the day still counts, as one of the chart whose writer nobody knows.
  const gone = earlier
    .filter((item) => !isApart(item.class) && !there.has(item.documentId))
    .map(({ sessionOn }) => ({ sessionOn, kind: "progress-note" as const }));
  const asked: ShelfAsked = {
    records: [...onFile, ...gone],
    patient,
    state: facts?.state,
    today: localDateOf(now().toISOString(), timeZone),
    treatmentEndedOn,
    holders: await holders(practiceId, patient.patientRef),
  };
  return { onFile, asked };
}

/** The records of a shelf as a disposal names them. */
export const itemsOf = (records: readonly EnteredRecord[]): readonly DisposalItem[] =>
  records.map((record) => ({
    documentId: record.documentId,
    class: shelfClassOf(record),
    sessionOn: record.sessionOn,
    authorId: record.authorId,
    sha256: record.sha256,
  }));

/**
 * The shelf as the privacy officer sees it, which is as it is judged: by the chart, whatever lies apart; and beside it what
 * the patient's closed requests left behind.
 */
export async function shelfView(
  ports: ShelfPorts & { readonly filesLeft: ReadFilesLeft },
  practice: Practice,
  patient: Patient,
  treatmentEndedOn: CalendarDate | undefined,
): Promise<Shelf> {
  const { onFile, asked } = await shelfNow(ports, practice, patient, { treatmentEndedOn });
  const records = onFile.filter((record) => !liesApart(record));
  const { patientRef, name, birthDate } = patient;
  const { firstOn, lastOn } = spanOf(records);
  const left = await ports.filesLeft(practice.practiceId, patientRef);
  return {
    patientRef,
    name,
    birthDate,
    records: records.length,
    ...(firstOn === undefined ? {} : { firstOn }),
    ...(lastOn === undefined ? {} : { lastOn }),
    classes: dispositionsOf({ ...asked, records }),
    files: left
      .map((of) => {
        const on = localDateOf(of.since, practice.timeZone);
        const { requestId, trackingNumber } = of;
        return {
          requestId,
          trackingNumber,
          lastOn: on,
          disposition: dispositionOfFiles(of, { ...asked, lastOn: on }),
        };
      })
      .toSorted((one, other) => one.lastOn.localeCompare(other.lastOn)),
  };
}

import type { ShelfClass } from "../contract/retention.ts";
import { classOfKind } from "../facts/record-on-file.ts";
import type { RecordOnFile } from "../facts/record-on-file.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { dispositionOf, shelfClasses } from "./disposition.ts";
import type { Disposition, Holder, ShelfFacts } from "./disposition.ts";

/** One record as the schedule is asked about it. */
export type OnShelf = Pick<RecordOnFile, "sessionOn" | "license"> & {
  readonly kind: RecordOnFile["kind"] | "unclassified";
};

/** What is asked of a patient's record: what stands on the shelf, who the patient is, and what holds it. */
export type ShelfAsked = {
  readonly records: readonly OnShelf[];
  readonly patient: { readonly birthDate: CalendarDate };
  readonly state: string | undefined;
  readonly today: CalendarDate;
  readonly treatmentEndedOn: CalendarDate | undefined;
  readonly holders: readonly Holder[];
};

/** The first and the last day on the shelf; nothing while it is empty. */
export function spanOf(
  records: readonly Pick<OnShelf, "sessionOn">[],
): Pick<ShelfFacts, "firstOn" | "lastOn"> {
  const days = records.map(({ sessionOn }) => sessionOn).toSorted();
  return { firstOn: days[0], lastOn: days.at(-1) };
}

/** What becomes of each class of a patient's record, of classes of which there is nothing as well. */
export function dispositionsOf({
  records,
  patient,
  ...asked
}: ShelfAsked): readonly { readonly class: ShelfClass; readonly disposition: Disposition }[] {
  const facts: ShelfFacts = {
    ...asked,
    ...spanOf(records),
    bornOn: patient.birthDate,
    licenses: [...new Set(records.map(({ license }) => license))],
  };
  return shelfClasses.map((of) => ({ class: of, disposition: dispositionOf(of, facts) }));
}

/** The class in which a record is kept. */
export const shelfClassOf = ({ kind }: Pick<OnShelf, "kind">): ShelfClass =>
  kind === "unclassified" ? kind : classOfKind[kind];

/** Whether nobody but whoever brought it in is told of a record of this class (45 CFR 164.508(a)(2)). */
export const isApart = (of: ShelfClass): boolean => of === "psychotherapy-notes" || of === "unclassified";

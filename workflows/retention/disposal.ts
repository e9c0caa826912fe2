import type { z } from "zod";
import { seesRecords, treats } from "../access/sight.ts";
import type { Role } from "../access/roles.ts";
import type { disposalStageSchema, ShelfClass } from "../contract/retention.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { DisposalId, DocumentId, PatientRef, PersonId } from "../vocabulary/ids.ts";
import { isApart } from "./shelf.ts";

type DisposalStage = z.infer<typeof disposalStageSchema>;
/** One record that is to be destroyed, as it was when that was proposed. */
export type DisposalItem = {
  readonly documentId: DocumentId;
  readonly class: ShelfClass;
  readonly sessionOn: CalendarDate;
  readonly authorId: PersonId;
  readonly sha256: string;
};
/** The disposal of one patient's record; `version` counts its changes. */
export type Disposal = {
  readonly disposalId: DisposalId;
  readonly version: number;
  readonly patientRef: PatientRef;
  readonly proposed: { readonly personId: PersonId; readonly name: string; readonly at: Instant };
  /** The proposer, and everybody who counted as one person with them. */
  readonly proposers: readonly PersonId[];
  readonly treatmentEndedOn: CalendarDate;
  readonly ground: string;
  readonly edition: string;
  /** In the order in which they are destroyed. Once nothing more can come of it, those that were left in part. */
  readonly items: readonly DisposalItem[];
  readonly stage: DisposalStage;
};
export type Person = {
  readonly personId: PersonId;
  readonly roles: readonly Role[];
  readonly countsAsOneWith?: readonly PersonId[];
};
type Treated = { readonly treatedBy: readonly PersonId[] };

/** Whether anything may still come of it. */
export const isOpen = ({ stage }: Pick<Disposal, "stage">): boolean =>
  stage.state === "proposed" || stage.state === "under-way" || stage.state === "stopped";

/** The privacy officer proposes, and lets go on what was stopped. */
export const mayPropose = ({ roles }: Person): boolean => roles.includes("privacy-officer");

/** Whether this person may let go on what was stopped or broke off, or close it: whoever confirmed it sees it through. */
export const mayGoOn = (person: Person, { stage }: Pick<Disposal, "stage">): boolean =>
  (stage.state === "under-way" || stage.state === "stopped") &&
  (mayPropose(person) || stage.confirmed.personId === person.personId);

/** Whether this person may look at the disposal at all: whoever may see the record. */
export const maySee = (person: Person, patient: Treated): boolean => seesRecords(person, patient);

/** Whether the person is nobody who proposed, nor counts as one with them. */
export const isSecondPerson = (
  { personId, countsAsOneWith = [] }: Person,
  { proposers }: Disposal,
): boolean => ![personId, ...countsAsOneWith].some((one) => proposers.includes(one));

/**
 * Whether the person may be told of this record: of a psychotherapy note, and of what may be one, whoever brought it in and
 * treats the patient alone, destroyed or not.
 */
export const isTold = (
  person: Person,
  patient: Treated,
  record: Pick<DisposalItem, "class"> & { readonly authorId?: PersonId | undefined },
): boolean => !isApart(record.class) || (record.authorId === person.personId && treats(person, patient));

/**
 * The records in the order in which they are destroyed: what lies apart first. Were it last, a disposal that is stopped after
 * the last record of the chart would say that there was something else.
 */
export const inOrder = (items: readonly DisposalItem[]): readonly DisposalItem[] => [
  ...items.filter((item) => isApart(item.class)),
  ...items.filter((item) => !isApart(item.class)),
];

const nameOf = (item: Pick<DisposalItem, "documentId" | "class" | "sha256">): string =>
  [item.documentId, item.class, item.sha256].join(" ");
const chartOf = (items: readonly DisposalItem[]): readonly DisposalItem[] =>
  items.filter((item) => !isApart(item.class));

/** Whether the chart is what it was when the disposal was proposed. */
export function isAsProposed({ items }: Pick<Disposal, "items">, now: readonly DisposalItem[]): boolean {
  const text = (all: readonly DisposalItem[]) => chartOf(all).map(nameOf).toSorted().join("\n");
  return text(items) === text(now);
}

/** Whether something came into the chart that was not there when the disposal was proposed: the patient may be back. */
export const cameBack = ({ items }: Pick<Disposal, "items">, now: readonly DisposalItem[]): boolean => {
  const known = new Set<string>(items.map(({ documentId }) => documentId));
  return chartOf(now).some(({ documentId }) => !known.has(documentId));
};

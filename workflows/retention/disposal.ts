import type { z } from "zod";
import { seesRecords, treats } from "../access/sight.ts";
import type { Role } from "../access/roles.ts";
import type { disposalStageSchema, ShelfClass } from "../contract/retention.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { DisposalId, DocumentId, PatientRef, PersonId } from "../vocabulary/ids.ts";
import { strictest } from "./disposition.ts";
import type { Disposition } from "./disposition.ts";

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
export const isOpen = ({ stage }: Disposal): boolean => stage.state !== "declined" && stage.state !== "done";

/** The privacy officer proposes, and lets go on what was stopped. */
export const mayPropose = ({ roles }: Person): boolean => roles.includes("privacy-officer");

/** Whether this person may look at the disposal at all: whoever may see the record. */
export const maySee = (person: Person, patient: Treated): boolean => seesRecords(person, patient);

/** Whether the person is nobody who proposed, nor counts as one with them. */
export const isSecondPerson = (
  { personId, countsAsOneWith = [] }: Person,
  { proposers }: Disposal,
): boolean => ![personId, ...countsAsOneWith].some((one) => proposers.includes(one));

/**
 * Whether the person may be told of this record: of a psychotherapy note whoever wrote it and treats the patient alone,
 * destroyed or not.
 */
export const isTold = (
  person: Person,
  patient: Treated,
  record: Pick<DisposalItem, "class" | "authorId">,
): boolean =>
  record.class !== "psychotherapy-notes" || (record.authorId === person.personId && treats(person, patient));

/** What stands against destroying a record now, or nothing: a person's ground answers an open question and nothing else. */
export function against(dispositions: readonly Disposition[]): Disposition | undefined {
  const found = strictest(dispositions);
  return found.kind === "held" || found.kind === "kept" ? found : undefined;
}

/** Whether the shelf is what it was when the disposal was proposed. */
export function isAsProposed({ items }: Disposal, now: readonly DisposalItem[]): boolean {
  const text = (all: readonly DisposalItem[]) =>
    all
      .map((item) => [item.documentId, item.class, item.sha256].join(" "))
      .toSorted()
      .join("\n");
  return text(items) === text(now);
}

import { strictest } from "./disposition.ts";
import type { Disposition } from "./disposition.ts";
import { dispositionsOf, isApart, shelfClassOf } from "./shelf.ts";
import type { OnShelf, ShelfAsked } from "./shelf.ts";

/** What stands against destroying something: requests, or a period that runs. */
export type Against = Extract<Disposition, { readonly kind: "held" | "kept" }>;

/** What stands against it, or nothing: a person's ground answers an open question and nothing else. */
export function against(dispositions: readonly Disposition[]): Against | undefined {
  const found = strictest(dispositions);
  return found.kind === "held" || found.kind === "kept" ? found : undefined;
}

/** Whether a record lies apart: a psychotherapy note, or what nobody has classified and may be one. */
export const liesApart = (record: Pick<OnShelf, "kind">): boolean => isApart(shelfClassOf(record));

/**
 * What stands against destroying what lies in the chart. Asked of the chart alone: were the answer another because of a
 * psychotherapy note, whoever proposes would be told that there is one.
 */
export const againstChart = (asked: ShelfAsked): Against | undefined =>
  against(
    dispositionsOf({ ...asked, records: asked.records.filter((record) => !liesApart(record)) }).map(
      ({ disposition }) => disposition,
    ),
  );

/**
 * Whether one record that lies apart may go with the chart. Asked of it and the chart together, so that it is never kept
 * shorter than the chart; where it is of a later day than the end of treatment that was stated, that end is not to be relied on.
 */
export function mayGo(asked: ShelfAsked, record: OnShelf): boolean {
  const { treatmentEndedOn } = asked;
  if (treatmentEndedOn === undefined || record.sessionOn > treatmentEndedOn) return false;
  const records = [...asked.records.filter((one) => !liesApart(one)), record];
  return against(dispositionsOf({ ...asked, records }).map(({ disposition }) => disposition)) === undefined;
}

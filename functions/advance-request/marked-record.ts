import type { Refusal } from "../../workflows/contract/problem.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";

/** Marks lie on the pages of the bytes that the practice has now: others would be laid over something else. */
export async function otherThanTheRecord(
  { practices }: { readonly practices: Pick<Lookups, "recordsNamed"> },
  { event, practiceId }: Pick<Identified, "event" | "practiceId">,
  patientRef: PatientRef | null | undefined,
): Promise<Refusal | undefined> {
  if (event.type !== "record.marked" || !patientRef) return undefined;
  const [row] = await practices.recordsNamed(practiceId, patientRef, [event.documentId]);
  // The machine says of a record that was not proposed that there is none.
  if (!row) return undefined;
  const says = (pointer: string, words: string) =>
    refusal("invalid-field", words, { fields: [{ pointer, words }] });
  if (row.sha256 !== event.recordSha256)
    return says(
      "/payload/recordSha256",
      "The record has changed since these marks were made. Open it again and mark it anew.",
    );
  const isBeyond = event.steps.some((of) => "page" in of && of.page > row.pages);
  return isBeyond
    ? says("/payload/steps", `The record has ${row.pages} pages. Mark one of them.`)
    : undefined;
}

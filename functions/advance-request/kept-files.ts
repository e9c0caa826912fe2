import { dispositionWords } from "../../workflows/contract/retention-words.ts";
import type { Refusal } from "../../workflows/contract/problem.ts";
import { localDateOf } from "../../workflows/facts/local-date.ts";
import { against } from "../../workflows/retention/judgement.ts";
import { dispositionOfFiles } from "../../workflows/retention/request-files.ts";
import type { CalendarDate } from "../../workflows/vocabulary/dates.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import type { ReadFilesLeft, ReadHolders } from "../adapters/holders.dynamodb.ts";
import type { Practice } from "../adapters/practice-rows.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Identified } from "./identify.ts";

/** What stands beside the patient: requests that keep records and files, and what closed ones left behind. */
export type Kept = { readonly holders: ReadHolders; readonly filesLeft: ReadFilesLeft };

/**
 * Whether something beside the request keeps its files: another request of the patient, or the period that runs from the last
 * thing that happened in it. Where nobody is matched, or nothing has happened since it is written down when that was, nobody
 * knows, and they stay.
 */
export async function keptFiles(
  { kept }: { readonly kept: Kept },
  { event, practiceId, requestId }: Pick<Identified, "event" | "practiceId" | "requestId">,
  {
    patientRef,
    practice,
    today,
  }: {
    readonly patientRef: PatientRef | null | undefined;
    readonly practice: Pick<Practice, "timeZone">;
    readonly today: CalendarDate;
  },
): Promise<Refusal | undefined> {
  if (event.type !== "files.disposal-proposed" && event.type !== "files.disposal-ordered") return undefined;
  const left = patientRef ? await kept.filesLeft(practiceId, patientRef) : [];
  const own = left.find((one) => one.requestId === requestId);
  if (!patientRef || !own)
    return refusal(
      "refused-by-law",
      "It is not written down when something last happened in this request, or whose records it asked for: until when its files are kept is not known, so they stay.",
      { citations: ["45 CFR 164.530(j)(2)"] },
    );
  const stands = against([
    dispositionOfFiles(own, {
      lastOn: localDateOf(own.since, practice.timeZone),
      today,
      holders: await kept.holders(practiceId, patientRef),
    }),
  ]);
  return stands && refusal("refused-by-law", dispositionWords(stands));
}

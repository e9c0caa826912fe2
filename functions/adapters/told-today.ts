import type { OnFile } from "../../workflows/facts/case-file-of.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import { practiceFactsOf } from "./practice-rows.ts";
import type { Patient, Practice } from "./practice-rows.ts";

/**
 * What the law is told beside the case on file: what the practice says of itself, and when the matched patient was born. It is
 * read anew each time and kept with no request, so that an earlier match is told of it too.
 */
export const toldToday = (
  practice: Practice,
  patient: Patient | undefined,
  at: Instant,
): Pick<OnFile, "practice" | "bornOn" | "at"> => ({
  practice: practiceFactsOf(practice),
  bornOn: patient?.birthDate,
  at,
});

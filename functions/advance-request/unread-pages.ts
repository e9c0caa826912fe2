import type { Refusal } from "../../workflows/contract/problem.ts";
import { hasPagesToRead, pagesToReadWords } from "../../workflows/contract/pages-to-read.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Advance } from "./advance-request.ts";
import type { Identified } from "./identify.ts";

/**
 * A record that may hold the content of psychotherapy notes is approved by whoever says that they read the pages in question;
 * since nothing leaves unapproved, nothing of it is confirmed before. The flags are those of the import.
 */
export async function unreadPages(
  { practices }: Pick<Advance, "practices">,
  { event, practiceId }: Pick<Identified, "event" | "practiceId">,
  patientRef: PatientRef | null | undefined,
): Promise<Refusal | undefined> {
  if (event.type !== "record.reviewed" || event.decision !== "approve" || event.pagesRead || !patientRef)
    return undefined;
  const [row] = await practices.recordsNamed(practiceId, patientRef, [event.documentId]);
  const toRead = row?.sealed === false ? row.toRead : undefined;
  if (!toRead || !hasPagesToRead(toRead)) return undefined;
  const words = `Read the record first and say that you did (${pagesToReadWords(toRead)}). If it is a psychotherapy note, seal it; if a part may not go, withhold it.`;
  return refusal("invalid-field", words, {
    fields: [{ pointer: "/payload/pagesRead", words }],
    citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)"],
  });
}

import type { Refusal } from "../../workflows/contract/problem.ts";
import { hasPagesToRead, pagesToReadWords } from "../../workflows/contract/pages-to-read.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Advance } from "./advance-request.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";

/**
 * A record that may hold the content of psychotherapy notes is approved by whoever says that they read the pages in question,
 * and to whom this request has handed out a link to it: their word alone may be a box that was ticked. Since nothing leaves
 * unapproved, nothing of it is confirmed before. The flags are those of the import.
 */
export async function unreadPages(
  { practices, ledger }: Pick<Advance, "ledger"> & { readonly practices: Pick<Lookups, "recordsNamed"> },
  { event, practiceId, requestId }: Pick<Identified, "event" | "practiceId" | "requestId">,
  { actor, patientRef }: { readonly actor: Actor; readonly patientRef: PatientRef | null | undefined },
): Promise<Refusal | undefined> {
  if (event.type !== "record.reviewed" || event.decision !== "approve" || !patientRef) return undefined;
  const { documentId } = event;
  const [row] = await practices.recordsNamed(practiceId, patientRef, [documentId]);
  const toRead = row?.sealed === false ? row.toRead : undefined;
  if (!toRead || !hasPagesToRead(toRead)) return undefined;
  const pages = pagesToReadWords(toRead);
  if (!event.pagesRead)
    return notRead(
      `Read the record first and say that you did (${pages}). If it is a psychotherapy note, seal it; if a part may not go, withhold it.`,
    );
  const opened = await ledger.whoOpened({ practiceId, requestId }, documentId);
  return actor.kind === "staff" && opened.includes(actor.personId)
    ? undefined
    : notRead(
        `You have not opened the record in this request. Open it, read it (${pages}), then approve it.`,
      );
}

const notRead = (words: string): Refusal =>
  refusal("invalid-field", words, {
    fields: [{ pointer: "/payload/pagesRead", words }],
    citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)"],
  });

import type { Refusal } from "../../workflows/contract/problem.ts";
import { hasPagesToRead, pagesListed, pagesToReadWords } from "../../workflows/contract/pages-to-read.ts";
import { marksNow } from "../../workflows/production/redaction/marks.ts";
import { undecidedPages } from "../../workflows/contract/whose-pages.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import type { PatientRef } from "../../workflows/vocabulary/ids.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Advance } from "./advance-request.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";

/**
 * A record that may hold the content of psychotherapy notes is approved by whoever says that they read the pages in question,
 * and to whom this request has handed out a link to it: their word alone may be a box that was ticked. Since nothing leaves
 * unapproved, nothing of it is confirmed before. A page that may be another patient's needs a decision of its own. The flags are
 * those of the import, which looked at the very bytes that the record's row names.
 */
export async function unreadPages(
  { practices, ledger }: Pick<Advance, "ledger"> & { readonly practices: Pick<Lookups, "recordsNamed"> },
  { event, practiceId, requestId }: Pick<Identified, "event" | "practiceId" | "requestId">,
  { actor, patientRef }: { readonly actor: Actor; readonly patientRef: PatientRef | null | undefined },
): Promise<Refusal | undefined> {
  if (event.type !== "record.reviewed" || event.decision !== "approve" || !patientRef) return undefined;
  const { documentId } = event;
  const [row] = await practices.recordsNamed(practiceId, patientRef, [documentId]);
  if (row?.sealed !== false) return undefined;
  const { toRead } = row;
  if (!toRead || !hasPagesToRead(toRead)) return undefined;
  const pages = pagesToReadWords(toRead);
  if (!event.pagesRead)
    return notRead(
      `Read the record first and say that you did (${pages}). If it is a psychotherapy note, seal it; if a part may not go, withhold it.`,
    );
  const opened = await ledger.whoOpened({ practiceId, requestId }, documentId);
  if (actor.kind !== "staff" || !opened.includes(actor.personId))
    return notRead(
      `You have not opened the record in this request. Open it, read it (${pages}), then approve it.`,
    );
  const steps = await ledger.marksOn({ practiceId, requestId }, documentId);
  const ofPatient = event.pagesOfPatient ?? [];
  const undecided = undecidedPages(toRead, { marks: marksNow(row, steps), ofPatient });
  return undecided.length > 0 ? notDecided(undecided) : undefined;
}

const notRead = (words: string): Refusal =>
  refusal("invalid-field", words, {
    fields: [{ pointer: "/payload/pagesRead", words }],
    citations: ["45 CFR 164.501", "45 CFR 164.508(a)(2)"],
  });

/** A page of another patient in a batch would be theirs, and nobody's authority speaks of them. */
const notDecided = (pages: readonly number[]): Refusal => {
  const words = `Nobody has said whose these are: ${pagesListed(pages)}. Each names somebody else as the patient, or is a scan that no machine could read when it came in. Look at each: say here that it is the patient's, or say at the bench that the page is another's, so that it is taken out.`;
  return refusal("invalid-field", words, {
    fields: [{ pointer: "/payload/pagesOfPatient", words }],
    citations: ["45 CFR 164.502(a)", "45 CFR 164.530(c)(1)"],
  });
};

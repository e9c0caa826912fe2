import { epochOf } from "../facts/local-date.ts";
import { authorityOpens } from "./authority.ts";
import { quiet } from "./conditions.ts";
import type { RequestContext } from "./context.ts";
import type { VaultRefusal } from "./events.ts";
import { approvedRecords, everyPaperIsRead } from "./guards.ts";
import { isSealed } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";
import { aDayLies, outsideReviewCountsFrom } from "./two-persons.ts";

// The second reading, for whoever acts after the machine has decided: between the step and the act a day may end, a form
// run out, a paper come in. Each asks with a judgement made at its own moment, never with the one in the memory.

/** Why the vault may not open, or serve one more note, under a judgement of this moment; undefined when it may. */
export function vaultRefusalOf(context: RequestContext, judgement: Judgement): VaultRefusal | undefined {
  const { vault, outsideReview } = context;
  if (!vault) return "two-persons-missing";
  const stopped = stoppedBy(context, judgement);
  if (stopped) return stopped;
  const [first, second] = vault.approvals;
  const areTwo =
    first &&
    second &&
    (!first.persons.some((person) => second.persons.includes(person)) ||
      (outsideReview !== null &&
        aDayLies(first, second.at) &&
        epochOf(second.at) >= epochOf(outsideReviewCountsFrom(outsideReview))));
  if (!areTwo || !vault.approvals.some(({ clinician }) => clinician)) return "two-persons-missing";
  return refusedByLaw(context, judgement, vault);
}

/**
 * Why it may not be told any more where the notes on paper of a production lie; undefined when it may. The two approvals were
 * used up when the vault closed; all else is asked as if it opened now, and a paper that nobody has opened may revoke the form.
 */
export function paperNotesRefusalOf(context: RequestContext, judgement: Judgement): VaultRefusal | undefined {
  const { vault } = context;
  if (!vault) return "two-persons-missing";
  if (!everyPaperIsRead({ context })) return "request-contested";
  return stoppedBy(context, judgement) ?? refusedByLaw(context, judgement, vault);
}

function stoppedBy(context: RequestContext, judgement: Judgement): VaultRefusal | undefined {
  if (context.hold) return "request-on-hold";
  // What began after the release was confirmed keeps the notes shut as it would have kept them from being confirmed.
  return quiet.some(({ holds }) => !holds({ context, event: { judgement } }))
    ? "request-contested"
    : undefined;
}

function refusedByLaw(
  context: RequestContext,
  judgement: Judgement,
  vault: NonNullable<RequestContext["vault"]>,
): VaultRefusal | undefined {
  const released = vault.documentIds.every(
    (documentId) => judgement.segments[documentId] === "release" && isSealed(judgement, documentId),
  );
  if (!released) return "law-does-not-release";
  return authorityOpens(context, judgement, vault.authority) ? undefined : "authority-does-not-open";
}

/** Whether the law, asked now, still releases everything that was approved. */
export const approvedMayGo = (context: RequestContext, judgement: Judgement): boolean =>
  approvedRecords(context).every((documentId) => judgement.segments[documentId] === "release");

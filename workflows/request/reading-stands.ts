import type { DocumentId } from "../vocabulary/ids.ts";
import { authorityOpens } from "./authority.ts";
import { quiet } from "./conditions.ts";
import type { RequestContext } from "./context.ts";
import { isSealed } from "./judgement.ts";
import type { Judgement } from "./judgement.ts";
import type { Recorded } from "./recorded.ts";
import { couldApproveVault } from "./two-persons.ts";

/** The note, and its reader as they are at this moment. */
type Reading = { readonly documentId: DocumentId; readonly event: Pick<Recorded, "actor" | "at"> };

/** While the vault waits for approvals. */
const waiting: ReadonlySet<string> = new Set(["requested", "firstApproval"]);

/**
 * Whether a reading before approval may go on, under a judgement of this moment: the vault still waits, the
 * note is one of its notes, the reader could approve it next, nothing contests the request, the law releases the note and the
 * authority opens it (45 CFR 164.508(a)(2), 164.508(b)(5)).
 */
export function readingStands(
  { context, states }: { readonly context: RequestContext; readonly states: { readonly vault: string } },
  judgement: Judgement,
  { documentId, event }: Reading,
): boolean {
  const { vault } = context;
  if (!vault || !waiting.has(states.vault) || !vault.documentIds.includes(documentId)) return false;
  if (!couldApproveVault({ context, event })) return false;
  if (quiet.some(({ holds }) => !holds({ context, event: { judgement } }))) return false;
  if (judgement.segments[documentId] !== "release" || !isSealed(judgement, documentId)) return false;
  return authorityOpens(context, judgement, vault.authority);
}

import type { Refusal } from "../../workflows/contract/problem.ts";
import type { RequestContext } from "../../workflows/request/context.ts";
import type { Actor } from "../../workflows/request/recorded.ts";
import { refusal } from "../adapters/problem-response.ts";
import type { Identified } from "./identify.ts";
import type { Lookups } from "./look-once.ts";

/**
 * Before anybody has approved an opening, a psychotherapy note is read by nobody but its author, whom the rule lets use it (45
 * CFR 164.508(a)(2)(i)(A)). Whoever else is asked reads after the first approval: whether an authority to disclose a note
 * covers a look by a colleague before has been read in no source, so that one person alone never brings it about.
 */
export async function colleaguesNote(
  { practices }: { readonly practices: Pick<Lookups, "recordsNamed"> },
  { event, practiceId }: Pick<Identified, "event" | "practiceId">,
  {
    actor,
    context,
  }: { readonly actor: Actor; readonly context: Pick<RequestContext, "patientRef" | "vault"> },
): Promise<Refusal | undefined> {
  const { patientRef, vault } = context;
  if (event.type !== "note.reading-asked" || !patientRef || !vault || vault.approvals.length > 0)
    return undefined;
  const [row] = await practices.recordsNamed(practiceId, patientRef, [event.documentId]);
  if (actor.kind === "staff" && row?.authorId === actor.personId) return undefined;
  return refusal(
    "not-allowed-for-role",
    "Before the first approval a psychotherapy note is read by nobody but its author. Wait until its author, or the other person who is asked, has approved; or approve without reading it.",
    { citations: ["45 CFR 164.508(a)(2)"] },
  );
}

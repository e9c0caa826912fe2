import { limits } from "../contract/limits.ts";
import type { RequestContext } from "./context.ts";
import { following } from "./nullable.ts";
import type { RecordedOf } from "./recorded.ts";

// What those who are asked to approve a vault ask of its notes, and say of them.

type OfNote = {
  readonly context: RequestContext;
  readonly event: RecordedOf<"note.reading-asked"> | RecordedOf<"note.marked">;
};
type Marking = { readonly context: RequestContext; readonly event: RecordedOf<"note.marked"> };

export const noteIsOfTheVault = ({ context, event }: OfNote): boolean =>
  context.vault?.documentIds.includes(event.documentId) === true;

/** A mark that is taken back, or made again, needs no room. */
export const marksAreFew = ({ context, event }: Marking): boolean =>
  event.mark === "may-go" ||
  following(context.vault, (vault) => vault.marks).filter(
    ({ documentId, by }) =>
      documentId !== event.documentId || event.actor.kind !== "staff" || by !== event.actor.personId,
  ).length < limits.marks;

export const noMarkStandsAgainst = ({ context }: { readonly context: RequestContext }): boolean =>
  context.vault?.marks.length === 0;

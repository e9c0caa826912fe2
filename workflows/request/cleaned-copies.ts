import type { CleanedCopy } from "../contract/papers.ts";
import type { DocumentId } from "../vocabulary/ids.ts";
import type { Recorded } from "./recorded.ts";

/** Of each paper from which something was taken out, the copy that is kept. */
export const cleanedCopies = (events: readonly Recorded[]): ReadonlyMap<DocumentId, CleanedCopy> =>
  new Map(
    events.flatMap((event) =>
      event.type === "document.admitted" && event.cleaned ? [[event.documentId, event.cleaned] as const] : [],
    ),
  );

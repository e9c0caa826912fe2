import type { DocumentId } from "../vocabulary/ids.ts";
import type { RequestContext } from "./context.ts";
import type { RequestEventOf } from "./events.ts";

/** The next mark that somebody would draw on a record, as far as the lifecycle asks what it is. */
export const aMark = (
  { redactions }: Pick<RequestContext, "redactions">,
  documentId: DocumentId,
): RequestEventOf<"record.marked"> => ({
  type: "record.marked",
  documentId,
  recordSha256: "0".repeat(64),
  steps: [
    {
      step: "drawn",
      mark: redactions.reduce((most, { last }) => Math.max(most, last), 0) + 1,
      page: 1,
      box: { left: 0, top: 0, right: 1, bottom: 1 },
      reason: "other-person",
    },
  ],
});

import type { MarkRefusal } from "../production/redaction/mark-book.ts";
import { isOpen, refusedSteps } from "../production/redaction/mark-book.ts";
import type { RequestContext } from "./context.ts";
import { approvedRecords } from "./guards.ts";
import type { RecordedOf } from "./recorded.ts";
import type { Requirement } from "./requirement.ts";

const words: Readonly<Record<MarkRefusal, string>> = {
  "no-such-mark": "There is no mark with this number on this record as it is now. Read the marks again.",
  "mark-exists": "A mark with this number is there already. Give the next number.",
  "too-many-marks": "The request has as many marks as it can hold. Withhold records of which most must go.",
  "not-a-proposal": "This mark is no proposal any more: somebody has confirmed or declined it.",
  "not-standing": "This mark does not stand: confirm it first, or draw another.",
  "another-persons-mark":
    "Another person drew or confirmed this mark. Question it: nothing goes until they have answered.",
  "your-own-mark": "This mark is yours. Change or withdraw it.",
  "not-questioned": "Nobody has questioned this mark.",
};

type Asked = { readonly context: RequestContext; readonly event: RecordedOf<"record.marked"> };

const mayBeTaken =
  (refusal: MarkRefusal) =>
  ({ context, event }: Asked): boolean =>
    event.actor.kind === "staff" &&
    refusedSteps(context.redactions, event.documentId, event.steps, event.actor.personId) !== refusal;

/** Of what goes, every proposal was confirmed or declined, and every question answered. */
export const noMarkIsOpen = ({ context }: { readonly context: RequestContext }): boolean =>
  context.redactions.every((book) => !approvedRecords(context).includes(book.documentId) || !isOpen(book));

/** What each step on a mark asks. */
export const markRequirements: readonly Requirement<"record.marked">[] = (
  Object.keys(words) as MarkRefusal[]
).map((refusal) => ({
  holds: mayBeTaken(refusal),
  code: refusal === "another-persons-mark" ? "not-allowed-for-role" : "wrong-state",
  words: words[refusal],
}));

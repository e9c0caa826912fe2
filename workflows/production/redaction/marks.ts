import type { PageBox, RedactionBox, RedactionReason } from "../../contract/redaction.ts";
import type { KeptMarkStep, MarkStep } from "../../contract/redaction-marks.ts";
import type { DocumentId, PersonId } from "../../vocabulary/ids.ts";

/** A mark as it stands: where, why, whose, and whether it is taken out. */
export type Mark = {
  readonly mark: number;
  readonly page: number;
  readonly box: PageBox;
  readonly reason: RedactionReason;
  readonly state: "proposed" | "confirmed" | "declined" | "withdrawn";
  /** Who drew or confirmed it: nobody else changes it. Nobody as long as it is a proposal. */
  readonly owner: PersonId | undefined;
  /** Somebody else thinks that it should not stand so. Until its owner has answered, nothing goes. */
  readonly questionedBy: PersonId | undefined;
};
/** Why a step cannot be taken. */
export type MarkRefusal =
  | "record-has-changed"
  | "no-such-mark"
  | "mark-exists"
  | "not-a-proposal"
  | "not-standing"
  | "another-persons-mark"
  | "your-own-mark"
  | "not-questioned"
  | "no-such-page";
type MarkedRecord = { readonly documentId: DocumentId; readonly sha256: string; readonly pages: number };

/** The marks of one record as it is now, in the order of their numbers; steps on other bytes count for nothing. */
export function marksOf(record: MarkedRecord, steps: readonly KeptMarkStep[]): readonly Mark[] {
  const marks = new Map<number, Mark>();
  for (const { documentId, recordSha256, by, of } of steps) {
    if (documentId !== record.documentId || recordSha256 !== record.sha256) continue;
    marks.set(of.mark, after(marks.get(of.mark), of, by));
  }
  return [...marks.values()].toSorted((one, other) => one.mark - other.mark);
}

function after(before: Mark | undefined, of: MarkStep, by: PersonId): Mark {
  if (of.step === "drawn" || of.step === "proposed") {
    const { mark, page, box, reason } = of;
    const state = of.step === "drawn" ? "confirmed" : "proposed";
    return {
      mark,
      page,
      box,
      reason,
      state,
      owner: of.step === "drawn" ? by : undefined,
      questionedBy: undefined,
    };
  }
  if (!before) throw new RangeError(`mark ${of.mark} has a ${of.step} before its beginning`);
  switch (of.step) {
    case "confirmed":
      return { ...before, state: "confirmed", owner: by, reason: of.reason };
    case "declined":
      return { ...before, state: "declined" };
    case "changed":
      return { ...before, box: of.box, reason: of.reason, questionedBy: undefined };
    case "withdrawn":
      return { ...before, state: "withdrawn", questionedBy: undefined };
    case "questioned":
      return { ...before, questionedBy: by };
    case "upheld":
      return { ...before, questionedBy: undefined };
  }
}

/**
 * Whether somebody may take a step on a record whose marks stand so. Nobody changes or withdraws what another drew or confirmed:
 * it can be questioned, which is on the record and keeps everything back until the owner has answered.
 */
export function refusedStep(
  record: MarkedRecord,
  marks: readonly Mark[],
  { recordSha256, by, of }: Pick<KeptMarkStep, "recordSha256" | "by" | "of">,
): MarkRefusal | undefined {
  if (recordSha256 !== record.sha256) return "record-has-changed";
  const mark = marks.find((one) => one.mark === of.mark);
  if (of.step === "drawn" || of.step === "proposed") {
    if (mark) return "mark-exists";
    return of.page > record.pages ? "no-such-page" : undefined;
  }
  if (!mark) return "no-such-mark";
  if (of.step === "confirmed" || of.step === "declined")
    return mark.state === "proposed" ? undefined : "not-a-proposal";
  if (mark.state !== "confirmed") return "not-standing";
  if (of.step === "questioned") return mark.owner === by ? "your-own-mark" : undefined;
  if (mark.owner !== by) return "another-persons-mark";
  return of.step === "upheld" && mark.questionedBy === undefined ? "not-questioned" : undefined;
}

/** Why nothing of a record may go yet: somebody has a proposal or a question to answer. */
export const marksOpen = (marks: readonly Mark[]): "proposals-open" | "questions-open" | undefined => {
  if (marks.some(({ state }) => state === "proposed")) return "proposals-open";
  return marks.some(({ questionedBy }) => questionedBy !== undefined) ? "questions-open" : undefined;
};

/** What is taken out of a record, from its first page to its last. */
export const boxesOf = (marks: readonly Mark[]): readonly RedactionBox[] =>
  marks
    .filter(({ state }) => state === "confirmed")
    .map(({ page, box, reason }) => ({ page, box, reason }))
    .toSorted(
      (one, other) => one.page - other.page || one.box.top - other.box.top || one.box.left - other.box.left,
    );

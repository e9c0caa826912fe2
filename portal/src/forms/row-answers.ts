import type { OutwardView } from "../../../workflows/contract/outward.ts";
import type { RowAnswer } from "../../../workflows/contract/scope.ts";
import { dateWords } from "../words/dates.ts";
import type { ScopeRow } from "./scope-draft.ts";

/** What can be said to a row, and to more time. */
export const rowAnswers = { agreed: "Agreed", refused: "Refused", countered: "Countered" } as const;
export const timeAnswers = { agreed: "Agreed", refused: "Refused" } as const;

/** The dates of service of a row, in words within a sentence. */
export const periodWords = ({ range }: Pick<ScopeRow, "range">): string =>
  range === undefined ? "all dates asked for" : `${dateWords(range.fromOn)} to ${dateWords(range.toOn)}`;

/** What is said to one row while it is being written. */
export type DraftAnswer = {
  readonly answer: RowAnswer | "";
  readonly reason: string;
  readonly stance: ScopeRow["stance"];
  readonly fromOn: string;
  readonly toOn: string;
};

/** Nothing said yet; a counter begins with what was proposed. */
export const noAnswer = ({ stance, range }: ScopeRow): DraftAnswer => ({
  answer: "",
  reason: "",
  stance,
  fromOn: range?.fromOn ?? "",
  toOn: range?.toOn ?? "",
});

type Answers = readonly (
  | { readonly answer: "agreed" }
  | { readonly answer: "refused"; readonly reason: string }
  | { readonly answer: "countered"; readonly reason: string; readonly counter: ScopeRow }
)[];
type Proposal = OutwardView["proposals"][number];

/** The answers as the contract has them, or words on what is wrong and in which row. */
export function rowAnswersOf(rows: Proposal["rows"], drafts: readonly DraftAnswer[]): Answers | string {
  const answers: Answers[number][] = [];
  for (const [n, row] of rows.entries()) {
    const { answer, reason, stance, fromOn, toOn } = drafts[n] ?? noAnswer(row);
    const said = reason.trim();
    if (answer === "") return `Row ${n + 1}: choose whether it is agreed, refused or countered.`;
    if (answer !== "agreed" && said.length < 3) return `Row ${n + 1}: say why, in at least a few words.`;
    if (answer === "agreed") answers.push({ answer });
    else if (answer === "refused") answers.push({ answer, reason: said });
    else {
      if ((fromOn === "") !== (toOn === ""))
        return `Row ${n + 1}: enter both dates of the counter, or neither.`;
      if (fromOn > toOn) return `Row ${n + 1}: the last date lies before the first.`;
      const range = fromOn === "" ? {} : { range: { fromOn, toOn } };
      answers.push({ answer, reason: said, counter: { class: row.class, stance, ...range } });
    }
  }
  return answers;
}

import { NativeSelect, Textarea } from "@mantine/core";
import { Choice } from "../ui/choice.tsx";
import { classWords } from "../words/document-classes.ts";
import { noAnswer, periodWords, rowAnswers } from "./row-answers.ts";
import type { DraftAnswer } from "./row-answers.ts";
import type { ScopeRow } from "./scope-draft.ts";
import { Day } from "../ui/day.tsx";

const stances = [
  { value: "produce", label: "Produce" },
  { value: "withhold", label: "Leave out" },
];

function RowAnswerFields(props: {
  readonly number: number;
  readonly row: ScopeRow;
  readonly draft: DraftAnswer;
  readonly readBy: string;
  readonly onChange: (part: Partial<DraftAnswer>) => void;
}) {
  const { number, row, draft, readBy, onChange } = props;
  return (
    <fieldset className="stack row-answer">
      <legend>
        {number}. {classWords(row.class)}, {periodWords(row)}:{" "}
        {row.stance === "produce" ? "produce" : "leave out"}
      </legend>
      <div className="fields">
        <Choice
          label={`Answer to row ${number}`}
          words={rowAnswers}
          value={draft.answer}
          onChange={(answer) => {
            onChange({ answer });
          }}
        />
        {draft.answer === "countered" ? (
          <>
            <NativeSelect
              label={`Instead, row ${number}`}
              value={draft.stance}
              data={stances}
              onChange={(chosen) => {
                onChange({ stance: chosen.currentTarget.value === "withhold" ? "withhold" : "produce" });
              }}
            />
            <Day
              label="Instead from"
              value={draft.fromOn}
              onChange={(day) => {
                onChange({ fromOn: day });
              }}
            />
            <Day
              label="Instead to"
              value={draft.toOn}
              onChange={(day) => {
                onChange({ toOn: day });
              }}
            />
          </>
        ) : null}
      </div>
      {draft.answer === "refused" || draft.answer === "countered" ? (
        <Textarea
          label={`Why, row ${number}`}
          description={`${readBy} Nothing of a person or of what a record holds.`}
          maxLength={500}
          value={draft.reason}
          onChange={(typed) => {
            onChange({ reason: typed.currentTarget.value });
          }}
        />
      ) : null}
    </fieldset>
  );
}

/** An answer to each row of a proposal, as either side writes it. */
export function RowAnswers(props: {
  readonly rows: readonly ScopeRow[];
  readonly drafts: readonly DraftAnswer[];
  /** Who reads the reasons, in a sentence. */
  readonly readBy: string;
  readonly onChange: (drafts: readonly DraftAnswer[]) => void;
}) {
  const { rows, drafts, readBy, onChange } = props;
  return rows.map((row, n) => (
    <RowAnswerFields
      key={`${row.class}${n}`}
      number={n + 1}
      row={row}
      draft={drafts[n] ?? noAnswer(row)}
      readBy={readBy}
      onChange={(part) => {
        onChange(drafts.map((draft, at) => (at === n ? { ...draft, ...part } : draft)));
      }}
    />
  ));
}

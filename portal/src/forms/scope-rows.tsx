import { Button, NativeSelect } from "@mantine/core";
import type { DocumentClass } from "../../../workflows/contract/case-file.ts";
import { dateWords } from "../words/dates.ts";
import type { RowAnswer } from "../../../workflows/contract/scope.ts";
import { plain } from "../words/plain.ts";
import { classWords, documentClassWords } from "../words/document-classes.ts";
import { draftRow, noMoreRows } from "./scope-draft.ts";
import type { DraftRow, ScopeRow } from "./scope-draft.ts";
import { Day } from "../ui/day.tsx";

const classes = Object.keys(documentClassWords) as DocumentClass[];

/** The rows of a proposal as a table. */
export function ScopeTable({
  rows,
  caption,
  answers,
}: {
  readonly rows: readonly ScopeRow[];
  /** What was said to each row, where it was answered row by row. */
  readonly answers?: readonly RowAnswer[] | undefined;
  readonly caption: string;
}) {
  return (
    <table className="table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Records</th>
          <th scope="col">Dates of service</th>
          <th scope="col">Proposed</th>
          {answers === undefined ? null : <th scope="col">Answer</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, n) => (
          <tr key={`${n}${row.class}${row.range?.fromOn ?? ""}${row.stance}`}>
            <td>{classWords(row.class)}</td>
            <td>
              {row.range === undefined
                ? "All"
                : `${dateWords(row.range.fromOn)} to ${dateWords(row.range.toOn)}`}
            </td>
            <td>{row.stance === "produce" ? "Produce" : "Leave out"}</td>
            {answers === undefined ? null : <td>{plain(answers[n] ?? "")}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ScopeEditorProps = {
  readonly rows: readonly DraftRow[];
  readonly onChange: (rows: readonly DraftRow[]) => void;
};

/** Writes the rows of a proposal: class, dates, produce or leave out. */
export function ScopeEditor({ rows, onChange }: ScopeEditorProps) {
  const change = (key: string, part: Partial<DraftRow>) => {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  };
  const full = noMoreRows(rows);
  return (
    <div className="stack">
      {rows.map((row, index) => (
        <fieldset key={row.key} className="scope-row">
          <legend className="unseen">Row {index + 1}</legend>
          <NativeSelect
            label="Records"
            value={row.class}
            data={classes.map((value) => ({ value, label: classWords(value) }))}
            onChange={(chosen) => {
              const found = classes.find((value) => value === chosen.currentTarget.value);
              if (found !== undefined) change(row.key, { class: found });
            }}
          />
          <Day
            label="From"
            value={row.fromOn}
            onChange={(day) => {
              change(row.key, { fromOn: day });
            }}
          />
          <Day
            label="To"
            value={row.toOn}
            onChange={(day) => {
              change(row.key, { toOn: day });
            }}
          />
          <NativeSelect
            label="Proposed"
            value={row.stance}
            data={[
              { value: "produce", label: "Produce" },
              { value: "withhold", label: "Leave out" },
            ]}
            onChange={(chosen) => {
              change(row.key, { stance: chosen.currentTarget.value === "withhold" ? "withhold" : "produce" });
            }}
          />
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              onChange(rows.filter((other) => other.key !== row.key));
            }}
          >
            Remove<span className="unseen"> row {index + 1}</span>
          </Button>
        </fieldset>
      ))}
      <div className="row">
        <Button
          variant="default"
          size="sm"
          disabled={full !== undefined}
          onClick={() => {
            onChange([...rows, draftRow("progress-notes")]);
          }}
        >
          Add a row
        </Button>
        <output className="soft small">{full}</output>
      </div>
    </div>
  );
}

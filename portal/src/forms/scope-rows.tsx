import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { DocumentClass } from "../../../workflows/contract/case-file.ts";
import type { OutwardView } from "../../../workflows/contract/requester.ts";
import { dateWords } from "../words/dates.ts";
import { classWords, documentClassWords } from "../words/document-classes.ts";

/** One row of the scope ledger as the contract has it. */
export type ScopeRow = OutwardView["proposals"][number]["rows"][number];

/** One row while it is being written. */
export type DraftRow = {
  readonly key: string;
  readonly class: DocumentClass;
  readonly fromOn: string;
  readonly toOn: string;
  readonly stance: ScopeRow["stance"];
};

const classes = Object.keys(documentClassWords) as DocumentClass[];

/** A first row for a class. */
export function draftRow(documentClass: DocumentClass): DraftRow {
  return { key: crypto.randomUUID(), class: documentClass, fromOn: "", toOn: "", stance: "produce" };
}

/** The rows as the contract has them, or words on what is wrong. */
export function scopeRowsOf(rows: readonly DraftRow[]): readonly ScopeRow[] | string {
  if (rows.length === 0) return "Add at least one row.";
  if (rows.some((row) => (row.fromOn === "") !== (row.toOn === "")))
    return "Enter both dates of a row, or neither.";
  if (rows.some((row) => row.fromOn > row.toOn)) return "In one row the last date lies before the first.";
  return rows.map((row) => ({
    class: row.class,
    stance: row.stance,
    ...(row.fromOn === "" ? {} : { range: { fromOn: row.fromOn, toOn: row.toOn } }),
  }));
}

/** The rows of a proposal as a table. */
export function ScopeTable({
  rows,
  caption,
}: {
  readonly rows: readonly ScopeRow[];
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
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.class}${row.range?.fromOn ?? ""}${row.stance}`}>
            <td>{classWords(row.class)}</td>
            <td>
              {row.range === undefined
                ? "All"
                : `${dateWords(row.range.fromOn)} to ${dateWords(row.range.toOn)}`}
            </td>
            <td>{row.stance === "produce" ? "Produce" : "Leave out"}</td>
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
          <TextInput
            type="date"
            label="From"
            value={row.fromOn}
            onChange={(typed) => {
              change(row.key, { fromOn: typed.currentTarget.value });
            }}
          />
          <TextInput
            type="date"
            label="To"
            value={row.toOn}
            onChange={(typed) => {
              change(row.key, { toOn: typed.currentTarget.value });
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
      <Button
        variant="default"
        size="sm"
        disabled={rows.length >= 50}
        onClick={() => {
          onChange([...rows, draftRow("progress-notes")]);
        }}
      >
        Add a row
      </Button>
    </div>
  );
}

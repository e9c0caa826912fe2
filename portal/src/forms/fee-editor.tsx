import { Button, NativeSelect, TextInput } from "@mantine/core";
import { mostOf } from "../../../workflows/contract/fee-rates.ts";
import {
  dollars,
  feeKindWords,
  feeUnitInMany,
  mostFeeItems,
  unitsOf,
} from "../../../workflows/contract/money.ts";
import type { FeeBasis } from "../../../workflows/contract/money.ts";
import { plain } from "../words/plain.ts";
import { draftLine, sumOf } from "./fee-lines.ts";
import type { DraftLine } from "./fee-lines.ts";

type MoneyFieldProps = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** An amount in dollars, typed as text: what a number field would take for itself is refused in words. */
export function MoneyField({ label, help, value, onChange }: MoneyFieldProps) {
  return (
    <TextInput
      label={label}
      description={help}
      inputMode="decimal"
      placeholder="12.50"
      autoComplete="off"
      value={value}
      onChange={(typed) => {
        onChange(typed.currentTarget.value);
      }}
    />
  );
}

type FeeEditorProps = {
  /** What may be on the bill, and the figures that bound it. */
  readonly basis: FeeBasis;
  readonly lines: readonly DraftLine[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
};

/** What the figures allow for so many of a kind, while it is written. */
function mostWords(basis: FeeBasis, { kind, quantity }: DraftLine): string | undefined {
  const units = unitsOf(quantity);
  const most = units === undefined ? undefined : mostOf(basis, kind, units);
  return most === undefined ? undefined : `At most ${dollars(most)}`;
}

/** Writes the lines of a fee: kind, how many, and what the whole line comes to. */
export function FeeEditor({ basis, lines, onChange }: FeeEditorProps) {
  const { kinds } = basis;
  const change = (key: string, part: Partial<DraftLine>) => {
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  };
  return (
    <div className="stack">
      {lines.map((line, n) => (
        <fieldset key={line.key} className="fee-line">
          <legend className="unseen">Line {n + 1}</legend>
          <NativeSelect
            label="What for"
            value={line.kind}
            data={kinds.map((kind) => ({ value: kind, label: plain(feeKindWords[kind]) }))}
            onChange={(chosen) => {
              const found = kinds.find((kind) => kind === chosen.currentTarget.value);
              if (found !== undefined) change(line.key, { kind: found });
            }}
          />
          <TextInput
            label={plain(feeUnitInMany(line.kind))}
            inputMode="numeric"
            autoComplete="off"
            value={line.quantity}
            onChange={(typed) => {
              change(line.key, { quantity: typed.currentTarget.value });
            }}
          />
          <MoneyField
            label="Amount ($)"
            help={mostWords(basis, line)}
            value={line.amount}
            onChange={(amount) => {
              change(line.key, { amount });
            }}
          />
          <Button
            variant="subtle"
            size="sm"
            onClick={() => {
              onChange(lines.filter((other) => other.key !== line.key));
            }}
          >
            Remove<span className="unseen"> line {n + 1}</span>
          </Button>
        </fieldset>
      ))}
      <div className="row">
        <Button
          variant="default"
          size="sm"
          disabled={lines.length >= mostFeeItems}
          onClick={() => {
            onChange([...lines, draftLine(kinds[0] ?? "postage")]);
          }}
        >
          Add a line
        </Button>
        <output className="small">Together {dollars(sumOf(lines))}</output>
      </div>
    </div>
  );
}

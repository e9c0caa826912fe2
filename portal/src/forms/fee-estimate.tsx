import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { estimateOf } from "../../../workflows/contract/fee-rates.ts";
import { unitsAsked, unitsOf } from "../../../workflows/contract/money.ts";
import type { FeeBasis } from "../../../workflows/contract/money.ts";
import { Notice } from "../ui/notice.tsx";
import { draftsOf } from "./fee-lines.ts";
import type { DraftLine } from "./fee-lines.ts";

type EstimateProps = {
  readonly basis: FeeBasis;
  /** The pages of a production that is made already; before it, the desk counts or estimates. */
  readonly pages: number | undefined;
  readonly onReckoned: (lines: readonly DraftLine[]) => void;
};

/** Reckons the lines of a fee from a number of pages, by the figures that were verified; each can be changed after. */
export function Estimate({ basis, pages, onReckoned }: EstimateProps) {
  const [typed, setTyped] = useState(pages === undefined ? "" : String(pages));
  const [words, setWords] = useState<string>();
  const bySum = basis.payer === "individual";
  const reckon = () => {
    const units = bySum ? 1 : unitsOf(typed);
    if (units === undefined) return setWords(unitsAsked);
    const items = estimateOf(basis, units);
    if (items.length === 0)
      return setWords("No figure that was verified makes this fee: enter its lines by what they cost.");
    setWords(undefined);
    onReckoned(draftsOf(items));
  };
  return (
    <div className="stack" style={{ "--gap": "0.5rem" }}>
      <div className="row" style={{ alignItems: "end" }}>
        {bySum ? null : (
          <TextInput
            label="Pages, as far as they are known"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            onChange={(change) => {
              setTyped(change.currentTarget.value);
            }}
          />
        )}
        <Button variant="default" onClick={reckon}>
          {bySum ? "Fill in the one sum for an electronic copy" : "Reckon by the figures"}
        </Button>
      </div>
      {words === undefined ? null : <Notice tone="warn" title={words} live="polite" />}
    </div>
  );
}

import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { DelayStatement } from "../../../../workflows/contract/incident.ts";
import { Choice } from "../../ui/choice.tsx";
import { Day } from "../../ui/day.tsx";
import { delayStatements } from "../../words/incident.ts";

/** What an agency or official stated that holds something back from those it concerns. */
type Statement = {
  readonly whom: string;
  readonly statement: DelayStatement | "";
  readonly statedOn: string;
  readonly untilOn: string;
};
const nothing: Statement = { whom: "", statement: "", statedOn: "", untilOn: "" };

/** How one form asks for it. */
type Asks = {
  readonly whom: { readonly label: string; readonly help?: string; readonly lack: string };
  readonly statedOn: string;
  readonly untilOn: string;
};

/** What is entered of a statement, with the fields for it, and what it lacks in words. */
export function useStatement({ whom, statedOn, untilOn }: Asks) {
  const [entered, setEntered] = useState(nothing);
  const enter = (more: Partial<Statement>) => {
    setEntered((before) => ({ ...before, ...more }));
  };
  const fields = (
    <>
      <TextInput
        label={whom.label}
        description={whom.help}
        maxLength={200}
        value={entered.whom}
        onChange={(typed) => {
          enter({ whom: typed.currentTarget.value });
        }}
      />
      <div className="fields">
        <Choice
          label="How it was stated"
          words={delayStatements}
          value={entered.statement}
          onChange={(statement) => {
            enter({ statement });
          }}
        />
        <Day
          label={statedOn}
          value={entered.statedOn}
          onChange={(day) => {
            enter({ statedOn: day });
          }}
        />
        <Day
          label={untilOn}
          value={entered.untilOn}
          onChange={(day) => {
            enter({ untilOn: day });
          }}
        />
      </div>
    </>
  );
  const lack =
    entered.whom.trim().length < 3
      ? whom.lack
      : entered.statement === ""
        ? "Choose how it was stated."
        : entered.statedOn === "" || entered.untilOn === ""
          ? "Enter both dates."
          : undefined;
  const clear = () => {
    setEntered(nothing);
  };
  return { entered: { ...entered, whom: entered.whom.trim() }, fields, lack, clear };
}

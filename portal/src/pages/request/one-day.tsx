import { useState } from "react";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";

type OneDayProps = {
  readonly command: StaffCommandName;
  readonly label: string;
  readonly day: string;
  /** The field of the event that holds the day. */
  readonly field: string;
  readonly consequence?: string;
  readonly fold?: string;
};

/** What a court did, where the day is all there is to say. */
export function OneDay({ command, label, day, field, consequence, fold }: OneDayProps) {
  const [on, setOn] = useState("");
  return (
    <CommandForm
      command={command}
      onlyWhenPossible
      label={label}
      tone="quiet"
      fold={fold}
      {...(consequence === undefined ? {} : { consequence })}
      build={() => (on === "" ? noDay : { [field]: on })}
      onDone={() => {
        setOn("");
      }}
    >
      <Day label={day} value={on} onChange={setOn} />
    </CommandForm>
  );
}

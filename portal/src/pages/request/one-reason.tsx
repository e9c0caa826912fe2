import { useState } from "react";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import { CommandForm } from "./command-form.tsx";
import { lackOfReason, WordsField } from "./words-field.tsx";

type OneReasonProps = {
  readonly command: StaffCommandName;
  readonly label: string;
  /** What is asked: why it is so. */
  readonly words: string;
  readonly tone?: "quiet" | "danger";
  readonly consequence?: string;
  readonly onlyWhenPossible?: boolean;
  /** What the command names beside the reason. */
  readonly named?: Readonly<Record<string, string>>;
};

/** What somebody orders, declines or ends, where a reason is all there is to say. */
export function OneReason({ words, named, tone = "quiet", ...form }: OneReasonProps) {
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      {...form}
      tone={tone}
      build={() => lackOfReason(reason) ?? { ...named, reason: reason.trim() }}
      onDone={() => {
        setReason("");
      }}
    >
      <WordsField label={words} value={reason} onChange={setReason} />
    </CommandForm>
  );
}

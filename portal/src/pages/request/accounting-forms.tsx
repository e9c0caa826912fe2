import { useState } from "react";
import type { AccountingLine } from "../../../../workflows/contract/accounting.ts";
import { Choice } from "../../ui/choice.tsx";
import { dateWords } from "../../words/dates.ts";
import { CommandForm } from "./command-form.tsx";
import { useStatement } from "./statement-fields.tsx";
import { lackOfReason, WordsField } from "./words-field.tsx";

/** What an entry of this request should have said. */
export function CorrectEntry({ lines }: { readonly lines: readonly AccountingLine[] }) {
  const [productionId, setProductionId] = useState("");
  const [words, setWords] = useState("");
  const choices = Object.fromEntries(
    lines.flatMap((line) =>
      line.productionId === undefined ? [] : [[line.productionId, dateWords(line.on)]],
    ),
  );
  return (
    <CommandForm
      command="correctAccounting"
      label="Add a correction"
      tone="quiet"
      consequence="The entry stays as it is; the correction stands beside it, with your name."
      build={() =>
        productionId === ""
          ? "Choose the disclosure."
          : (lackOfReason(words) ?? { productionId, words: words.trim() })
      }
      onDone={() => {
        setWords("");
      }}
    >
      <Choice label="Disclosure of" words={choices} value={productionId} onChange={setProductionId} />
      <WordsField label="What it should have said" value={words} onChange={setWords} />
    </CommandForm>
  );
}

/** An agency's statement that an accounting would impede it. */
export function SuspendAccounting() {
  const { entered, fields, lack, clear } = useStatement({
    whom: { label: "Agency or official", lack: "Say which agency or official." },
    statedOn: "Stated on",
    untilOn: "Hold back until",
  });
  const { whom: agency, ...statement } = entered;
  return (
    <CommandForm
      command="suspendAccounting"
      label="Hold back from the accounting"
      tone="quiet"
      consequence="What was disclosed under this request is not told to the patient until that day has passed, nor that anything is held back."
      build={() => lack ?? { agency, ...statement }}
      onDone={clear}
    >
      {fields}
      <p className="soft small">
        By word of mouth for thirty days at most; in writing for the time it states (45 CFR 164.528(a)(2)).
      </p>
    </CommandForm>
  );
}

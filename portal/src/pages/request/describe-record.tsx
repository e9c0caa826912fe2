import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { recordContents, recordContentSchema } from "../../../../workflows/contract/record-content.ts";
import type { RecordContent } from "../../../../workflows/contract/record-content.ts";
import type { SessionFacts } from "../../../../workflows/contract/session-facts.ts";
import type { ListedRecord } from "../../../../workflows/contract/staff.ts";
import { CheckList } from "../../ui/check-list.tsx";
import { dateWords } from "../../words/dates.ts";
import { describeRecordId } from "../../words/questions.ts";
import { sessionQuestions } from "../../words/session-facts.ts";
import { CommandForm } from "./command-form.tsx";
import { useFieldOfAddress } from "./use-field-of-address.ts";

const options = recordContentSchema.options.map((value) => {
  const { words, citation } = recordContents[value];
  return { value, words, help: citation };
});

type SessionFactProps<Answer extends string> = {
  readonly asked: {
    readonly label: string;
    readonly answers: readonly { readonly value: Answer; readonly label: string }[];
  };
  /** What the record was taken in with: it counts while nothing else is said. */
  readonly takenIn: Answer | undefined;
  readonly value: Answer | undefined;
  readonly onChange: (value: Answer | undefined) => void;
};

function SessionFact<Answer extends string>({ asked, takenIn, value, onChange }: SessionFactProps<Answer>) {
  const known = asked.answers.find((answer) => answer.value === takenIn);
  return (
    <NativeSelect
      label={asked.label}
      value={value ?? ""}
      data={[
        { value: "", label: known === undefined ? "Not recorded" : `As it was taken in: ${known.label}` },
        ...asked.answers,
      ]}
      onChange={(change) => {
        const chosen = change.currentTarget.value;
        onChange(asked.answers.find((answer) => answer.value === chosen)?.value);
      }}
    />
  );
}

/** What is said of one record, as a whole: what is not ticked or chosen is taken back. */
export function DescribeRecord({ rows }: { readonly rows: readonly ListedRecord[] }) {
  const [documentId, setDocumentId] = useState("");
  const [holds, setHolds] = useState<readonly RecordContent[]>([]);
  const [said, setSaid] = useState<SessionFacts>({});
  const chosen = rows.find((row) => row.documentId === documentId);
  useFieldOfAddress(describeRecordId);
  return (
    <CommandForm
      command="describeRecord"
      label="Record what it holds"
      consequence="The rules are asked again at once. A psychotherapy note that they then release comes onto the desk's list."
      build={() => (documentId === "" ? "Choose the record." : { documentId, holds, ...said })}
    >
      <NativeSelect
        id={describeRecordId}
        label="Record"
        value={documentId}
        data={[
          { value: "", label: "Choose" },
          ...rows.map((row) => ({
            value: row.documentId as string,
            label: row.sealed ? row.title : `${row.title}, ${dateWords(row.sessionOn)}`,
          })),
        ]}
        onChange={(change) => {
          const row = rows.find((one) => one.documentId === change.currentTarget.value);
          setDocumentId(row?.documentId ?? "");
          setHolds(row?.holds ?? []);
          setSaid(row?.said ?? {});
        }}
      />
      <CheckList label="It holds" options={options} value={holds} onChange={setHolds} />
      <SessionFact
        asked={sessionQuestions.setting}
        takenIn={chosen?.takenIn.setting}
        value={said.setting}
        onChange={(setting) => {
          setSaid({ ...said, setting });
        }}
      />
      <SessionFact
        asked={sessionQuestions.license}
        takenIn={chosen?.takenIn.license}
        value={said.license}
        onChange={(license) => {
          setSaid({ ...said, license });
        }}
      />
    </CommandForm>
  );
}

import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { recordContents, recordContentSchema } from "../../../../workflows/contract/record-content.ts";
import type { Determination } from "../../../../workflows/contract/determination.ts";
import type { RecordContent } from "../../../../workflows/contract/record-content.ts";
import type { SessionFacts } from "../../../../workflows/contract/session-facts.ts";
import type { ListedRecord } from "../../../../workflows/contract/staff.ts";
import { CheckList } from "../../ui/check-list.tsx";
import { dateWords } from "../../words/dates.ts";
import { describeRecordId } from "../../words/questions.ts";
import { keptForOthersWords } from "../../words/other-participants.ts";
import { sessionQuestions } from "../../words/session-facts.ts";
import { CommandForm } from "./command-form.tsx";
import { useRequest } from "./overview-context.ts";
import { useFieldOfAddress } from "./use-field-of-address.ts";

const options = recordContentSchema.options.map((value) => {
  const { words, citation } = recordContents[value];
  return { value, words, help: citation };
});

const sessionFacts = ["setting", "others", "license", "medium"] as const;
type Said = Readonly<Record<keyof SessionFacts, string | undefined>>;
const nothingSaid: Said = { setting: undefined, others: undefined, license: undefined, medium: undefined };

const knownOf = (said: Said, takenIn: SessionFacts = {}): Said => ({
  setting: said.setting ?? takenIn.setting,
  others: said.others ?? takenIn.others,
  license: said.license ?? takenIn.license,
  medium: said.medium ?? takenIn.medium,
});

/** What is asked of a record: of one person's session not who else took part, and where it is kept only if a rule asks that. */
const askedOf = (known: Said, missing: Determination["missingFacts"] = []): readonly (keyof SessionFacts)[] =>
  sessionFacts.filter((fact) => {
    if (fact === "others") return known.setting !== "individual";
    if (fact !== "medium") return true;
    return known.medium !== undefined || missing.some(({ pointer }) => pointer.endsWith("/storage/medium"));
  });

type SessionFactProps = {
  readonly asked: (typeof sessionQuestions)[keyof SessionFacts];
  /** What the record was taken in with: it counts while nothing else is said. */
  readonly takenIn: string | undefined;
  readonly help: string | undefined;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

function SessionFact({ asked, takenIn, help, value, onChange }: SessionFactProps) {
  const known = asked.answers.find((answer) => answer.value === takenIn);
  return (
    <NativeSelect
      label={asked.label}
      description={help}
      value={value ?? ""}
      data={[
        { value: "", label: known === undefined ? "Not recorded" : `As it was taken in: ${known.label}` },
        ...asked.answers,
      ]}
      onChange={(change) => {
        onChange(change.currentTarget.value === "" ? undefined : change.currentTarget.value);
      }}
    />
  );
}

/** What is said of one record, as a whole: what is not ticked or chosen is taken back. */
export function DescribeRecord({ rows }: { readonly rows: readonly ListedRecord[] }) {
  const [documentId, setDocumentId] = useState("");
  const [holds, setHolds] = useState<readonly RecordContent[]>([]);
  const [said, setSaid] = useState(nothingSaid);
  const chosen = rows.find((row) => row.documentId === documentId);
  const { determination } = useRequest().overview;
  const known = knownOf(said, chosen?.takenIn);
  const { others } = known;
  const kept = others === "separable" || others === "inseparable" ? keptForOthersWords[others] : undefined;
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
          setSaid({ ...nothingSaid, ...row?.said });
        }}
      />
      {chosen === undefined ? null : (
        <>
          <CheckList label="It holds" options={options} value={holds} onChange={setHolds} />
          {askedOf(known, determination?.missingFacts).map((fact) => (
            <SessionFact
              key={fact}
              asked={sessionQuestions[fact]}
              takenIn={chosen.takenIn[fact]}
              help={fact === "others" ? kept : undefined}
              value={said[fact]}
              onChange={(value) => {
                setSaid({ ...said, [fact]: value });
              }}
            />
          ))}
        </>
      )}
    </CommandForm>
  );
}

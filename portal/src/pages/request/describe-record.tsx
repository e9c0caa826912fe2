import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { recordContents, recordContentSchema } from "../../../../workflows/contract/record-content.ts";
import type { RecordContent } from "../../../../workflows/contract/record-content.ts";
import type { ListedRecord } from "../../../../workflows/contract/staff.ts";
import { CheckList } from "../../ui/check-list.tsx";
import { dateWords } from "../../words/dates.ts";
import { CommandForm } from "./command-form.tsx";

const options = recordContentSchema.options.map((value) => {
  const { words, citation } = recordContents[value];
  return { value, words, help: citation };
});

/** What one record holds, as a whole: what is not ticked is taken back. */
export function DescribeRecord({ rows }: { readonly rows: readonly ListedRecord[] }) {
  const [documentId, setDocumentId] = useState("");
  const [holds, setHolds] = useState<readonly RecordContent[]>([]);
  return (
    <CommandForm
      command="describeRecord"
      label="Record what it holds"
      consequence="The rules are asked again at once. A psychotherapy note that they then release comes onto the desk's list."
      build={() => (documentId === "" ? "Choose the record." : { documentId, holds })}
    >
      <NativeSelect
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
          const chosen = change.currentTarget.value;
          setDocumentId(chosen);
          setHolds(rows.find((row) => row.documentId === chosen)?.holds ?? []);
        }}
      />
      <CheckList label="It holds" options={options} value={holds} onChange={setHolds} />
    </CommandForm>
  );
}

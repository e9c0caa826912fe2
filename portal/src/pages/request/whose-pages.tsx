import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { pagesListed } from "../../../../workflows/contract/pages-to-read.ts";
import type { PagesToRead } from "../../../../workflows/contract/pages-to-read.ts";
import type { ProposedRecord } from "../../../../workflows/contract/staff.ts";
import { undecidedPages } from "../../../../workflows/contract/whose-pages.ts";
import { pagesWritten } from "../../forms/page-ranges.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { useMarks } from "../bench/use-record.ts";

/** Pages that somebody names as the patient's, and what keeps what they wrote from being understood. */
export type PagesNamed = { readonly pages: readonly number[]; readonly lack?: string };

type WhosePagesProps = {
  readonly requestId: string;
  readonly record: ProposedRecord;
  readonly toRead: PagesToRead;
  readonly value: PagesNamed;
  readonly onChange: (named: PagesNamed) => void;
};

/**
 * Asks of a scan as a whole, and of each page that names somebody else as the patient, whether it is the patient's, unless that is
 * decided at the bench already. It reads the marks: show it once somebody wants to approve.
 */
export function WhosePages({ requestId, record, toRead, value, onChange }: WhosePagesProps) {
  const { documentId } = record;
  const marks = useMarks({ requestId, documentId });
  if (marks.data === undefined)
    return marks.isError ? (
      <RefusalNotice error={marks.error} onRetry={() => void marks.refetch()} />
    ) : (
      <output className="soft small block">What was decided at the bench is being read.</output>
    );
  const asked = undecidedPages(toRead, { marks: marks.data.marks, ofPatient: [] });
  const decided = undecidedPages(toRead, { marks: [], ofPatient: asked });
  const another = asked.filter((page) => toRead.another.includes(page));
  const scanned = asked.filter((page) => !another.includes(page));
  const questions = [...(scanned.length > 0 ? [scanned] : []), ...another.map((page) => [page])];
  return (
    <>
      {decided.length === 0 ? null : (
        <p className="soft small">Whose these are is decided at the bench: {pagesListed(decided)}.</p>
      )}
      {questions.length === 0 ? null : questions.length > mostTicks ? (
        <Written asked={asked} most={record.pages} value={value} onChange={onChange} />
      ) : (
        <Ticked questions={questions} value={value} onChange={onChange} />
      )}
    </>
  );
}

const mostTicks = 12;
const compare = "Compare each with the patient's name and birth date.";
const atTheBench =
  "look through the record at the bench, and say there that the page is another's, so that it is taken out.";

type Asking = Pick<WhosePagesProps, "value" | "onChange">;

function Ticked({ questions, value, onChange }: Asking & { readonly questions: readonly number[][] }) {
  return (
    <Checkbox.Group
      label="Whose pages these are"
      description={`${compare} For a page of somebody else tick nothing: ${atTheBench}`}
      value={questions.filter((pages) => pages.every((page) => value.pages.includes(page))).map(String)}
      onChange={(ticked) => {
        onChange({ pages: questions.filter((pages) => ticked.includes(String(pages))).flat() });
      }}
    >
      <div className="stack" style={{ marginTop: "0.5rem" }}>
        {questions.map((pages) => (
          <Checkbox
            key={String(pages)}
            value={String(pages)}
            label={`This patient's: ${pagesListed(pages)}`}
          />
        ))}
      </div>
    </Checkbox.Group>
  );
}

type WrittenProps = Asking & { readonly asked: readonly number[]; readonly most: number };

function Written({ asked, most, value, onChange }: WrittenProps) {
  const [text, setText] = useState("");
  const [left, setLeft] = useState(false);
  const { pages, lack } = value;
  return (
    <div>
      <TextInput
        label="Pages that are this patient's"
        description={`${compare} Asked about are ${pagesListed(asked)}. Write numbers and ranges, such as 3, 7-12. Leave out a page of somebody else: ${atTheBench}`}
        autoComplete="off"
        value={text}
        error={left ? lack : undefined}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          const written = pagesWritten(currentTarget.value, asked, most);
          onChange(written.ok ? { pages: written.pages } : { pages: [], lack: written.words });
        }}
        onBlur={() => {
          setLeft(true);
        }}
      />
      <output className="soft small block">
        {pages.length === 0
          ? ""
          : `Named as this patient's: ${pagesListed(pages)} (${pages.length} of ${asked.length}).`}
      </output>
    </div>
  );
}

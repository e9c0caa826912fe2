import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { UnclassifiedRow } from "../../../../workflows/contract/records.ts";
import { unclassifiedWords } from "../../../../workflows/contract/unclassified.ts";
import { NotComplete } from "../../forms/not-complete.tsx";
import type { Lack } from "../../forms/not-complete.tsx";
import { Badge } from "../../ui/badge.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { dateWords } from "../../words/dates.ts";
import { counted } from "../../words/sizes.ts";
import { staffCall } from "../desk/staff-call.ts";
import { DownloadButton } from "./download-button.tsx";
import { Day } from "../../ui/day.tsx";

const kinds = [
  { value: "psychotherapy-note", label: "Psychotherapy note, kept apart from the chart" },
  { value: "progress-note", label: "Progress note" },
  { value: "intake-assessment", label: "Intake or assessment" },
  { value: "treatment-plan", label: "Treatment plan" },
  { value: "billing", label: "Billing" },
  { value: "sud-record", label: "Substance use record (42 CFR Part 2)" },
] as const;
const consequences = {
  note: "It is sealed under the key of the psychotherapy notes, and keeps no title. Whoever brought it in alone reads it again, under My notes, while they treat the patient. This cannot be taken back.",
  chart: "It comes among the records of the chart, which requests can reach and the desk can read.",
} as const;

function lackOf(kind: string, title: string, sessionOn: string): Lack | undefined {
  if (kind === "") return { field: "kind", words: "Choose what it is." };
  if (kind !== "psychotherapy-note" && title.trim() === "")
    return { field: "title", words: "Give it a title." };
  return sessionOn === "" ? { field: "sessionOn", words: "Say when the session was." } : undefined;
}

type Waits = {
  readonly patientRef: string;
  /** Told in words once it is done, and of a refusal without any: the list may have changed. */
  readonly onClassified: (done?: string) => void;
};

/** What became of it, for whoever reads on where its row was. */
const doneWords = (kind: string): string =>
  kind === "psychotherapy-note"
    ? "Sealed as a psychotherapy note."
    : `Recorded as ${kinds.find(({ value }) => value === kind)?.label.toLowerCase() ?? kind}; it is in the chart now.`;

function Classify({ row, patientRef, onClassified }: Waits & { readonly row: UnclassifiedRow }) {
  const [kind, setKind] = useState("");
  const [title, setTitle] = useState("");
  const [sessionOn, setSessionOn] = useState<string>(row.sessionOn);
  const [lack, setLack] = useState<Lack>();
  const classify = useMutation({
    mutationFn: async () =>
      staffCall("classifyRecord", {
        params: { patientRef, documentId: row.documentId },
        body: { kind, sessionOn, ...(kind === "psychotherapy-note" ? {} : { title: title.trim() }) },
      }),
    onSuccess: () => {
      onClassified(doneWords(kind));
    },
    onError: () => {
      onClassified();
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        const missing = lackOf(kind, title, sessionOn);
        setLack(missing);
        if (missing === undefined) classify.mutate();
      }}
    >
      <NativeSelect
        name="kind"
        label="What is it?"
        value={kind}
        data={[
          { value: "", label: "Choose" },
          ...kinds.filter(({ value }) => row.mine || value === "psychotherapy-note"),
        ]}
        onChange={(change) => {
          setKind(change.currentTarget.value);
        }}
      />
      {kind === "" || kind === "psychotherapy-note" ? null : (
        <TextInput
          name="title"
          label="Title"
          value={title}
          maxLength={200}
          onChange={(change) => {
            setTitle(change.currentTarget.value);
          }}
        />
      )}
      <Day name="sessionOn" label="Day of the session" value={sessionOn} onChange={setSessionOn} />
      {kind === "" ? null : (
        <p className="soft small">{consequences[kind === "psychotherapy-note" ? "note" : "chart"]}</p>
      )}
      <NotComplete lack={lack} />
      {classify.isError ? <RefusalNotice error={classify.error} /> : null}
      <Button type="submit" variant="default" loading={classify.isPending} style={{ justifySelf: "start" }}>
        Record what it is
      </Button>
    </form>
  );
}

/** What came in and nobody has classified: each with the reason, a look for who brought it in, and the form that settles it. */
export function ClassifyRecords({
  rows,
  patientRef,
  onClassified,
}: Waits & { readonly rows: readonly UnclassifiedRow[] }) {
  return (
    <ul className="list" aria-label="Records that nobody has classified">
      {rows.map((row) => {
        const name = `Record of ${dateWords(row.sessionOn)}`;
        return (
          <li key={row.documentId} className="stack">
            <div className="spread">
              <div>
                <strong>{name}</strong>
                <div className="soft small">
                  Brought in by {row.author} · {counted(row.pages, "page")}
                </div>
              </div>
              <Badge tone="warn">Not classified</Badge>
            </div>
            <p className="small">{unclassifiedWords[row.because]}</p>
            {row.mine ? (
              <DownloadButton
                what={name}
                link={() =>
                  staffCall("unclassifiedLink", { params: { patientRef, documentId: row.documentId } })
                }
              />
            ) : (
              <p className="soft small">Only {row.author} looks at it before it is known what it is.</p>
            )}
            {row.because === "notes-and-part-2" ? (
              <p className="soft small">
                Nothing here keeps a record under the rules of both. It stays where no request can reach it:
                ask counsel.
              </p>
            ) : (
              <details>
                <summary>Say what it is</summary>
                <div style={{ marginTop: "0.75rem" }}>
                  <Classify row={row} patientRef={patientRef} onClassified={onClassified} />
                </div>
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

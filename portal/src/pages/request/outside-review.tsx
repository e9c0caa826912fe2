import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { Notice } from "../../ui/notice.tsx";
import { Go } from "../../ui/go.tsx";
import { paths } from "../../util/paths.ts";
import { dayWords, instantWords } from "../../words/dates.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

/** What stands in for a second person where the practice has one person alone: told to everybody who looks, and never silent. */
export function OutsideReview() {
  const { overview } = useRequest();
  const { outsideReview } = overview;
  const possible = overview.allowed.some((row) => row.command === "recordOutsideReview" && row.enabled);
  return (
    <>
      {outsideReview === undefined ? null : (
        <Notice tone="warn" title="Exception of a practice of one person">
          Looked at from outside by {outsideReview.reviewer} on {dayWords(outsideReview.reviewedOn)}. It
          counts as the look of a second person from {instantWords(outsideReview.countsFrom)}.
        </Notice>
      )}
      {possible && outsideReview === undefined ? <RecordOutsideReview /> : null}
    </>
  );
}

function RecordOutsideReview() {
  const { overview } = useRequest();
  const papers = overview.papers.filter((paper) => paper.state === "admitted" && paper.purpose === "other");
  const [isRead, setIsRead] = useState(false);
  const [reviewer, setReviewer] = useState("");
  const [on, setOn] = useState("");
  const [paper, setPaper] = useState("");
  const [reason, setReason] = useState("");
  return (
    <CommandForm
      command="recordOutsideReview"
      label="Record the outside review"
      tone="quiet"
      consequence="The history names it as an exception. A day later you may confirm, and approve the vault, yourself."
      build={() => {
        if (reviewer.trim().length < 3) return "Name who looked, and their profession.";
        if (on === "") return noDay;
        if (paper === "") return "Choose their signed statement. Add it under Papers first.";
        if (!isRead)
          return "Open the statement under Papers, and tick that it is signed and names this request.";
        return (
          lackOfReason(reason) ?? {
            reviewer: reviewer.trim(),
            reviewedOn: on,
            documentId: paper,
            reason: reason.trim(),
            namesThisReview: true,
          }
        );
      }}
    >
      <Notice tone="info" title="Your practice has no second person">
        A colleague from outside, bound to confidence, looks in their place and signs what they looked at. Add
        their statement{" "}
        <Go to={paths.request(overview.requestId)} search={{ panel: "papers" }}>
          under Papers
        </Go>{" "}
        as another paper and open it there; then record it here.
      </Notice>
      <TextInput
        label="Who looked"
        description="Name and profession."
        value={reviewer}
        onChange={(change) => {
          setReviewer(change.currentTarget.value);
        }}
      />
      <Day label="The day on which they looked" value={on} onChange={setOn} />
      <NativeSelect
        label="Their signed statement"
        description="One that was added after the review was complete."
        value={paper}
        data={[
          { value: "", label: "Choose" },
          ...papers.map((one) => ({ value: one.documentId as string, label: one.fileName })),
        ]}
        onChange={(change) => {
          setPaper(change.currentTarget.value);
          // What was said of one paper is not said of another.
          setIsRead(false);
        }}
      />
      <Checkbox
        label="I have opened it: it is signed, and names this request and what they looked at"
        checked={isRead}
        onChange={(change) => {
          setIsRead(change.currentTarget.checked);
        }}
      />
      <WordsField label="Reason" value={reason} onChange={setReason} />
    </CommandForm>
  );
}

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { staffCall } from "../desk/staff-call.ts";
import { useGiveCommand } from "./give-command.ts";
import { useAllowed } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

type CorrectBirthDateProps = { readonly patientRef: string; readonly was: string };

/** Corrects when the matched patient was born, then has the law asked again in this request where that is possible. */
export function CorrectBirthDate({ patientRef, was }: CorrectBirthDateProps) {
  const mayAskAgain = useAllowed("recordFacts")?.enabled === true;
  const { give, reload } = useGiveCommand("recordFacts");
  const [birthDate, setBirthDate] = useState("");
  const [reason, setReason] = useState("");
  const [lack, setLack] = useState<string>();
  const correct = useMutation({
    mutationFn: async () =>
      staffCall("correctBirthDate", {
        params: { patientRef },
        body: { was, birthDate, reason: reason.trim() },
      }),
    onSuccess: () => {
      // Recording nothing new of the person asks the law with what is on file now.
      if (mayAskAgain) give.mutate({ patch: { patient: {} } });
      else void reload();
    },
    onError: () => void reload(),
  });
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        const missing = birthDate === "" ? "Enter the birth date as it should be." : lackOfReason(reason);
        setLack(missing);
        if (missing === undefined) correct.mutate();
      }}
    >
      <TextInput
        type="date"
        label="Born on"
        value={birthDate}
        onChange={(change) => {
          setBirthDate(change.currentTarget.value);
        }}
      />
      <WordsField
        label="What shows it?"
        help="Such as the identity document you looked at. Kept with the date that was on file."
        value={reason}
        onChange={setReason}
      />
      {lack === undefined ? null : (
        <Notice tone="bad" title="Not yet complete" live="assertive">
          <p>{lack}</p>
        </Notice>
      )}
      {correct.isError ? <RefusalNotice error={correct.error} /> : null}
      {give.isError ? <RefusalNotice error={give.error} /> : null}
      <p className="soft small">
        The birth date decides whether the patient is a minor. The law is asked again{" "}
        {mayAskAgain ? "in this request at once, and in every other" : "in this and every other request"} of
        the patient at its next step.
      </p>
      <Button type="submit" variant="default" loading={correct.isPending} style={{ justifySelf: "start" }}>
        Correct the birth date
      </Button>
    </form>
  );
}

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import { lackIn, NotComplete } from "../../forms/not-complete.tsx";
import type { Lack } from "../../forms/not-complete.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { staffCall } from "../desk/staff-call.ts";
import { Day } from "../../ui/day.tsx";
import { useGiveCommand } from "./give-command.ts";
import { useAllowed } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

type CorrectBirthDateProps = { readonly patientRef: string; readonly was: string };
type BirthDateFormProps = CorrectBirthDateProps & {
  /** When the law is asked again. */
  readonly consequence: string;
  readonly onCorrected: () => void;
  readonly onRefused: () => void;
  readonly children?: ReactNode;
};

/** Corrects when the matched patient was born, then has the law asked again in this request where that is possible. */
export function CorrectBirthDate(props: CorrectBirthDateProps) {
  const mayAskAgain = useAllowed("recordFacts")?.enabled === true;
  const { give, reload } = useGiveCommand("recordFacts");
  return (
    <BirthDateForm
      {...props}
      consequence={`The law is asked again ${mayAskAgain ? "in this request at once, and in every other" : "in this and every other request"} of the patient at its next step.`}
      onCorrected={() => {
        // Recording nothing new of the person asks the law with what is on file now.
        if (mayAskAgain) give.mutate({ patch: { patient: {} } });
        else void reload();
      }}
      onRefused={() => void reload()}
    >
      {give.isError ? <RefusalNotice error={give.error} /> : null}
    </BirthDateForm>
  );
}

/** The birth date as it should be, and what shows it. */
export function BirthDateForm({
  patientRef,
  was,
  consequence,
  onCorrected,
  onRefused,
  children,
}: BirthDateFormProps) {
  const [birthDate, setBirthDate] = useState("");
  const [reason, setReason] = useState("");
  const [lack, setLack] = useState<Lack>();
  const correct = useMutation({
    mutationFn: async () =>
      staffCall("correctBirthDate", {
        params: { patientRef },
        body: { was, birthDate, reason: reason.trim() },
      }),
    onSuccess: onCorrected,
    onError: onRefused,
  });
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        const missing =
          birthDate === ""
            ? { field: "birthDate", words: "Enter the birth date as it should be." }
            : lackIn("reason", lackOfReason(reason));
        setLack(missing);
        if (missing === undefined) correct.mutate();
      }}
    >
      <Day name="birthDate" label="Born on" value={birthDate} onChange={setBirthDate} />
      <WordsField
        name="reason"
        label="What shows it?"
        help="Such as the identity document you looked at. Kept with the date that was on file."
        value={reason}
        onChange={setReason}
      />
      <NotComplete lack={lack} />
      {correct.isError ? <RefusalNotice error={correct.error} /> : null}
      {children}
      <p className="soft small">The birth date decides whether the patient is a minor. {consequence}</p>
      <Button type="submit" variant="default" loading={correct.isPending} style={{ justifySelf: "start" }}>
        Correct the birth date
      </Button>
    </form>
  );
}

import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { RecallWay } from "../../../../workflows/contract/incident.ts";
import type { ReturnWay } from "../../../../workflows/contract/return-duty.ts";
import { Choice } from "../../ui/choice.tsx";
import { dateWords } from "../../words/dates.ts";
import { recallWays } from "../../words/incident.ts";
import { returnWays } from "../../words/returns.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";
import { lackOfReason, WordsField } from "./words-field.tsx";

type ReturnFormsProps = { readonly dueOn: string | undefined; readonly isReminded: boolean };

/** What is not recorded yet stands open; what is done again is folded. */
function ReturnForms({ dueOn: due, isReminded }: ReturnFormsProps) {
  const [dueOn, setDueOn] = useState("");
  const [reason, setReason] = useState("");
  const [remindedOn, setRemindedOn] = useState("");
  const [by, setBy] = useState<RecallWay | "">("");
  const [metOn, setMetOn] = useState("");
  const [how, setHow] = useState<ReturnWay | "">("");
  const [proof, setProof] = useState("");
  return (
    <>
      <CommandForm
        command="setReturnDate"
        label="Record the day"
        tone="quiet"
        fold={due === undefined ? undefined : "Another day"}
        consequence="The desk is reminded on that day, after the close of the request as well."
        build={() => (dueOn === "" ? noDay : (lackOfReason(reason) ?? { dueOn, reason: reason.trim() }))}
      >
        <Day label="To be returned or destroyed by" value={dueOn} onChange={setDueOn} />
        <WordsField
          label="Where the day comes from"
          help="The order names it, or the case has ended."
          value={reason}
          onChange={setReason}
        />
      </CommandForm>
      <CommandForm
        command="remindOfReturn"
        label="Record a reminder"
        tone="quiet"
        fold={isReminded ? "Another reminder" : undefined}
        onDone={() => {
          setRemindedOn("");
          setBy("");
        }}
        build={() =>
          remindedOn === "" ? noDay : by === "" ? "Choose how they were reminded." : { remindedOn, how: by }
        }
      >
        <div className="fields">
          <Day label="Reminded on" value={remindedOn} onChange={setRemindedOn} />
          <Choice label="How they were reminded" words={recallWays} value={by} onChange={setBy} />
        </div>
      </CommandForm>
      <CommandForm
        command="recordReturn"
        label="Record that it is done"
        build={() => {
          if (metOn === "") return noDay;
          if (how === "") return "Choose what became of it.";
          return proof.trim().length < 3 ? "Say what shows it." : { metOn, how, proof: proof.trim() };
        }}
      >
        <div className="fields">
          <Day label="Done on" value={metOn} onChange={setMetOn} />
          <Choice label="What became of it" words={returnWays} value={how} onChange={setHow} />
          <TextInput
            label="What shows it"
            description="The letter, the certificate, the order. No name of the patient."
            value={proof}
            onChange={(change) => {
              setProof(change.currentTarget.value);
            }}
          />
        </div>
      </CommandForm>
    </>
  );
}

/** By when, and that the day is past, by the calendar of whoever looks. */
function dueWords(dueOn: string): string {
  const isPast = new Date(`${dueOn}T23:59:59`).getTime() < Date.now();
  return `${isPast ? "It was due" : "Due"} by ${dateWords(dueOn)}${isPast ? ", and nothing shows yet that it was done" : ""}.`;
}

/** What was produced under a protective order is returned or destroyed at the end of its case. */
export function ReturnDuty() {
  const { returnDuty, phases } = useRequest().overview;
  if (returnDuty === undefined) return null;
  const { dueOn, reminders, met } = returnDuty;
  return (
    <Section
      title="Return or destruction"
      lead="A protective order has what is produced returned or destroyed at the end of the case (45 CFR 164.512(e)(1)(v)(B)). It holds up nothing, and goes on after the request is closed."
    >
      <p>
        {met === undefined
          ? phases.length === 0
            ? "Nothing has been released under the order yet."
            : dueOn === undefined
              ? "By when is not recorded yet."
              : dueWords(dueOn)
          : `${returnWays[met.how]}, on ${dateWords(met.on)}. Shown by: ${met.proof}.`}
      </p>
      {reminders.length === 0 ? null : (
        <ul className="list" aria-label="Reminders">
          {reminders.map(({ on, how }, n) => (
            <li key={`${on} ${n}`} className="small">
              Reminded on {dateWords(on)}: {recallWays[how].toLowerCase()}
            </li>
          ))}
        </ul>
      )}
      {met === undefined && phases.length > 0 ? (
        <ForRole
          commands={["setReturnDate", "remindOfReturn", "recordReturn"]}
          otherwise="The practice manager or the privacy officer sees to it."
        >
          <ReturnForms dueOn={dueOn} isReminded={reminders.length > 0} />
        </ForRole>
      ) : null}
    </Section>
  );
}

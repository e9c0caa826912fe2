import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { IncidentKind, RecallAnswer, RecallWay } from "../../../../workflows/contract/incident.ts";
import { Choice } from "../../ui/choice.tsx";
import { incidentKinds, recallAnswers, recallWays } from "../../words/incident.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";
import { lackOfReason, WordsField } from "./words-field.tsx";

type PeopleProps = { readonly value: number | string; readonly onChange: (many: number | string) => void };

/** How many people's information is concerned. */
export function People({ value, onChange }: PeopleProps) {
  return (
    <NumberInput
      label="How many people's information is concerned?"
      min={1}
      allowDecimal={false}
      value={value}
      onChange={onChange}
    />
  );
}
export const noPeople = "Say how many people's information is concerned.";

const anotherWay = "another-way";

/** Something went out that should not have. */
export function OpenIncident() {
  const { phases } = useRequest().overview;
  const [way, setWay] = useState("");
  const [kind, setKind] = useState<IncidentKind | "">("");
  const [occurredOn, setOccurredOn] = useState("");
  const [discoveredOn, setDiscoveredOn] = useState("");
  const [people, setPeople] = useState<number | string>(1);
  const [what, setWhat] = useState("");
  const ways: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      phases.map(({ productionId, batesFirst, batesLast }, at) => [
        productionId,
        `In phase ${at + 1} of the production${batesFirst === undefined ? "" : `, ${batesFirst} to ${String(batesLast)}`}`,
      ]),
    ),
    [anotherWay]: "Another way, outside this product",
  };
  const chosen = phases.length === 0 ? anotherWay : way;
  return (
    <CommandForm
      command="openIncident"
      label="Open the incident"
      tone="danger"
      consequence={
        phases.length === 0
          ? "The privacy officer is told at once."
          : "No file of a production named here is handed over any more, from this moment on, and the requester reads that it is recalled. The privacy officer is told at once."
      }
      build={() => {
        if (chosen === "") return "Say how it left.";
        if (kind === "") return "Choose what went wrong.";
        if (discoveredOn === "") return "Enter the day on which it was discovered.";
        if (typeof people !== "number") return noPeople;
        return (
          lackOfReason(what) ?? {
            kind,
            ...(chosen === anotherWay ? {} : { productionId: chosen }),
            ...(occurredOn === "" ? {} : { occurredOn }),
            discoveredOn,
            affectedIndividuals: people,
            what: what.trim(),
          }
        );
      }}
    >
      {phases.length === 0 ? null : (
        <Choice label="How did it leave?" words={ways} value={way} onChange={setWay} />
      )}
      <Choice label="What went wrong?" words={incidentKinds} value={kind} onChange={setKind} />
      <div className="fields">
        <Day label="It left on, if known" value={occurredOn} onChange={setOccurredOn} />
        <Day label="Discovered on" value={discoveredOn} onChange={setDiscoveredOn} />
        <People value={people} onChange={setPeople} />
      </div>
      <WordsField
        label="What happened"
        help="The first day on which anybody of the practice knew counts as the discovery."
        value={what}
        onChange={setWhat}
      />
    </CommandForm>
  );
}

/** The recall: asked for, and what came of it. */
export function RecallForms() {
  const [sentOn, setSentOn] = useState("");
  const [how, setHow] = useState<RecallWay | "">("");
  const [to, setTo] = useState("");
  const [answeredOn, setAnsweredOn] = useState("");
  const [answer, setAnswer] = useState<RecallAnswer | "">("");
  const [reason, setReason] = useState("");
  return (
    <>
      <CommandForm
        command="sendRecall"
        onlyWhenPossible
        label="Record the recall"
        tone="quiet"
        build={() => {
          if (sentOn === "") return noDay;
          if (how === "") return "Choose how it was sent.";
          if (to.trim().length < 3) return "Say to whom it was sent.";
          return { sentOn, how, to: to.trim() };
        }}
      >
        <div className="fields">
          <Day label="Sent on" value={sentOn} onChange={setSentOn} />
          <Choice label="How it was sent" words={recallWays} value={how} onChange={setHow} />
          <TextInput
            label="To whom"
            description="Whoever has it. No name of the patient."
            value={to}
            onChange={(change) => {
              setTo(change.currentTarget.value);
            }}
          />
        </div>
      </CommandForm>
      <CommandForm
        command="recordRecallAnswer"
        onlyWhenPossible
        label="Record the answer"
        tone="quiet"
        build={() => {
          if (answeredOn === "") return noDay;
          if (answer === "") return "Choose what came of it.";
          return lackOfReason(reason) ?? { answeredOn, answer, reason: reason.trim() };
        }}
      >
        <div className="fields">
          <Day label="Answered on" value={answeredOn} onChange={setAnsweredOn} />
          <Choice label="What came of it" words={recallAnswers} value={answer} onChange={setAnswer} />
        </div>
        <WordsField
          label="What shows it"
          help="The letter, the call, the certificate of destruction."
          value={reason}
          onChange={setReason}
        />
      </CommandForm>
    </>
  );
}

import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { DelayStatement, IncidentView } from "../../../../workflows/contract/incident.ts";
import { Choice } from "../../ui/choice.tsx";
import { dateWords } from "../../words/dates.ts";
import { delayStatements } from "../../words/incident.ts";
import { CommandForm } from "./command-form.tsx";
import { Day } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { Section } from "./section.tsx";

/** A statement of a law-enforcement official, as the privacy officer documents it. */
function RecordDelay() {
  const [official, setOfficial] = useState("");
  const [statement, setStatement] = useState<DelayStatement | "">("");
  const [statedOn, setStatedOn] = useState("");
  const [untilOn, setUntilOn] = useState("");
  return (
    <CommandForm
      command="recordBreachDelay"
      onlyWhenPossible
      label="Record the delay"
      tone="quiet"
      consequence="Until it is over no notice is given; the dates of the notices follow it."
      build={() => {
        if (official.trim().length < 3) return "Say who asked: name, office and agency.";
        if (statement === "") return "Choose how it was asked for.";
        if (statedOn === "" || untilOn === "") return "Enter both dates.";
        return { official: official.trim(), statement, statedOn, untilOn };
      }}
      onDone={() => {
        setOfficial("");
        setStatement("");
        setStatedOn("");
        setUntilOn("");
      }}
    >
      <TextInput
        label="Who asked for it"
        description="Name, office and agency of the official."
        maxLength={200}
        value={official}
        onChange={(typed) => {
          setOfficial(typed.currentTarget.value);
        }}
      />
      <div className="fields">
        <Choice label="How" words={delayStatements} value={statement} onChange={setStatement} />
        <Day label="Asked for on" value={statedOn} onChange={setStatedOn} />
        <Day label="Last day of the delay" value={untilOn} onChange={setUntilOn} />
      </div>
    </CommandForm>
  );
}

/** Whether law enforcement asked that nobody be told yet, and until when. */
export function Delay({ incident }: { readonly incident: IncidentView }) {
  const { delay, words, open } = incident;
  return (
    <Section
      title="Delay for law enforcement"
      lead="An official who says that a notice would impede a criminal investigation or harm national security delays it: in writing for the time that the writing names, by word of mouth for 30 days at most (45 CFR 164.412)."
    >
      {delay === undefined ? (
        <p className="soft">Nobody has asked for it.</p>
      ) : (
        <dl className="facts">
          <dt>Asked for</dt>
          <dd>
            {delayStatements[delay.statement]}, {dateWords(delay.statedOn)}
            {words?.official === undefined ? null : <div className="small">{words.official}</div>}
          </dd>
          <dt>Last day</dt>
          <dd>{dateWords(delay.untilOn)}</dd>
        </dl>
      )}
      {open ? (
        <ForRole commands={["recordBreachDelay"]} otherwise="The privacy officer records it.">
          <RecordDelay />
        </ForRole>
      ) : null}
    </Section>
  );
}

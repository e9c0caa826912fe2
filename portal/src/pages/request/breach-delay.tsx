import type { IncidentView } from "../../../../workflows/contract/incident.ts";
import { dateWords } from "../../words/dates.ts";
import { delayStatements } from "../../words/incident.ts";
import { CommandForm } from "./command-form.tsx";
import { ForRole } from "./for-role.tsx";
import { Section } from "./section.tsx";
import { useStatement } from "./statement-fields.tsx";

/** A statement of a law-enforcement official, as the privacy officer documents it. */
function RecordDelay() {
  const { entered, fields, lack, clear } = useStatement({
    whom: {
      label: "Who asked for it",
      help: "Name, office and agency of the official.",
      lack: "Say who asked: name, office and agency.",
    },
    statedOn: "Asked for on",
    untilOn: "Last day of the delay",
  });
  const { whom: official, ...statement } = entered;
  return (
    <CommandForm
      command="recordBreachDelay"
      onlyWhenPossible
      label="Record the delay"
      tone="quiet"
      consequence="Until it is over no notice is given; the dates of the notices follow it."
      build={() => lack ?? { official, ...statement }}
      onDone={clear}
    >
      {fields}
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

import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { objectionWords } from "../../words/course.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

const endings = [
  { value: "", label: "Choose" },
  { value: "withdrawn-by-practice", label: "Withdrawn by the practice" },
  { value: "overruled-by-court", label: "Overruled by the court" },
  { value: "settled-by-agreement", label: "Settled by agreement" },
];

/** Written objections to a subpoena: served, and lifted again. */
export function Objection() {
  const { objection } = useRequest().overview;
  const [servedOn, setServedOn] = useState("");
  const [liftedOn, setLiftedOn] = useState("");
  const [how, setHow] = useState("");
  return (
    <Section
      title={`Written objection: ${objectionWords(objection)}`}
      lead="Served on the party that issued the subpoena; it stops production until the court orders."
    >
      <ForRole commands={["serveObjection", "liftObjection"]}>
        <CommandForm
          command="serveObjection"
          onlyWhenPossible
          label="Record that it was served"
          tone="quiet"
          build={() => (servedOn === "" ? noDay : { servedOn })}
        >
          <Day label="Served on" value={servedOn} onChange={setServedOn} />
        </CommandForm>
        <CommandForm
          command="liftObjection"
          onlyWhenPossible
          label="Record that it is lifted"
          tone="quiet"
          build={() => (liftedOn === "" ? noDay : how === "" ? "Choose how it ended." : { liftedOn, how })}
        >
          <div className="fields">
            <Day label="Lifted on" value={liftedOn} onChange={setLiftedOn} />
            <NativeSelect
              label="How it ended"
              value={how}
              data={endings}
              onChange={(change) => {
                setHow(change.currentTarget.value);
              }}
            />
          </div>
        </CommandForm>
      </ForRole>
    </Section>
  );
}

import { useState } from "react";
import type { movers } from "../../../../workflows/contract/motions.ts";
import { CommandForm } from "./command-form.tsx";
import { By, Day, noDay } from "./contest-fields.tsx";
import { useRequest } from "./overview-context.ts";

type Mover = (typeof movers)[number];
type StepProps = {
  readonly command: "recordOpposition" | "recordHearing" | "recordAppeal";
  readonly label: string;
  readonly day: string;
  readonly field: "opposedOn" | "heardOn" | "appealedOn";
  readonly whose: string;
  readonly from: readonly Mover[];
  readonly consequence?: string;
};

/** One step of a motion on its way through the court, on a day and of one mover. */
function Step({ command, label, day, field, whose, from, consequence }: StepProps) {
  const [on, setOn] = useState("");
  const [chosen, setChosen] = useState("");
  // Of several nobody is taken for granted.
  const by = from.find((mover) => mover === chosen) ?? (from.length === 1 ? from[0] : undefined);
  return (
    <CommandForm
      command={command}
      onlyWhenPossible
      label={label}
      tone="quiet"
      {...(consequence === undefined ? {} : { consequence })}
      build={() =>
        by === undefined ? "Choose whose motion it is." : on === "" ? noDay : { [field]: on, by }
      }
      onDone={() => {
        setOn("");
      }}
    >
      <div className="fields">
        <Day label={day} value={on} onChange={setOn} />
        <By label={whose} from={from} value={by ?? ""} onChange={setChosen} />
      </div>
    </CommandForm>
  );
}

/** What happens to motions between the filing and the ruling, and the appeal after it. */
export function MotionProgress() {
  const { motionsFiled, motionStages, motionsLost } = useRequest().overview;
  const notYet = (...stages: readonly (string | undefined)[]) =>
    motionsFiled.filter((mover) => stages.includes(motionStages[mover]));
  return (
    <>
      <Step
        command="recordOpposition"
        label="Record the opposition"
        day="Opposed on"
        field="opposedOn"
        whose="Opposed: the motion of"
        from={notYet(undefined)}
      />
      <Step
        command="recordHearing"
        label="Record the hearing"
        day="Heard on"
        field="heardOn"
        whose="Heard: the motion of"
        from={notYet(undefined, "opposed")}
      />
      <Step
        command="recordAppeal"
        label="Record the appeal"
        day="Appealed on"
        field="appealedOn"
        whose="Appealed: the motion of"
        from={motionsLost}
        consequence="An appeal makes the motion pending again, and nothing goes meanwhile. It does not by itself stay the duty to comply: ask counsel for a stay."
      />
    </>
  );
}

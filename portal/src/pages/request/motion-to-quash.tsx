import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { movers } from "../../../../workflows/contract/motions.ts";
import { besideWords } from "../../words/course.ts";
import { motionsInWords, moversToDecide, stagesInWords } from "../../words/movers.ts";
import { CommandForm } from "./command-form.tsx";
import { By, Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { MotionProgress } from "./motion-progress.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

const results = [
  { value: "", label: "Choose" },
  { value: "granted", label: "Granted" },
  { value: "granted-in-part", label: "Granted in part" },
  { value: "denied", label: "Denied" },
  { value: "withdrawn", label: "Withdrawn" },
];

function Draft() {
  const [grounds, setGrounds] = useState("");
  return (
    <CommandForm
      command="draftMotionToQuash"
      onlyWhenPossible
      label="Record the draft"
      tone="quiet"
      build={() => {
        const lines = grounds
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "");
        return lines.length === 0 ? "Enter at least one ground." : { grounds: lines };
      }}
      onDone={() => {
        setGrounds("");
      }}
    >
      <Textarea
        label="Grounds, one to a line"
        minRows={3}
        value={grounds}
        onChange={(change) => {
          setGrounds(change.currentTarget.value);
        }}
      />
    </CommandForm>
  );
}

function Filing() {
  const { motionsFiled } = useRequest().overview;
  const [filedOn, setFiledOn] = useState("");
  const [chosen, setChosen] = useState("");
  const open = movers.filter((mover) => !motionsFiled.includes(mover));
  const by = open.find((mover) => mover === chosen) ?? open[0] ?? "";
  return (
    <CommandForm
      command="fileMotionToQuash"
      label="Record the filing"
      tone="quiet"
      consequence="The practice's own motion after counsel's sign-off; the patient and the parties file by themselves. A motion does not by itself stay the duty to comply."
      build={() => (filedOn === "" ? noDay : { filedOn, by })}
      onDone={() => {
        setFiledOn("");
      }}
    >
      <div className="fields">
        <Day label="Filed on" value={filedOn} onChange={setFiledOn} />
        <By from={open} value={by} onChange={setChosen} />
      </div>
    </CommandForm>
  );
}

function Decision() {
  const { motionsFiled, motionDrafted } = useRequest().overview;
  const [decidedOn, setDecidedOn] = useState("");
  const [chosen, setChosen] = useState("");
  const [result, setResult] = useState("");
  const live = moversToDecide(motionsFiled, motionDrafted);
  // Of several nobody is taken for granted: one denied is another matter than the other.
  const by = live.find((mover) => mover === chosen) ?? (live.length === 1 ? live[0] : undefined);
  return (
    <CommandForm
      command="recordMotionDecision"
      onlyWhenPossible
      label="Record the decision"
      tone="quiet"
      consequence="A motion that is granted ends the request, and the requester is told. Granted in part, records that were chosen are chosen anew. Denied or withdrawn, the request goes on."
      build={() =>
        by === undefined
          ? "Choose whose motion it was."
          : decidedOn === ""
            ? noDay
            : result === ""
              ? "Choose what became of it."
              : { decidedOn, result, by }
      }
      onDone={() => {
        setDecidedOn("");
        setChosen("");
        setResult("");
      }}
    >
      <By label="Whose motion" from={live} value={by ?? ""} onChange={setChosen} />
      <div className="fields">
        <Day label="Decided or withdrawn on" value={decidedOn} onChange={setDecidedOn} />
        <NativeSelect
          label="What became of it"
          value={result}
          data={results}
          onChange={(change) => {
            setResult(change.currentTarget.value);
          }}
        />
      </div>
    </CommandForm>
  );
}

/** A motion to quash: drafted for counsel, filed, decided. */
export function MotionToQuash() {
  const { overview } = useRequest();
  const words = motionsInWords(overview.motionsFiled, overview.motionDrafted);
  const stages = stagesInWords(overview.motionStages);
  return (
    <Section
      title={`Motion to quash: ${besideWords(overview.states.motionToQuash)}`}
      lead="Counsel files it, before the compliance date. The patient or a party may move beside the practice."
    >
      {words === undefined ? null : <p>{words}</p>}
      {stages === undefined ? null : <p>{stages}</p>}
      <ForRole
        commands={[
          "draftMotionToQuash",
          "fileMotionToQuash",
          "recordOpposition",
          "recordHearing",
          "recordMotionDecision",
          "recordAppeal",
        ]}
      >
        <Draft />
        <Filing />
        <MotionProgress />
        <Decision />
      </ForRole>
    </Section>
  );
}

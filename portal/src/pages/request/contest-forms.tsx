import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { movers } from "../../../../workflows/contract/motions.ts";
import { YesNoUnknown } from "../../ui/pills.tsx";
import { besideWords } from "../../words/course.ts";
import { plain } from "../../words/plain.ts";
import { CommandForm } from "./command-form.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

type DayProps = { readonly label: string; readonly value: string; readonly onChange: (day: string) => void };

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      value={value}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

const moverNames = { practice: "the practice", patient: "the patient", party: "a party" } as const;
const moverOptions = movers.map((value) => ({ value, label: plain(moverNames[value]) }));
const inOneLine = new Intl.ListFormat("en", { type: "conjunction" });

function By({
  label = "By whom",
  value,
  onChange,
}: {
  readonly label?: string;
  readonly value: string;
  readonly onChange: (by: string) => void;
}) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={value === "" ? [{ value: "", label: "Choose" }, ...moverOptions] : moverOptions}
      onChange={(change) => {
        onChange(change.currentTarget.value);
      }}
    />
  );
}

const noDay = "Enter the date.";

const endings = [
  { value: "", label: "Choose" },
  { value: "withdrawn-by-practice", label: "Withdrawn by the practice" },
  { value: "overruled-by-court", label: "Overruled by the court" },
  { value: "settled-by-agreement", label: "Settled by agreement" },
];

/** Written objections to a subpoena: served, and lifted again. */
export function Objection() {
  const [servedOn, setServedOn] = useState("");
  const [liftedOn, setLiftedOn] = useState("");
  const [how, setHow] = useState("");
  return (
    <Section
      title="Written objection"
      lead="Served on the party that issued the subpoena; it stops production until the court orders."
    >
      <ForRole
        commands={["serveObjection", "liftObjection"]}
        otherwise="Recorded by the practice manager or the privacy officer."
      >
        <CommandForm
          command="serveObjection"
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

/** A motion to quash: drafted for counsel, filed, decided. */
export function MotionToQuash() {
  const { overview } = useRequest();
  const [grounds, setGrounds] = useState("");
  const [filedOn, setFiledOn] = useState("");
  const [by, setBy] = useState("practice");
  const [decidedOn, setDecidedOn] = useState("");
  const [decidedFor, setDecidedFor] = useState("");
  const [result, setResult] = useState("");
  return (
    <Section
      title={`Motion to quash: ${besideWords(overview.states.motionToQuash)}`}
      lead="Counsel files it, before the compliance date."
    >
      <ForRole
        commands={["draftMotionToQuash", "fileMotionToQuash", "recordMotionDecision"]}
        otherwise="Recorded by the practice manager or the privacy officer."
      >
        {overview.motionsFiled.length === 0 ? null : (
          <p>
            Before the court: the motion of{" "}
            {inOneLine.format(overview.motionsFiled.map((mover) => moverNames[mover]))}.
          </p>
        )}
        <CommandForm
          command="draftMotionToQuash"
          label="Record the draft"
          tone="quiet"
          build={() => {
            const lines = grounds
              .split("\n")
              .map((line) => line.trim())
              .filter((line) => line !== "");
            return lines.length === 0 ? "Enter at least one ground." : { grounds: lines };
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
        <CommandForm
          command="fileMotionToQuash"
          label="Record the filing"
          tone="quiet"
          build={() => (filedOn === "" ? noDay : { filedOn, by })}
        >
          <div className="fields">
            <Day label="Filed on" value={filedOn} onChange={setFiledOn} />
            <By value={by} onChange={setBy} />
          </div>
        </CommandForm>
        <CommandForm
          command="recordMotionDecision"
          label="Record the decision"
          tone="quiet"
          build={() =>
            decidedOn === ""
              ? noDay
              : result === ""
                ? "Choose what the court did."
                : decidedFor === ""
                  ? "Choose whose motion it was."
                  : { decidedOn, result, by: decidedFor }
          }
        >
          <div className="fields">
            <Day label="Decided on" value={decidedOn} onChange={setDecidedOn} />
            <By label="Whose motion" value={decidedFor} onChange={setDecidedFor} />
            <NativeSelect
              label="What the court did"
              value={result}
              data={[
                { value: "", label: "Choose" },
                { value: "granted", label: "Granted" },
                { value: "granted-in-part", label: "Granted in part" },
                { value: "denied", label: "Denied" },
                { value: "withdrawn", label: "Withdrawn" },
              ]}
              onChange={(change) => {
                setResult(change.currentTarget.value);
              }}
            />
          </div>
        </CommandForm>
      </ForRole>
    </Section>
  );
}

/** A protective order: sought, entered or denied. */
export function ProtectiveOrder() {
  const { overview } = useRequest();
  const [soughtOn, setSoughtOn] = useState("");
  const [by, setBy] = useState("practice");
  const [enteredOn, setEnteredOn] = useState("");
  const [limitsUse, setLimitsUse] = useState<boolean>();
  const [returnOrDestroy, setReturnOrDestroy] = useState<boolean>();
  const [deniedOn, setDeniedOn] = useState("");
  return (
    <Section title={`Protective order: ${besideWords(overview.states.protectiveOrder)}`}>
      <ForRole
        commands={["seekProtectiveOrder", "recordProtectiveOrder", "recordProtectiveOrderDenied"]}
        otherwise="Recorded by the practice manager or the privacy officer."
      >
        <CommandForm
          command="seekProtectiveOrder"
          label="Record that it was sought"
          tone="quiet"
          build={() => (soughtOn === "" ? noDay : { soughtOn, by })}
        >
          <div className="fields">
            <Day label="Sought on" value={soughtOn} onChange={setSoughtOn} />
            <By value={by} onChange={setBy} />
          </div>
        </CommandForm>
        <CommandForm
          command="recordProtectiveOrder"
          label="Record the order"
          tone="quiet"
          build={() =>
            enteredOn === ""
              ? noDay
              : limitsUse === undefined || returnOrDestroy === undefined
                ? "Read both terms off the order; it is qualified only with both (45 CFR 164.512(e)(1)(v))."
                : { enteredOn, limitsUse, returnOrDestroy }
          }
        >
          <Day label="Entered on" value={enteredOn} onChange={setEnteredOn} />
          <div className="fields">
            <YesNoUnknown label="Does it bar any other use?" value={limitsUse} onChange={setLimitsUse} />
            <YesNoUnknown
              label="Does it require return or destruction?"
              value={returnOrDestroy}
              onChange={setReturnOrDestroy}
            />
          </div>
        </CommandForm>
        <CommandForm
          command="recordProtectiveOrderDenied"
          onlyWhenPossible
          label="Record that it was denied"
          tone="quiet"
          build={() => (deniedOn === "" ? noDay : { decidedOn: deniedOn })}
        >
          <Day label="Denied on" value={deniedOn} onChange={setDeniedOn} />
        </CommandForm>
      </ForRole>
    </Section>
  );
}

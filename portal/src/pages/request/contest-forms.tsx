import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { YesNoUnknown } from "../../ui/pills.tsx";
import { besideWords, objectionWords } from "../../words/course.ts";
import { CommandForm } from "./command-form.tsx";
import { By, Day, noDay } from "./contest-fields.tsx";
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
      <ForRole commands={["seekProtectiveOrder", "recordProtectiveOrder", "recordProtectiveOrderDenied"]}>
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

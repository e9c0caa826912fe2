import { useState } from "react";
import type { Viewer } from "../../../../workflows/contract/protective-order.ts";
import { CheckList } from "../../ui/check-list.tsx";
import { YesNoUnknown } from "../../ui/pills.tsx";
import { viewers } from "../../words/court.ts";
import { besideWords } from "../../words/course.ts";
import { dateWords, dayWords } from "../../words/dates.ts";
import { CommandForm } from "./command-form.tsx";
import { By, Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

const viewerChoices = Object.entries(viewers).map(([value, words]) => ({ value: value as Viewer, words }));

/** The terms of the order that was entered, as they were read off it. */
export function ProtectiveTerms() {
  const { protectiveOrder: order } = useRequest().overview;
  if (order === undefined) return null;
  return (
    <dl className="facts">
      <dt>Entered on</dt>
      <dd>{dateWords(order.enteredOn)}</dd>
      <dt>May be seen by</dt>
      <dd>
        {order.maySee.length === 0
          ? "The order names nobody"
          : order.maySee.map((one) => viewers[one]).join("; ")}
      </dd>
      <dt>Use</dt>
      <dd>{order.limitsUse ? "For this proceeding only" : "Not limited to this proceeding"}</dd>
      <dt>Filings</dt>
      <dd>{order.sealed ? "Under seal" : "Not under seal"}</dd>
      <dt>At the end</dt>
      <dd>
        {order.returnOrDestroy
          ? `Returned or destroyed ${order.returnOrDestroyBy === undefined ? "at the end of the litigation" : `by ${dayWords(order.returnOrDestroyBy)}`}`
          : "Neither return nor destruction is required"}
      </dd>
    </dl>
  );
}

function Sought() {
  const [soughtOn, setSoughtOn] = useState("");
  const [by, setBy] = useState("party");
  return (
    <CommandForm
      command="seekProtectiveOrder"
      label="Record that it was sought"
      tone="quiet"
      consequence="The practice's own motion after counsel's sign-off; others file by themselves."
      build={() => (soughtOn === "" ? noDay : { soughtOn, by })}
    >
      <div className="fields">
        <Day label="Sought on" value={soughtOn} onChange={setSoughtOn} />
        <By value={by} onChange={setBy} />
      </div>
    </CommandForm>
  );
}

function Entered() {
  const { states } = useRequest().overview;
  const [enteredOn, setEnteredOn] = useState("");
  const [maySee, setMaySee] = useState<readonly Viewer[]>([]);
  const [limitsUse, setLimitsUse] = useState<boolean>();
  const [sealed, setSealed] = useState<boolean>();
  const [returnOrDestroy, setReturnOrDestroy] = useState<boolean>();
  const [by, setBy] = useState("");
  return (
    <CommandForm
      command="recordProtectiveOrder"
      fold={states.protectiveOrder === "sought" ? undefined : "The court entered an order"}
      label="Record the order"
      tone="quiet"
      build={() => {
        if (enteredOn === "") return noDay;
        if (limitsUse === undefined || returnOrDestroy === undefined)
          return "Read both terms off the order; it is qualified only with both (45 CFR 164.512(e)(1)(v)).";
        if (sealed === undefined) return "Read off the order whether filings go under seal.";
        return {
          enteredOn,
          limitsUse,
          returnOrDestroy,
          maySee,
          sealed,
          ...(by === "" ? {} : { returnOrDestroyBy: by }),
        };
      }}
    >
      <Day label="Entered on" value={enteredOn} onChange={setEnteredOn} />
      <CheckList
        label="Who may see the records"
        help="As the order lists them; none if it names nobody."
        options={viewerChoices}
        value={maySee}
        onChange={setMaySee}
      />
      <div className="fields">
        <YesNoUnknown label="Does it bar any other use?" value={limitsUse} onChange={setLimitsUse} />
        <YesNoUnknown label="Do filings go under seal?" value={sealed} onChange={setSealed} />
        <YesNoUnknown
          label="Does it require return or destruction?"
          value={returnOrDestroy}
          onChange={setReturnOrDestroy}
        />
        {returnOrDestroy === true ? (
          <Day label="By which day, if it names one" value={by} onChange={setBy} />
        ) : null}
      </div>
    </CommandForm>
  );
}

function Denied() {
  const [deniedOn, setDeniedOn] = useState("");
  return (
    <CommandForm
      command="recordProtectiveOrderDenied"
      onlyWhenPossible
      label="Record that it was denied"
      tone="quiet"
      build={() => (deniedOn === "" ? noDay : { decidedOn: deniedOn })}
    >
      <Day label="Denied on" value={deniedOn} onChange={setDeniedOn} />
    </CommandForm>
  );
}

/** A protective order: sought, entered with its terms, or denied. */
export function ProtectiveOrder() {
  const { states } = useRequest().overview;
  return (
    <Section title={`Protective order: ${besideWords(states.protectiveOrder)}`}>
      <ProtectiveTerms />
      <ForRole commands={["seekProtectiveOrder", "recordProtectiveOrder", "recordProtectiveOrderDenied"]}>
        <Sought />
        <Entered />
        <Denied />
      </ForRole>
    </Section>
  );
}

import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { CourtDeliveryWay } from "../../../../workflows/contract/court-delivery.ts";
import type { InCameraResult } from "../../../../workflows/contract/in-camera.ts";
import { Choose } from "../../ui/choose.tsx";
import { courtWays, inCameraResults } from "../../words/court.ts";
import { besideWords } from "../../words/course.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { OneDay } from "./one-day.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

function Delivered() {
  const [deliveredOn, setDeliveredOn] = useState("");
  const [how, setHow] = useState<CourtDeliveryWay | "">("");
  const [to, setTo] = useState("");
  return (
    <CommandForm
      command="recordInCameraDelivery"
      onlyWhenPossible
      label="Record the delivery to chambers"
      tone="quiet"
      consequence="Under seal and to chambers alone, never to counsel. What the product releases to the court is recorded under Production, and counts here too."
      build={() => {
        if (deliveredOn === "") return noDay;
        if (how === "") return "Choose how it was delivered.";
        if (to.trim().length < 3) return "Say who received it: the chambers, the receipt.";
        return { deliveredOn, how, to: to.trim() };
      }}
    >
      <div className="fields">
        <Day label="Delivered on" value={deliveredOn} onChange={setDeliveredOn} />
        <Choose label="How" from={courtWays} value={how} onChange={setHow} />
        <TextInput
          label="Received by"
          description="The chambers, with the number of the receipt. No name of the patient."
          maxLength={200}
          value={to}
          onChange={(change) => {
            setTo(change.currentTarget.value);
          }}
        />
      </div>
    </CommandForm>
  );
}

function Ruled() {
  const [ruledOn, setRuledOn] = useState("");
  const [result, setResult] = useState<InCameraResult | "">("");
  return (
    <CommandForm
      command="recordInCameraRuling"
      onlyWhenPossible
      label="Record the ruling"
      tone="quiet"
      consequence="What is to be produced, and to whom, is read off the ruling: record it under Facts as the court order in hand."
      build={() =>
        ruledOn === "" ? noDay : result === "" ? "Choose what the court made of it." : { ruledOn, result }
      }
    >
      <div className="fields">
        <Day label="Ruled on" value={ruledOn} onChange={setRuledOn} />
        <Choose
          label="What the court made of it"
          from={inCameraResults}
          value={result}
          onChange={setResult}
        />
      </div>
    </CommandForm>
  );
}

/** The court's look at the records: asked for or ordered, delivered to chambers, ruled on. */
export function InCamera() {
  const { states } = useRequest().overview;
  return (
    <Section
      title={`In camera review: ${besideWords(states.inCamera)}`}
      lead="While the court looks nothing goes to anybody else. No outsider sees anything of it here."
    >
      <ForRole
        commands={[
          "askInCamera",
          "recordInCameraOrder",
          "recordInCameraDeclined",
          "recordInCameraDelivery",
          "recordInCameraRuling",
        ]}
      >
        <OneDay
          command="askInCamera"
          label="Record that we asked for it"
          day="Asked on"
          field="askedOn"
          consequence="After counsel's sign-off of the request."
        />
        <OneDay
          command="recordInCameraOrder"
          label="Record that the court ordered it"
          day="Ordered on"
          field="orderedOn"
        />
        <OneDay
          command="recordInCameraDeclined"
          label="Record that the court declined"
          day="Declined on"
          field="declinedOn"
        />
        <Delivered />
        <Ruled />
      </ForRole>
    </Section>
  );
}

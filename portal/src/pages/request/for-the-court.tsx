import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { courtDeliveryWaySchema } from "../../../../workflows/contract/court-delivery.ts";
import { productionFileSchema } from "../../../../workflows/contract/production-files.ts";
import { courtWays } from "../../words/court.ts";
import { dateWords } from "../../words/dates.ts";
import { plain, plainInside } from "../../words/plain.ts";
import { staffCall } from "../desk/staff-call.ts";
import { CommandForm } from "./command-form.tsx";
import { DownloadButton } from "./download-button.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";
import { Day } from "../../ui/day.tsx";

type RecordDeliveryProps = { readonly productionId: string; readonly consequence: string };

function RecordDelivery({ productionId, consequence }: RecordDeliveryProps) {
  const [deliveredOn, setDeliveredOn] = useState("");
  const [how, setHow] = useState("");
  const [to, setTo] = useState("");
  return (
    <CommandForm
      command="recordCourtDelivery"
      label="Record the delivery"
      consequence={`${consequence} The requester is told nothing of it.`}
      build={() => {
        if (deliveredOn === "") return "Enter the date of the delivery.";
        if (how === "") return "Choose how it was delivered.";
        if (to.trim().length < 3) return "Say who received it: the clerk, the chambers, the receipt.";
        return { productionId, deliveredOn, how, to: to.trim() };
      }}
    >
      <Day label="Delivered on" value={deliveredOn} onChange={setDeliveredOn} />
      <NativeSelect
        label="How"
        value={how}
        data={[
          { value: "", label: "Choose" },
          ...courtDeliveryWaySchema.options.map((value) => ({ value, label: courtWays[value] })),
        ]}
        onChange={(change) => {
          setHow(change.currentTarget.value);
        }}
      />
      <TextInput
        label="Received by"
        description="The clerk or the chambers, with the number of the receipt. No name of the patient."
        value={to}
        onChange={(change) => {
          setTo(change.currentTarget.value);
        }}
      />
    </CommandForm>
  );
}

/** What goes to the court alone: the files to fetch, and the record of their delivery outside the product. */
export function ForTheCourt() {
  const { requestId, production, states, goesToCourtAlone, outForCourt } = useRequest().overview;
  const here = goesToCourtAlone && production?.state === "released" && states.course.startsWith("release.");
  // What was fetched is owed its record, whatever became of the request.
  const toRecord = outForCourt ?? (here ? production.productionId : undefined);
  if (toRecord === undefined) return null;
  const earlier = here && toRecord !== production.productionId;
  const deliveredOn = outForCourt === undefined ? production?.deliveredToCourtOn : undefined;
  return (
    <Section
      title="For the court"
      lead={
        here
          ? "An order or state law sends these files to the court alone. Fetch them, deliver them under seal, and record it."
          : "Files were fetched for the court before the request was closed. Once they are delivered, record it: the disclosure belongs in the record, whatever became of the request."
      }
    >
      {deliveredOn === undefined ? (
        <ForRole
          commands={["recordCourtDelivery"]}
          otherwise="The practice manager or the privacy officer carries the files to the court."
        >
          {here ? (
            <ul className="list">
              {productionFileSchema.options
                .filter((file) => file !== "packet" || production.packet !== undefined)
                .map((file) => (
                  <li key={file} className="spread">
                    <strong>{plain(file)}</strong>
                    <DownloadButton
                      what={`the ${plainInside(file)}`}
                      link={() => staffCall("courtLink", { params: { requestId, file } })}
                    />
                  </li>
                ))}
            </ul>
          ) : null}
          {earlier ? (
            <p>Files of an earlier release were fetched for the court, too. Record their delivery first.</p>
          ) : null}
          <RecordDelivery
            productionId={toRecord}
            consequence={
              here && !earlier
                ? "The request is then delivered, as after a download."
                : "The delivery joins the record; the request stays where it is."
            }
          />
        </ForRole>
      ) : (
        <p>Delivered to the court on {dateWords(deliveredOn)}.</p>
      )}
    </Section>
  );
}

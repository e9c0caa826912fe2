import { useState } from "react";
import type {
  NoticeAddress,
  NoticeEnding,
  NoticeWay,
  ObjectionWay,
} from "../../../../workflows/contract/patient-side.ts";
import { Act } from "../../ui/act.tsx";
import { Choose } from "../../ui/choose.tsx";
import { YesNoUnknown } from "../../ui/pills.tsx";
import { besideWords } from "../../words/course.ts";
import { dayWords } from "../../words/dates.ts";
import { noticeAddresses, noticeEndings, noticeWays, objectionWays } from "../../words/patient-side.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

function Sent() {
  const [sentOn, setSentOn] = useState("");
  const [objectBy, setObjectBy] = useState("");
  const [how, setHow] = useState<NoticeWay | "">("");
  const [to, setTo] = useState<NoticeAddress | "">("");
  const [saysEnough, setSaysEnough] = useState<boolean>();
  return (
    <CommandForm
      command="recordPatientNotice"
      label="Record the notice"
      tone="quiet"
      consequence="From here nothing is confirmed, released or downloaded before the last day to object has passed and somebody has looked at the docket. The requester sees nothing of it."
      build={() => {
        if (sentOn === "" || objectBy === "") return "Enter both dates.";
        if (how === "" || to === "") return "Choose how it was sent, and where.";
        if (saysEnough === undefined)
          return "Read the notice: does it name the case, who asks for what, and how to object by when?";
        return { sentOn, how, to, objectBy, saysEnough };
      }}
    >
      <div className="fields">
        <Day label="Sent on" value={sentOn} onChange={setSentOn} />
        <Day label="Last day to object it names" value={objectBy} onChange={setObjectBy} />
        <Choose label="How it was sent" from={noticeWays} value={how} onChange={setHow} />
        <Choose label="Where it went" from={noticeAddresses} value={to} onChange={setTo} />
      </div>
      <YesNoUnknown
        label="Does it say enough to object?"
        help="The case and the court, who asks for what, how to object and by when (45 CFR 164.512(e)(1)(iii)(B))."
        value={saysEnough}
        onChange={setSaysEnough}
      />
    </CommandForm>
  );
}

function Objected() {
  const [objectedOn, setObjectedOn] = useState("");
  const [how, setHow] = useState<ObjectionWay | "">("");
  return (
    <CommandForm
      command="recordPatientObjection"
      label="Record the objection"
      tone="quiet"
      consequence="It stops confirmation, release and download until it is settled. One that was filed waits for the court; one told to the practice alone ends with the time to object, unless it is filed."
      build={() =>
        objectedOn === "" ? noDay : how === "" ? "Choose how the patient objected." : { objectedOn, how }
      }
    >
      <div className="fields">
        <Day label="Objected on" value={objectedOn} onChange={setObjectedOn} />
        <Choose label="How" from={objectionWays} value={how} onChange={setHow} />
      </div>
    </CommandForm>
  );
}

function Cleared() {
  const { patientObjects } = useRequest().overview;
  const [clearedOn, setClearedOn] = useState("");
  const [chosen, setChosen] = useState<NoticeEnding | "">("");
  const { "no-objection": none, withdrawn, ...ruled } = noticeEndings;
  const from: Partial<Record<NoticeEnding, string>> =
    patientObjects === undefined
      ? { "no-objection": none }
      : patientObjects === "told"
        ? { "no-objection": none, withdrawn }
        : { withdrawn, ...ruled };
  const how = chosen !== "" && Object.hasOwn(from, chosen) ? chosen : "";
  return (
    <CommandForm
      command="clearPatientNotice"
      onlyWhenPossible
      label="Record how it ended"
      tone="quiet"
      build={() => (clearedOn === "" ? noDay : how === "" ? "Choose how it ended." : { clearedOn, how })}
    >
      <div className="fields">
        <Day
          label={patientObjects === "filed" ? "Ended on" : "Docket looked at on"}
          value={clearedOn}
          onChange={setClearedOn}
        />
        <Choose
          label="How it ended"
          from={from as Record<NoticeEnding, string>}
          value={how}
          onChange={setChosen}
        />
      </div>
    </CommandForm>
  );
}

/** The practice's own notice to its patient, the patient's objection, and how both end. */
export function PatientNotice() {
  const { states, patientNotice, patientObjects } = useRequest().overview;
  return (
    <Section
      title={`Notice to the patient: ${besideWords(states.patientNotice)}`}
      lead="The practice may tell its patient itself instead of waiting for the requester's proof (45 CFR 164.512(e)(1)(vi))."
    >
      {patientNotice === undefined ? null : (
        <p>
          Sent on {dayWords(patientNotice.sentOn)}. The last day to object is{" "}
          <strong>{dayWords(patientNotice.objectBy)}</strong>
          {patientNotice.cleared ? "; cleared." : "."}
        </p>
      )}
      {patientObjects === undefined ? null : (
        <p>
          {patientObjects === "filed"
            ? "The patient's objection is before the court."
            : "The patient told the practice of an objection; nothing is known to be filed with the court."}
        </p>
      )}
      <ForRole commands={["recordPatientNotice", "recordPatientObjection", "clearPatientNotice"]}>
        {patientNotice === undefined ? (
          <Sent />
        ) : (
          <Act title="Another notice was sent">
            <Sent />
          </Act>
        )}
        <Objected />
        <Cleared />
      </ForRole>
    </Section>
  );
}

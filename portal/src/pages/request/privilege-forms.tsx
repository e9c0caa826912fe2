import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Claimant, WaiverSigner } from "../../../../workflows/contract/patient-side.ts";
import type { DocumentClass } from "../../../../workflows/contract/case-file.ts";
import { Act } from "../../ui/act.tsx";
import { CheckList } from "../../ui/check-list.tsx";
import { Choose } from "../../ui/choose.tsx";
import { YesNoUnknown } from "../../ui/pills.tsx";
import { besideWords } from "../../words/course.ts";
import { documentClassWords } from "../../words/document-classes.ts";
import { claimants, waiverSigners } from "../../words/patient-side.ts";
import { CommandForm } from "./command-form.tsx";
import { Day, noDay } from "./contest-fields.tsx";
import { ForRole } from "./for-role.tsx";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

const kindsOfRecord = Object.entries(documentClassWords).map(([value, { words }]) => ({
  value: value as DocumentClass,
  words,
}));

type Freed = {
  readonly coversClasses: readonly DocumentClass[];
  readonly coversTestimony: boolean | undefined;
};
const nothing: Freed = { coversClasses: [], coversTestimony: undefined };
const lackOf = ({ coversClasses, coversTestimony }: Freed): string | undefined =>
  coversClasses.length === 0 || coversTestimony === undefined
    ? "Read off the paper what it covers, and whether the therapist may speak: what it does not name stays privileged."
    : undefined;

type CoversProps = { readonly value: Freed; readonly onChange: (value: Freed) => void };

/** What a waiver or a ruling covers. */
function Covers({ value, onChange }: CoversProps) {
  return (
    <>
      <CheckList
        label="Kinds of record it covers"
        options={kindsOfRecord}
        value={value.coversClasses}
        onChange={(coversClasses) => {
          onChange({ ...value, coversClasses });
        }}
      />
      <YesNoUnknown
        label="Does it cover testimony?"
        value={value.coversTestimony}
        onChange={(coversTestimony) => {
          onChange({ ...value, coversTestimony });
        }}
      />
    </>
  );
}

function Claimed() {
  const [claimedOn, setClaimedOn] = useState("");
  const [by, setBy] = useState<Claimant | "">("");
  return (
    <CommandForm
      command="claimPrivilege"
      onlyWhenPossible
      label="Record the claim"
      tone="quiet"
      consequence="From here no record of what the patient told a therapist is confirmed, released or downloaded. What records no communication, such as bills, goes its way."
      build={() => (claimedOn === "" ? noDay : by === "" ? "Choose who claims it." : { claimedOn, by })}
    >
      <div className="fields">
        <Day label="Claimed on" value={claimedOn} onChange={setClaimedOn} />
        <Choose label="By whom" from={claimants} value={by} onChange={setBy} />
      </div>
    </CommandForm>
  );
}

function Waived() {
  const { papers } = useRequest().overview;
  const [waivedOn, setWaivedOn] = useState("");
  const [signedBy, setSignedBy] = useState<WaiverSigner | "">("");
  const [documentId, setDocumentId] = useState("");
  const [covers, setCovers] = useState(nothing);
  const admitted = papers.filter((paper) => paper.state === "admitted");
  return (
    <CommandForm
      command="recordPrivilegeWaiver"
      label="Record the waiver"
      tone="quiet"
      build={() =>
        documentId === ""
          ? "Choose the signed paper. Add it under Papers first if it is not there."
          : waivedOn === ""
            ? "Enter the date of the signature."
            : signedBy === ""
              ? "Choose who signed it."
              : (lackOf(covers) ?? { waivedOn, documentId, signedBy, ...covers })
      }
    >
      <div className="fields">
        <NativeSelect
          label="The signed paper"
          value={documentId}
          data={[
            { value: "", label: "Choose" },
            ...admitted.map((paper) => ({ value: paper.documentId, label: paper.fileName })),
          ]}
          onChange={(change) => {
            setDocumentId(change.currentTarget.value);
          }}
        />
        <Day label="Signed on" value={waivedOn} onChange={setWaivedOn} />
        <Choose label="Signed by" from={waiverSigners} value={signedBy} onChange={setSignedBy} />
      </div>
      <Covers value={covers} onChange={setCovers} />
    </CommandForm>
  );
}

function Overruled() {
  const [ruledOn, setRuledOn] = useState("");
  const [covers, setCovers] = useState(nothing);
  return (
    <CommandForm
      command="recordPrivilegeRuling"
      label="Record the ruling"
      tone="quiet"
      consequence="Only a ruling that the privilege does not stand. One that upholds it changes nothing: the claim goes on."
      build={() => (ruledOn === "" ? noDay : (lackOf(covers) ?? { ruledOn, ...covers }))}
    >
      <Day label="Ruled on" value={ruledOn} onChange={setRuledOn} />
      <Covers value={covers} onChange={setCovers} />
    </CommandForm>
  );
}

/** The psychotherapist-patient privilege: claimed, waived in writing, or overruled. */
export function Privilege() {
  const { states } = useRequest().overview;
  return (
    <Section
      title={`Privilege: ${besideWords(states.privilege)}`}
      lead="It is the patient's, and the practice asserts it until the patient's signed writing or a court says otherwise (FRE 501)."
    >
      <ForRole commands={["claimPrivilege", "recordPrivilegeWaiver", "recordPrivilegeRuling"]}>
        <Claimed />
        <Act title="A signed waiver has come in">
          <Waived />
        </Act>
        <Act title="The court ruled that the privilege does not stand">
          <Overruled />
        </Act>
      </ForRole>
    </Section>
  );
}

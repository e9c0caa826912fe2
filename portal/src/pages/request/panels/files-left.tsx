import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { FilesDisposalView } from "../../../../../workflows/contract/files-left.ts";
import { Badge } from "../../../ui/badge.tsx";
import { dateWords, instantWords } from "../../../words/dates.ts";
import { filesBadges, filesStateWords, versionsWords } from "../../../words/files-left.ts";
import { counted as countedWords } from "../../../words/sizes.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { OneReason } from "../one-reason.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";

function WhatThereWas({ counted, copies }: Pick<FilesDisposalView, "counted" | "copies">) {
  return (
    <>
      {counted === undefined ? null : (
        <details open={copies.length > 0}>
          <summary>What there was</summary>
          <ul className="small">
            {counted.papers.map(({ name, versions }, at) => (
              <li key={`${at} ${name}`} style={{ overflowWrap: "anywhere" }}>
                {name}: {versionsWords(versions)}
              </li>
            ))}
            {counted.productions.map(({ productionId, versions }, at) => (
              <li key={productionId}>
                Files of production {at + 1}: {versionsWords(versions)}
              </li>
            ))}
            <li>Binders: {versionsWords(counted.binders)}</li>
          </ul>
        </details>
      )}
      {copies.length === 0 ? null : (
        <details>
          <summary>What may still exist</summary>
          <ul className="small">
            {copies.map(({ what, until }) => (
              <li key={what}>
                {what}
                {until === null ? "." : `: until ${dateWords(until)}.`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Disposal({ disposal }: { readonly disposal: FilesDisposalView }) {
  const { state, ground, proposed, ordered, endedAt, edition, counted, copies } = disposal;
  return (
    <div className="stack">
      <div className="row">
        <Badge tone={filesBadges[state].tone}>{filesBadges[state].words}</Badge>
      </div>
      <p>{filesStateWords[state]}</p>
      <dl className="facts">
        <dt>Proposed</dt>
        <dd>
          {proposed.by}, {instantWords(proposed.at)}
        </dd>
        <dt>Ground</dt>
        <dd>{ground}</dd>
        {ordered === undefined ? null : (
          <>
            <dt>Confirmed</dt>
            <dd>
              {ordered.by}, {instantWords(ordered.at)}
            </dd>
          </>
        )}
        {endedAt === undefined ? null : (
          <>
            <dt>{state === "stopped" ? "Stopped" : "Destroyed"}</dt>
            <dd>{instantWords(endedAt)}</dd>
          </>
        )}
        {edition === undefined ? null : (
          <>
            <dt>Schedule</dt>
            <dd>Edition {edition}</dd>
          </>
        )}
      </dl>
      <WhatThereWas counted={counted} copies={copies} />
    </div>
  );
}

function Propose() {
  const [ground, setGround] = useState("");
  return (
    <CommandForm
      command="proposeFilesDisposal"
      onlyWhenPossible
      label="Propose to destroy the files"
      tone="quiet"
      build={() => lackOfReason(ground) ?? { ground: ground.trim() }}
      onDone={() => {
        setGround("");
      }}
    >
      <WordsField
        label="On what ground may they go?"
        help="Who decided it, and on whose advice: what courts, licensing and limitation ask of such files has not been read. It stays in the history."
        value={ground}
        onChange={setGround}
      />
    </CommandForm>
  );
}

function Confirm() {
  const papers = useRequest().overview.papers.filter(({ state }) => state === "admitted").length;
  const [entered, setEntered] = useState("");
  return (
    <CommandForm
      command="confirmFilesDisposal"
      onlyWhenPossible
      label="Destroy the files"
      tone="danger"
      consequence={`Destroys the ${countedWords(papers, "paper")} that came in, what was bound of them, and every production that somebody was given, in all versions. That cannot be taken back. Events, accounting and seals stay.`}
      build={() =>
        /^\d{1,3}$/u.test(entered.trim())
          ? { papers: Number(entered.trim()) }
          : "Enter the number of papers that are listed under Papers as accepted."
      }
      onDone={() => {
        setEntered("");
      }}
    >
      <TextInput
        label="How many papers are listed as accepted?"
        description="Look under Papers, and enter the number: destroying is no slip of the hand."
        inputMode="numeric"
        value={entered}
        onChange={(change) => {
          setEntered(change.currentTarget.value);
        }}
      />
    </CommandForm>
  );
}

/** What a closed request left behind, and its end by the decision of two people. */
export function FilesLeftBehind() {
  const { states, filesDisposal } = useRequest().overview;
  if (states.course !== "closed") return null;
  return (
    <Section
      title="Files left behind"
      lead="Papers that came in, and productions that somebody was given. They are kept six years at least from the last thing that happened here; after that a person decides, and a second one."
    >
      {filesDisposal === undefined ? null : <Disposal disposal={filesDisposal} />}
      {filesDisposal?.state === "ordered" || filesDisposal?.state === "destroyed" ? null : (
        <ForRole
          commands={["proposeFilesDisposal", "confirmFilesDisposal", "declineFilesDisposal"]}
          otherwise="The privacy officer proposes that they be destroyed; somebody else of the practice confirms it."
        >
          <Propose />
          <Confirm />
          <OneReason
            command="declineFilesDisposal"
            onlyWhenPossible
            label="Decline"
            words="Why they are to stay"
          />
        </ForRole>
      )}
    </Section>
  );
}

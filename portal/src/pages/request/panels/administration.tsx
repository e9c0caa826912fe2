import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { PauseKind } from "../../../../../workflows/contract/pause.ts";
import { Choice } from "../../../ui/choice.tsx";
import { pauseWords } from "../../../words/pauses.ts";
import { endings } from "../../../words/endings.ts";
import { plain } from "../../../words/plain.ts";
import { counted } from "../../../words/sizes.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { OneReason } from "../one-reason.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { lackOfReason, WordsField } from "../words-field.tsx";
import { FilesLeftBehind } from "./files-left.tsx";
import { Undone } from "./undone.tsx";
import { Day } from "../../../ui/day.tsx";

// After a release a request can only end as released, before it never.
const releasedEndings: ReadonlySet<string> = new Set([
  "released_full",
  "released_partial",
  "modified_by_order",
]);

function Hold() {
  const held = useRequest().overview.states.hold !== "none";
  const [kind, setKind] = useState<PauseKind | "">("");
  const [reason, setReason] = useState("");
  const [followUpOn, setFollowUpOn] = useState("");
  return (
    <Section title="Hold" lead="Stops every step but talking. Deadlines set by law go on running.">
      <ForRole commands={["placeHold", "liftHold"]}>
        <CommandForm
          command="placeHold"
          onlyWhenPossible={held}
          label="Place a hold"
          tone="quiet"
          build={() =>
            kind === ""
              ? "Choose whom it waits for."
              : (lackOfReason(reason) ??
                (followUpOn === ""
                  ? "Say when to look at it again."
                  : { kind, reason: reason.trim(), followUpOn }))
          }
        >
          <Choice label="Whom it waits for" words={pauseWords} value={kind} onChange={setKind} />
          <WordsField label="Reason" value={reason} onChange={setReason} />
          <Day label="Look at it again on" value={followUpOn} onChange={setFollowUpOn} />
        </CommandForm>
        <OneReason command="liftHold" onlyWhenPossible label="Lift the hold" words="Why it can be lifted" />
      </ForRole>
    </Section>
  );
}

/** The duty to preserve: nothing of the request is destroyed while it is on. */
function Preservation() {
  const isOn = useRequest().overview.states.legalHold === "preserving";
  return (
    <Section
      title={`Legal hold: ${isOn ? "on" : "off"}`}
      lead={
        isOn
          ? "Keep the chart, the psychotherapy notes, messages and logs as they are; late entries bear their own date. The product destroys nothing of this request, given-up productions included. It stops no other step; the privacy officer lifts it."
          : "Productions that are given up before anybody was given them are destroyed."
      }
    >
      <ForRole
        commands={["placeLegalHold", "liftLegalHold"]}
        otherwise="Anybody of the practice may place it; the privacy officer lifts it."
      >
        <OneReason
          command="placeLegalHold"
          onlyWhenPossible
          label="Place a legal hold"
          words="Why it must be preserved"
        />
        <OneReason
          command="liftLegalHold"
          onlyWhenPossible
          label="Lift the legal hold"
          tone="danger"
          consequence="Productions of this request that were given up are then destroyed in all their versions. That cannot be taken back."
          words="Why nothing need be preserved any more"
        />
      </ForRole>
    </Section>
  );
}

function Close() {
  const { states, furtherPhase } = useRequest().overview;
  const { course } = states;
  const released = course.startsWith("release.") || furtherPhase;
  const [outcome, setOutcome] = useState("");
  const [reason, setReason] = useState("");
  return (
    <Section title="Close or reopen">
      <ForRole
        commands={["closeRequest", "reopenRequest"]}
        otherwise="The practice manager or the privacy officer closes and reopens requests."
      >
        <CommandForm
          command="closeRequest"
          onlyWhenPossible={course === "closed"}
          label="Close the request"
          tone="danger"
          build={() =>
            outcome === ""
              ? "Choose how it ended."
              : (lackOfReason(reason) ?? { outcome, reason: reason.trim() })
          }
        >
          <NativeSelect
            label="How it ended"
            value={outcome}
            data={[
              { value: "", label: "Choose" },
              ...endings.filter(({ value }) => releasedEndings.has(value) === released),
            ]}
            onChange={(change) => {
              setOutcome(change.currentTarget.value);
            }}
          />
          <WordsField label="Reason" value={reason} onChange={setReason} />
        </CommandForm>
        <OneReason
          command="reopenRequest"
          onlyWhenPossible
          label="Reopen the request"
          words="Why it is opened again"
        />
      </ForRole>
    </Section>
  );
}

/** Holds, closing and reopening, and what the product does for this request by itself. */
export function AdministrationPanel() {
  const { effects } = useRequest().overview;
  const underWay = effects.filter((effect) => effect.status === "open");
  return (
    <>
      <Undone />
      <Hold />
      <Preservation />
      <Close />
      <FilesLeftBehind />
      <Section
        title="What the product does by itself"
        lead="Mail, clocks, vault and assembly: tried again after longer and longer pauses, five times."
      >
        {underWay.length === 0 ? (
          <p className="soft">Nothing is under way.</p>
        ) : (
          <ul className="list">
            {underWay.map((effect) => (
              <li key={effect.key} className="spread">
                <strong>{plain(effect.kind)}</strong>
                <span className="soft small">{counted(effect.attempts, "try", "tries")}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

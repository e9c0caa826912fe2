import { Button, Progress } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { StopCommand } from "../../../../workflows/contract/commands.ts";
import type { PauseKind } from "../../../../workflows/contract/pause.ts";
import type { WorklistRow } from "../../../../workflows/contract/worklist.ts";
import { Choice } from "../../ui/choice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { pauseWords } from "../../words/pauses.ts";
import { counted } from "../../words/sizes.ts";
import { lackOfReason, WordsField } from "../request/words-field.tsx";
import { giveToMany } from "./give-to-many.ts";
import type { Answered, OneOfMany } from "./give-to-many.ts";
import { ManyAnswered } from "./many-answered.tsx";
import { staffCall } from "./staff-call.ts";
import { Day } from "../../ui/day.tsx";

const stops = {
  placeHold: "Hold: every step waits",
  placeLegalHold: "Legal hold: nothing is destroyed",
} as const satisfies Record<StopCommand, string>;

type HoldManyProps = {
  readonly chosen: readonly WorklistRow[];
  readonly onChooseAll: () => void;
  /** While the rest of the queue is on its way. */
  readonly isChoosing: boolean;
  readonly onOver: () => void;
};
type Payload = Readonly<Record<string, string>>;

/**
 * A hold on many requests at once, with one reason. Only what stops can be ordered like this; what lets a request go on is
 * decided request by request.
 */
export function HoldMany({ chosen, onChooseAll, isChoosing, onOver }: HoldManyProps) {
  const queries = useQueryClient();
  const [command, setCommand] = useState<StopCommand | "">("");
  const [kind, setKind] = useState<PauseKind | "">("");
  const [reason, setReason] = useState("");
  const [followUpOn, setFollowUpOn] = useState("");
  const [missing, setMissing] = useState<string>();
  const [asked, setAsked] = useState<{ readonly many: readonly OneOfMany[]; readonly payload: Payload }>();
  const [answers, setAnswers] = useState<readonly Answered[]>([]);

  const lacking = (): string | undefined => {
    if (chosen.length === 0) return "Choose at least one request in the list.";
    if (command === "") return "Choose which hold.";
    if (command === "placeHold" && kind === "") return "Choose whom they wait for.";
    if (command === "placeHold" && followUpOn === "") return "Say when to look at them again.";
    return lackOfReason(reason);
  };
  const place = async (many: readonly OneOfMany[], payload: Payload) => {
    await giveToMany(
      many,
      ({ requestId, commandId }) =>
        staffCall("command", { params: { requestId }, body: { commandId, command, payload } }),
      (answered) => {
        setAnswers((before) => [...before, answered]);
      },
    );
    await queries.invalidateQueries({ queryKey: ["worklist"] });
  };

  if (asked !== undefined) {
    const { many, payload } = asked;
    return (
      <div className="panel stack">
        <h2>{counted(many.length, "request")}</h2>
        <Progress value={(answers.length / many.length) * 100} aria-label="Holds placed or refused" />
        {answers.length < many.length ? (
          <>
            <p>
              {answers.length} of {many.length} answered.
            </p>
            <output className="soft">Stay on this page until all are answered.</output>
          </>
        ) : (
          <ManyAnswered
            answers={answers}
            onAgain={(again) => {
              setAnswers(answers.filter(({ one }) => !again.includes(one)));
              void place(again, payload);
            }}
            onOver={onOver}
          />
        )}
      </div>
    );
  }
  return (
    <form
      noValidate
      className="panel stack"
      aria-label="A hold on the chosen requests"
      onSubmit={(submit) => {
        submit.preventDefault();
        const lack = lacking();
        setMissing(lack);
        if (lack !== undefined) return;
        const many = chosen.map(({ requestId, trackingNumber }) => ({
          requestId,
          trackingNumber,
          commandId: crypto.randomUUID(),
        }));
        const said = { reason: reason.trim() };
        const payload = command === "placeHold" ? { kind, followUpOn, ...said } : said;
        setAsked({ many, payload });
        void place(many, payload);
      }}
    >
      <h2>Hold several</h2>
      <div className="fields">
        <Choice label="Which hold" words={stops} value={command} onChange={setCommand} />
        {command === "placeHold" ? (
          <>
            <Choice label="Whom they wait for" words={pauseWords} value={kind} onChange={setKind} />
            <Day label="Look at them again on" value={followUpOn} onChange={setFollowUpOn} />
          </>
        ) : null}
      </div>
      <WordsField
        label="Reason"
        help="Recorded with each of them. Name no patient."
        value={reason}
        onChange={setReason}
      />
      {missing === undefined ? null : <Notice tone="bad" title={missing} live="assertive" />}
      <div className="row">
        <Button type="submit">Place it on {counted(chosen.length, "request")}</Button>
        <Button variant="default" onClick={onOver}>
          Cancel
        </Button>
        <Button variant="default" loading={isChoosing} onClick={onChooseAll}>
          Choose the whole queue
        </Button>
      </div>
    </form>
  );
}

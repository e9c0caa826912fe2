import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { DisposalView } from "../../../../workflows/contract/retention.ts";
import { lackIn, NotComplete } from "../../forms/not-complete.tsx";
import type { Lack } from "../../forms/not-complete.tsx";
import { Act } from "../../ui/act.tsx";
import { Notice } from "../../ui/notice.tsx";
import { runningNow } from "../../words/retention.ts";
import { Refused } from "../request/refused.tsx";
import { lackOfReason, WordsField } from "../request/words-field.tsx";
import { retentionKey } from "./retention-shelves.tsx";
import { HeldBy } from "./held-by.tsx";
import { staffCall } from "./staff-call.ts";

type Decision =
  | { readonly decision: "confirm"; readonly records: number }
  | { readonly decision: "continue" }
  | { readonly decision: "decline" | "close"; readonly reason: string };
type Deciding = {
  readonly isPending: boolean;
  readonly mutate: (decision: Decision) => void;
};

/** Decides on a disposal, and goes on with it for as long as one call is too short; the last look comes by itself. */
function useDecide(disposalId: string, onDecide: () => void) {
  const queries = useQueryClient();
  return useMutation({
    onMutate: onDecide,
    mutationFn: async (decision: Decision) => {
      const params = { disposalId };
      let after = await staffCall("decideDisposal", { params, body: decision });
      while (after.stage.state === "under-way" && after.stage.lastLookAt === null)
        after = await staffCall("decideDisposal", { params, body: { decision: "continue" } });
      return after;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: retentionKey }),
  });
}

/** A form that is sent once nothing is lacking in it. */
function Form({
  lackOf,
  onSend,
  children,
}: {
  readonly lackOf: () => Lack | undefined;
  readonly onSend: () => void;
  readonly children: ReactNode;
}) {
  const [lack, setLack] = useState<Lack>();
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        const missing = lackOf();
        setLack(missing);
        if (missing === undefined) onSend();
      }}
    >
      <NotComplete lack={lack} />
      {children}
    </form>
  );
}

const start = { justifySelf: "start" } as const;

/** What cannot be taken back is confirmed with the number of records, which nobody enters by a slip of the hand. */
function Confirm({ disposal, decide }: { readonly disposal: DisposalView; readonly decide: Deciding }) {
  const [counted, setCounted] = useState("");
  const { records, patientName, stays } = disposal;
  return (
    <Act title={`Confirm and destroy the record of ${patientName}`}>
      <Form
        lackOf={() =>
          counted.trim() === String(records)
            ? undefined
            : {
                field: "counted",
                words: `Enter ${records}, the number of records to be destroyed that stands above.`,
              }
        }
        onSend={() => {
          decide.mutate({ decision: "confirm", records });
        }}
      >
        <div className="small">
          <p>This cannot be taken back, by anybody:</p>
          <ul>
            <li>Every version of every record is deleted, and no backup holds one.</li>
            <li>
              Psychotherapy notes, and what nobody has classified, go with it where the schedule lets them, if
              there are any. Their keys go first, so that no copy opens again.
            </li>
            <li>What was given to others before stays with them.</li>
          </ul>
        </div>
        {stays === 0 ? null : (
          <Notice tone="warn" title={`${stays} of your own ${stays === 1 ? "stays" : "stay"}`}>
            <p>
              Of a note of yours, or of something you brought in, a period still runs, or it is of a later day
              than the end of treatment that was stated. If treatment went on after that day, decline this
              disposal.
            </p>
          </Notice>
        )}
        <TextInput
          name="counted"
          label="How many records are to be destroyed?"
          description="Enter the number that stands above."
          inputMode="numeric"
          autoComplete="off"
          style={{ maxWidth: "16rem" }}
          value={counted}
          onChange={(change) => {
            setCounted(change.currentTarget.value);
          }}
        />
        <Button type="submit" variant="outline" color="red" loading={decide.isPending} style={start}>
          Destroy the record for good
        </Button>
      </Form>
    </Act>
  );
}

/** Declines what nobody has confirmed, or closes what was begun; both with words. */
function End({
  as,
  of,
  decide,
}: {
  readonly as: "decline" | "close";
  readonly of: string;
  readonly decide: Deciding;
}) {
  const [reason, setReason] = useState("");
  const declines = as === "decline";
  return (
    <Act title={`${declines ? "Decline" : "Close"} the disposal for ${of}`}>
      <Form
        lackOf={() => lackIn("reason", lackOfReason(reason))}
        onSend={() => {
          decide.mutate({ decision: as, reason: reason.trim() });
        }}
      >
        {declines ? null : (
          <p className="small">
            Nothing more is destroyed. What is whole goes back on file, and a certificate says what was
            destroyed. A disposal of the rest is proposed anew.
          </p>
        )}
        <WordsField
          name="reason"
          label={declines ? "Why does the record stay?" : "Why is it closed?"}
          help="Kept with the disposal."
          value={reason}
          onChange={setReason}
        />
        <Button type="submit" variant="default" loading={decide.isPending} style={start}>
          {declines ? "Decline" : "Close the disposal"}
        </Button>
      </Form>
    </Act>
  );
}

/** What goes on while somebody waits. */
const doingWords: Readonly<Record<Decision["decision"], string>> = {
  confirm: "The record is being destroyed. It may take minutes, and goes on by itself if you leave the page.",
  continue: "It goes on. It may take minutes, and goes on by itself if you leave the page.",
  decline: "Being recorded.",
  close: "Being closed, and the certificate drawn up.",
};

type DecideProps = {
  readonly disposal: DisposalView;
  readonly now: number;
  readonly onDecide: () => void;
};

/** What whoever looks may do about a disposal that is open. */
export function Decide({ disposal, now, onDecide }: DecideProps) {
  const decide = useDecide(disposal.disposalId, onDecide);
  const { stage, mayConfirm, mayGoOn, against } = disposal;
  const running = stage.state === "under-way" ? runningNow(stage, now) : undefined;
  const mayBegin = mayGoOn && running !== "now";
  const isEarly = stage.state === "under-way" && (stage.lastLookAt ?? "") > new Date(now).toISOString();
  return (
    <>
      {decide.isError ? <Refused error={decide.error} /> : null}
      {mayConfirm ? <Confirm disposal={disposal} decide={decide} /> : null}
      <output className="small">{decide.isPending ? doingWords[decide.variables.decision] : ""}</output>
      {stage.state === "proposed" && !mayConfirm ? (
        <p className="small">
          You proposed this: somebody else of the practice confirms it. Nobody from outside can do it.
        </p>
      ) : null}
      {against === undefined ? null : (
        <>
          <p className="small">
            It goes on once nothing stands against it
            {against.holders.length === 0 ? `: ${against.words}` : "."} Until then it waits as it is, or is
            closed with words.
          </p>
          <HeldBy words="Lift the hold, or close the request:" holders={against.holders} />
        </>
      )}
      {mayBegin && !isEarly && against === undefined ? (
        <Button
          variant="default"
          loading={decide.isPending}
          style={start}
          onClick={() => {
            decide.mutate({ decision: "continue" });
          }}
        >
          {running === "destroyed" ? "Take the last look now" : "Go on with the disposal"}
          <span className="unseen"> for {disposal.patientName}</span>
        </Button>
      ) : null}
      {stage.state === "proposed" ? <End as="decline" of={disposal.patientName} decide={decide} /> : null}
      {mayBegin && running !== "destroyed" ? (
        <End as="close" of={disposal.patientName} decide={decide} />
      ) : null}
    </>
  );
}

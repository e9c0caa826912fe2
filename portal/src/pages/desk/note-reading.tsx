import { Button, Checkbox } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { ReadingOpened } from "../../../../workflows/contract/reading.ts";
import { problemOf } from "../../api/problem-of.ts";
import { lackIn, NotComplete } from "../../forms/not-complete.tsx";
import type { Lack } from "../../forms/not-complete.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { timeWords } from "../../words/dates.ts";
import { lastMinute, minutesLeftWords } from "../../words/readings.ts";
import { DownloadButton } from "../request/download-button.tsx";
import { Refused } from "../request/refused.tsx";
import { lackOfReason, WordsField } from "../request/words-field.tsx";
import { staffCall } from "./staff-call.ts";

/** The time now, looked at often enough for minutes. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const every = setInterval(() => {
      setNow(Date.now());
    }, 5000);
    return () => {
      clearInterval(every);
    };
  }, []);
  return now;
}

type CopyProps = { readonly reading: ReadingOpened; readonly what: string; readonly onAgain: () => void };

/** The copy while its minutes last: fetched, or ended before; then that it is gone. */
function OpenCopy({ reading: { readingId, endsAt }, what, onAgain }: CopyProps) {
  const now = useNow();
  const end = useMutation({ mutationFn: () => staffCall("endReading", { params: { readingId } }) });
  const ended = end.isSuccess || (end.isError && problemOf(end.error).code === "not-found");
  const place = useKeptFocus(ended);
  const left = minutesLeftWords(endsAt, now);
  return (
    <div ref={place} tabIndex={-1}>
      {ended || Date.parse(endsAt) <= now ? (
        <Notice tone="info" title={ended ? "You ended the reading" : "The minutes are over"} live="polite">
          <p>
            The copy is destroyed in every version. What you saved on your own machine is yours to delete.
          </p>
          <Button size="xs" variant="default" onClick={onAgain}>
            Read it again<span className="unseen">: {what}</span>
          </Button>
        </Notice>
      ) : (
        <Notice tone="sealed" title="A copy is there, for you alone">
          <output className="unseen">{left === lastMinute ? `The copy is there for ${left}.` : ""}</output>
          <p>
            Download it until {timeWords(endsAt)}: {left}. Each link to it lasts one minute and is recorded.
            Then the copy is destroyed.
          </p>
          <div className="row">
            <DownloadButton what={what} link={() => staffCall("readingLink", { params: { readingId } })} />
            <Button
              size="xs"
              variant="default"
              loading={end.isPending}
              onClick={() => {
                end.mutate();
              }}
            >
              I am done: destroy the copy
            </Button>
          </div>
          {end.isError ? <Refused error={end.error} /> : null}
        </Notice>
      )}
    </div>
  );
}

type NoteReadingProps = {
  readonly what: string;
  /** What the reader has to say it is for; nothing is opened without it. */
  readonly statement: string;
  readonly open: (reason: string) => Promise<ReadingOpened>;
};

/** Reads one psychotherapy note: asked for with a reason, opened through the vault, there for some minutes, gone. */
export function NoteReading({ what, statement, open }: NoteReadingProps) {
  const [reason, setReason] = useState("");
  const [stated, setStated] = useState(false);
  const [lack, setLack] = useState<Lack>();
  const opening = useMutation({ mutationFn: open });
  const place = useKeptFocus<HTMLFieldSetElement>(opening.data?.readingId);
  return (
    <fieldset ref={place} tabIndex={-1} aria-label={`Reading: ${what}`}>
      {opening.data !== undefined ? (
        <OpenCopy reading={opening.data} what={what} onAgain={opening.reset} />
      ) : (
        <form
          className="stack"
          onSubmit={(submit) => {
            submit.preventDefault();
            const missing = stated
              ? lackIn("reason", lackOfReason(reason))
              : { field: "stated", words: "Tick the box first: a note is opened for that alone." };
            setLack(missing);
            if (missing === undefined) opening.mutate(reason.trim());
          }}
        >
          <Checkbox
            name="stated"
            label={statement}
            checked={stated}
            onChange={(change) => {
              setStated(change.currentTarget.checked);
            }}
          />
          <WordsField
            name="reason"
            label="Why do you read it?"
            help="Kept with the reading. Write nothing here of what the note says."
            value={reason}
            onChange={setReason}
          />
          <NotComplete lack={lack} />
          {opening.isError ? <Refused error={opening.error} /> : null}
          <Button
            type="submit"
            variant="default"
            loading={opening.isPending}
            style={{ justifySelf: "start" }}
          >
            Open it for me<span className="unseen">: {what}</span>
          </Button>
          <output className="soft small">
            {opening.isPending ? "The vault lends the key of this one note, and a copy is made for you." : ""}
          </output>
        </form>
      )}
    </fieldset>
  );
}

import { Button, Progress, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { refusalOfRecord, sendRecord } from "../../api/send-record.ts";
import type { RecordState, TakenIn } from "../../api/send-record.ts";
import { Said } from "../../api/said.ts";
import { useLeaveWarning } from "../../forms/use-leave-warning.ts";
import { FileDrop } from "../../ui/file-drop.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import {
  hasTitle,
  isOfASession,
  kindConsequences,
  kindsOfTheChart,
  recordKinds,
  takenInWords,
} from "../../words/record-kinds.ts";
import type { RecordKind } from "../../words/record-kinds.ts";
import { othersWords, settingWords } from "../../words/session-facts.ts";
import { sizeWords } from "../../words/sizes.ts";
import { staffCall } from "../desk/staff-call.ts";
import { Day } from "../../ui/day.tsx";

type Setting = keyof typeof settingWords;
type Others = keyof typeof othersWords;
type Entered = {
  readonly kind: RecordKind | "";
  readonly title: string;
  readonly sessionOn: string;
  readonly setting: Setting | "";
  readonly others: Others | "";
  readonly file: File | null;
};
const nothing: Entered = { kind: "", title: "", sessionOn: "", setting: "", others: "", file: null };

/** Others can be recognized in a record only where a session had others in it. */
const wasShared = ({ setting }: Entered): boolean => setting !== "" && setting !== "individual";

function lackOf(entered: Entered): string | undefined {
  const { kind, title, sessionOn, file } = entered;
  if (kind === "") return "Choose what it is.";
  if (hasTitle(kind) && title.trim() === "") return "Give it a title.";
  if (sessionOn === "") return "Enter the day of the session or service.";
  if (file === null) return "Choose the file.";
  return refusalOfRecord(file);
}

/** What is said of the record: nothing that its kind does not ask for. */
function saidOf(entered: Entered) {
  const { kind, title, sessionOn, setting, others } = entered;
  if (kind === "") return undefined;
  return {
    kind,
    sessionOn,
    ...(hasTitle(kind) ? { title: title.trim() } : {}),
    ...(kind === "unclassified" ? { because: "not-said" } : {}),
    ...(isOfASession(kind) && setting !== "" ? { setting } : {}),
    ...(isOfASession(kind) && wasShared(entered) && others !== "" ? { others } : {}),
  };
}

function stateWords(state: RecordState): string {
  switch (state.at) {
    case "hashing":
      return "Taking the fingerprint of the file";
    case "sending":
      return `Sending, ${Math.round(state.share * 100)} %`;
    case "taking-in":
      return "Arrived; being checked and taken in";
    case "being-scanned":
      return "Arrived; still being checked for malware. It is taken in once that is done.";
  }
}

/** Sends one record; the same try again is the same record, and counts once. */
function useSendRecord(patientRef: string, onAdded: (taken: TakenIn) => void) {
  const [state, setState] = useState<RecordState>();
  const last = useRef<{ readonly id: string; readonly of: string; readonly file: File } | undefined>(
    undefined,
  );
  const sending = useMutation({
    mutationFn: async (entered: Entered) => {
      const { file } = entered;
      const said = saidOf(entered);
      if (file === null || said === undefined) throw new Said("Choose the file again.");
      const of = JSON.stringify(said);
      const isSame = last.current?.of === of && last.current.file === file;
      const id = isSame && last.current ? last.current.id : crypto.randomUUID();
      last.current = { id, of, file };
      const params = { patientRef };
      return sendRecord(
        file,
        { ...said, importId: id },
        {
          announce: (body) => staffCall("announceRecord", { params, body }),
          takeIn: (body) => staffCall("importRecord", { params, body }),
        },
        setState,
      );
    },
    onSuccess: (taken) => {
      last.current = undefined;
      onAdded(taken);
    },
    onSettled: () => {
      setState(undefined);
    },
  });
  useLeaveWarning(sending.isPending);
  return { sending, state };
}

type AddRecordProps = {
  readonly patientRef: string;
  /** Whether whoever sends it treats the patient: they alone bring in notes, and what may be one. */
  readonly treats: boolean;
  readonly onAdded: () => void;
};

/** Brings one record in: what it is decides what else is asked, and where it comes to lie. */
export function AddRecord({ patientRef, treats, onAdded }: AddRecordProps) {
  const [entered, setEntered] = useState(nothing);
  const [lack, setLack] = useState<string>();
  const { sending, state } = useSendRecord(patientRef, () => {
    // The next one is often of the same kind.
    setEntered(({ kind }) => ({ ...nothing, kind }));
    onAdded();
  });
  const enter = (more: Partial<Entered>) => {
    setEntered((before) => ({ ...before, ...more }));
    setLack(undefined);
    sending.reset();
  };
  const { kind } = entered;
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        const missing = lackOf(entered);
        setLack(missing);
        if (missing === undefined) sending.mutate(entered);
      }}
    >
      <fieldset className="stack" disabled={sending.isPending}>
        <Choice
          label="What is it?"
          words={recordKinds}
          of={treats ? (Object.keys(recordKinds) as RecordKind[]) : kindsOfTheChart}
          value={kind}
          onChange={(chosen) => {
            enter({ kind: chosen });
          }}
        />
        {kind === "" ? null : (
          <>
            <p className="soft small">{kindConsequences[kind]}</p>
            {hasTitle(kind) ? (
              <TextInput
                label="Title"
                description="Whoever may see the chart reads it."
                maxLength={200}
                value={entered.title}
                onChange={(typed) => {
                  enter({ title: typed.currentTarget.value });
                }}
              />
            ) : null}
            <div className="fields">
              <Day
                label={isOfASession(kind) ? "Day of the session" : "Day of the session or service"}
                value={entered.sessionOn}
                onChange={(sessionOn) => {
                  enter({ sessionOn });
                }}
              />
              {isOfASession(kind) ? (
                <Choice
                  label="With whom was it held? (if you know)"
                  words={settingWords}
                  value={entered.setting}
                  onChange={(setting) => {
                    enter({ setting });
                  }}
                />
              ) : null}
              {isOfASession(kind) && wasShared(entered) ? (
                <Choice
                  label="Who else can be recognized in it? (if you know)"
                  words={othersWords}
                  value={entered.others}
                  onChange={(others) => {
                    enter({ others });
                  }}
                />
              ) : null}
            </div>
            <FileDrop
              words={entered.file === null ? "Choose the file" : "Choose another file"}
              help="PDF, at most 25 MB, without a password. Its name is not kept."
              onFiles={([file]) => {
                if (file !== undefined) enter({ file });
              }}
            />
            {entered.file === null ? null : (
              <p className="small" style={{ overflowWrap: "anywhere" }}>
                Chosen: <strong>{entered.file.name}</strong>, {sizeWords(entered.file.size)}
              </p>
            )}
          </>
        )}
      </fieldset>
      {lack === undefined ? null : (
        <Notice tone="bad" title="Not yet complete" live="assertive">
          <p>{lack}</p>
        </Notice>
      )}
      {sending.isError ? <RefusalNotice error={sending.error} /> : null}
      {state?.at === "sending" ? (
        <Progress size="sm" value={state.share * 100} aria-label="Sending the record" />
      ) : null}
      <output className="small">{state === undefined ? "" : stateWords(state)}</output>
      {sending.isSuccess ? (
        <Notice tone="good" title="The record is in" live="polite">
          <p>{takenInWords(sending.data)}</p>
        </Notice>
      ) : null}
      {kind === "" ? null : (
        <Button type="submit" loading={sending.isPending} style={{ justifySelf: "start" }}>
          {kind === "psychotherapy-note" ? "Send and seal it" : "Send the record"}
        </Button>
      )}
    </form>
  );
}

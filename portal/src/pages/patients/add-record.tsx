import { Button, Progress, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { refusalOfRecord, sendRecord } from "../../api/send-record.ts";
import type { RecordState, TakenIn } from "../../api/send-record.ts";
import { Said } from "../../api/said.ts";
import { lackIn, NotComplete } from "../../forms/not-complete.tsx";
import type { Lack } from "../../forms/not-complete.tsx";
import { useLeaveWarning } from "../../forms/use-leave-warning.ts";
import { FileDrop } from "../../ui/file-drop.tsx";
import { Choice } from "../../ui/choice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import {
  hasTitle,
  isOfASession,
  isOnPaper,
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
  /** Of a note on paper where it lies, and how much it is. */
  readonly where: string;
  readonly pages: string;
  readonly volumes: string;
};
const nothing: Entered = {
  kind: "",
  title: "",
  sessionOn: "",
  setting: "",
  others: "",
  file: null,
  where: "",
  pages: "",
  volumes: "1",
};

/** Others can be recognized in a record only where a session had others in it. */
const wasShared = ({ setting }: Entered): boolean => setting !== "" && setting !== "individual";

function lackOf(entered: Entered): Lack | undefined {
  const { kind, title, sessionOn, file } = entered;
  if (kind === "") return { field: "kind", words: "Choose what it is." };
  if (hasTitle(kind) && title.trim() === "") return { field: "title", words: "Give it a title." };
  if (sessionOn === "") return { field: "sessionOn", words: "Enter the day of the session or service." };
  if (isOnPaper(kind)) return lackOfPaper(entered);
  if (file === null) return { field: "file", words: "Choose the file." };
  return lackIn("file", refusalOfRecord(file));
}

const isCount = (typed: string, most: number) =>
  /^[1-9]\d{0,3}$/u.test(typed.trim()) && Number(typed) <= most;

function lackOfPaper({ where, pages, volumes }: Entered): Lack | undefined {
  if (where.trim().length < 3) return { field: "where", words: "Say where it lies." };
  if (!isCount(pages, 5000)) return { field: "pages", words: "Enter how many pages it has, 5,000 at most." };
  if (!isCount(volumes, 100))
    return { field: "volumes", words: "Enter how many volumes it is, 100 at most." };
  return undefined;
}

/** What is said of the record: nothing that its kind does not ask for. */
function saidOf(entered: Entered) {
  const { kind, title, sessionOn, setting, others, where, pages, volumes } = entered;
  if (kind === "") return undefined;
  return {
    kind,
    sessionOn,
    ...(hasTitle(kind) ? { title: title.trim() } : {}),
    ...(isOnPaper(kind)
      ? { paper: { where: where.trim(), pages: Number(pages), volumes: Number(volumes) } }
      : {}),
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
  const last = useRef<{ readonly id: string; readonly of: string; readonly file: File | null } | undefined>(
    undefined,
  );
  const sending = useMutation({
    mutationFn: async (entered: Entered) => {
      const { file } = entered;
      const said = saidOf(entered);
      if (said === undefined || (file === null && !isOnPaper(said.kind)))
        throw new Said("Choose the file again.");
      const of = JSON.stringify(said);
      const isSame = last.current?.of === of && last.current.file === file;
      const id = isSame && last.current ? last.current.id : crypto.randomUUID();
      last.current = { id, of, file };
      const params = { patientRef };
      return sendRecord(
        isOnPaper(said.kind) ? undefined : (file ?? undefined),
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

type Part = { readonly enter: (more: Partial<Entered>) => void };

/** Where a note on paper lies, in place of a file. */
function OnPaper({ entered: { where, pages, volumes }, enter }: Part & { readonly entered: Entered }) {
  return (
    <>
      <TextInput
        name="where"
        label="Where does it lie?"
        description="So that a colleague finds it, such as cabinet and folder. Write nothing here of what it says."
        maxLength={300}
        value={where}
        autoComplete="off"
        onChange={(typed) => {
          enter({ where: typed.currentTarget.value });
        }}
      />
      <div className="fields">
        <TextInput
          name="pages"
          label="How many pages?"
          inputMode="numeric"
          autoComplete="off"
          value={pages}
          onChange={(typed) => {
            enter({ pages: typed.currentTarget.value });
          }}
        />
        <TextInput
          name="volumes"
          label="In how many volumes?"
          inputMode="numeric"
          autoComplete="off"
          value={volumes}
          onChange={(typed) => {
            enter({ volumes: typed.currentTarget.value });
          }}
        />
      </div>
    </>
  );
}

function TheFile({ file, enter }: Part & { readonly file: File | null }) {
  return (
    <>
      <FileDrop
        name="file"
        words={file === null ? "Choose the file" : "Choose another file"}
        help="PDF, at most 25 MB, without a password. Its name is not kept."
        onFiles={([chosen]) => {
          if (chosen !== undefined) enter({ file: chosen });
        }}
      />
      {file === null ? null : (
        <p className="small" style={{ overflowWrap: "anywhere" }}>
          Chosen: <strong>{file.name}</strong>, {sizeWords(file.size)}
        </p>
      )}
    </>
  );
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
  const [lack, setLack] = useState<Lack>();
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
          name="kind"
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
                name="title"
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
                name="sessionOn"
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
            {isOnPaper(kind) ? (
              <OnPaper entered={entered} enter={enter} />
            ) : (
              <TheFile file={entered.file} enter={enter} />
            )}
          </>
        )}
      </fieldset>
      <NotComplete lack={lack} />
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
          {isOnPaper(kind)
            ? "Seal where it lies"
            : kind === "psychotherapy-note"
              ? "Send and seal it"
              : "Send the record"}
        </Button>
      )}
    </form>
  );
}

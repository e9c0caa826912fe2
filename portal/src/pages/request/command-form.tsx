import { Button } from "@mantine/core";
import { useId, useState } from "react";
import type { ReactNode } from "react";
import type { StaffCommandName } from "../../../../workflows/contract/commands.ts";
import { Act } from "../../ui/act.tsx";
import { Notice } from "../../ui/notice.tsx";
import { problemOf } from "../../api/problem-of.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { instantWords } from "../../words/dates.ts";
import { useGiveCommand } from "./give-command.ts";
import type { Payload } from "./give-command.ts";
import { SignInAgain } from "./sign-in-again.tsx";
import { useAllowed, useRequest } from "./overview-context.ts";

function WhatHappened({ since }: { readonly since: number }) {
  const { overview } = useRequest();
  const rows = overview.timeline.filter((row) => row.seq > since);
  return (
    <>
      <p>
        Nothing of yours was recorded. The page now shows the newest state; look at it, then decide again.
      </p>
      {rows.length === 0 ? null : (
        <ul>
          {rows.map((row) => (
            <li key={row.seq}>
              {row.words}{" "}
              <span className="soft">
                ({row.actor.name}, {instantWords(row.at)})
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type CommandFormProps = {
  readonly command: StaffCommandName;
  readonly label: string;
  /** The payload, or words on what is missing. */
  readonly build: () => Payload | string;
  readonly tone?: "plain" | "danger" | "quiet";
  /** What the button does, when that needs saying before it is pressed. */
  readonly consequence?: string;
  readonly done?: string;
  /** Shown only while it can be given, for a command whose absence needs no reason. */
  readonly onlyWhenPossible?: boolean;
  /** Folds the form under these words, for what is seldom the next thing to do. */
  readonly fold?: string | undefined;
  /** Keeps the button in view below a long form. */
  readonly keepInView?: boolean;
  readonly onDone?: () => void;
  readonly children?: ReactNode;
};

const looks = {
  plain: { variant: "filled" },
  danger: { variant: "outline", color: "red" },
  quiet: { variant: "default" },
} as const;

/**
 * One command as a form. Not shown to roles it is not for; while the moment is not right only its button stands there,
 * disabled, with the reason.
 */
export function CommandForm(props: CommandFormProps) {
  const allowed = useAllowed(props.command);
  const [missing, setMissing] = useState<string>();
  const [count, setCount] = useState(0);
  // What somebody has begun to enter is never taken off the page, whatever others do meanwhile.
  const [begun, setBegun] = useState(false);
  const [signedInAgain, setSignedInAgain] = useState(false);
  const reason = useId();
  const { give, seenSeq } = useGiveCommand(props.command, () => {
    setCount((before) => before + 1);
    setBegun(false);
    props.onDone?.();
  });
  if (allowed === undefined) return null;
  if (props.onlyWhenPossible === true && !allowed.enabled && !begun && count === 0) return null;
  const code = give.isError ? problemOf(give.error).code : undefined;
  const stale = code === "stale-version";
  const form = (
    <form
      noValidate
      className="stack command"
      onInput={() => {
        setBegun(true);
      }}
      onSubmit={(submit) => {
        submit.preventDefault();
        const payload = props.build();
        setMissing(typeof payload === "string" ? payload : undefined);
        setSignedInAgain(false);
        if (typeof payload !== "string") give.mutate(payload);
      }}
    >
      {props.children === undefined || !(allowed.enabled || begun) ? null : (
        <fieldset className="stack" disabled={!allowed.enabled} aria-label={props.label}>
          {props.children}
        </fieldset>
      )}
      {props.consequence === undefined || !allowed.enabled ? null : (
        <p className="soft small">{props.consequence}</p>
      )}
      {missing === undefined ? null : <Notice tone="bad" title={missing} live="assertive" />}
      {give.isError ? (
        <RefusalNotice error={give.error}>
          {code === "sign-in-too-old" ? (
            <SignInAgain
              onDone={() => {
                give.reset();
                setSignedInAgain(true);
              }}
            />
          ) : null}
          {stale && seenSeq !== undefined ? <WhatHappened since={seenSeq} /> : null}
        </RefusalNotice>
      ) : null}
      <div className="row command-actions" data-in-view={props.keepInView === true ? true : undefined}>
        <Button
          type="submit"
          {...looks[props.tone ?? "plain"]}
          disabled={!allowed.enabled}
          loading={give.isPending}
          aria-describedby={allowed.enabled ? undefined : reason}
        >
          {props.label}
        </Button>
        {allowed.enabled ? null : (
          <span id={reason} className="soft small reason">
            {allowed.words ?? "Not possible at this point."}
          </span>
        )}
        <output className="small">
          {signedInAgain
            ? "You are signed in again. Press the button once more."
            : count > 0 && !give.isPending && !give.isError
              ? (props.done ?? "Recorded.")
              : ""}
        </output>
      </div>
    </form>
  );
  return props.fold === undefined ? form : <Act title={props.fold}>{form}</Act>;
}

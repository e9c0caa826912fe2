import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import type { AnswerProblems } from "../../forms/intake-answers.ts";
import { noAnswers } from "../../session/answers.ts";
import { startOver, useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { intakeSteps, paths, stepAfter, stepBefore } from "../../util/paths.ts";
import type { IntakeStep } from "../../util/paths.ts";
import { OutsideShell } from "./outside-shell.tsx";
import { usePractice } from "./use-practice.ts";
import "./outside.css";

const stepNames = {
  you: "You",
  case: "Case",
  asks: "Records",
  papers: "Papers",
  check: "Check",
} as const satisfies Record<IntakeStep, string>;

function Steps({ at }: { readonly at: IntakeStep }) {
  const place = intakeSteps.indexOf(at);
  return (
    <ol className="steps" aria-label="Steps">
      {intakeSteps.map((step, index) => (
        <li
          key={step}
          aria-current={step === at ? "step" : undefined}
          data-done={index < place ? true : undefined}
        >
          <span>
            {index + 1}. {stepNames[step]}
            {index < place ? <span className="unseen"> (done)</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The frame of one step: where it stands, its heading, its content. */
export function WizardPage(props: {
  readonly slug: string;
  readonly step: IntakeStep;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const practice = usePractice(props.slug);
  const draft = useOpenedDraft(props.slug);
  return (
    <OutsideShell
      practice={practice.data?.name}
      slug={props.slug}
      aside={draft === undefined ? null : <span className="number small">{draft.trackingNumber}</span>}
    >
      <Steps at={props.step} />
      <PageHead title={props.title}>
        {props.lead === undefined ? null : <p className="soft">{props.lead}</p>}
      </PageHead>
      {props.children}
    </OutsideShell>
  );
}

/** Shown on the pages whose answers were recorded already: they cannot change any more. */
export function RecordedAlready({
  slug,
  trackingNumber,
}: {
  readonly slug: string;
  readonly trackingNumber: string;
}) {
  return (
    <Notice tone="info" title="These answers are recorded">
      <p>
        They belong to request <span className="number">{trackingNumber}</span> and cannot be changed here.{" "}
        <Go to={paths.intake(slug, "papers")}>Go on to the papers</Go>, or{" "}
        <button type="button" className="as-link" onClick={startOver}>
          start a new request
        </button>{" "}
        if they are wrong.
      </p>
    </Notice>
  );
}

/** Shown on the last pages once the request has gone. */
export function SentAlready({ slug }: { readonly slug: string }) {
  return (
    <Notice tone="good" title="This request has been sent">
      <p>
        <Go to={paths.receipt(slug)}>See the receipt.</Go> If you have more papers, send them on the{" "}
        <Go to={paths.signIn()}>status page</Go>.
      </p>
    </Notice>
  );
}

type StepFormProps = {
  readonly slug: string;
  readonly step: IntakeStep;
  readonly check: () => AnswerProblems;
  readonly proceed?: () => Promise<boolean>;
  readonly busy?: boolean;
  readonly after?: ReactNode;
  readonly children: (problems: AnswerProblems) => ReactNode;
};

/** What was entered so far is in memory only: the browser asks before a reload throws it away. */
function useWarningOfLoss(): void {
  const entered = useAnswers() !== noAnswers;
  useEffect(() => {
    if (!entered) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => {
      removeEventListener("beforeunload", warn);
    };
  }, [entered]);
}

/** The form of one step: checks on Continue, lists what is wrong with links to the fields, then goes on. */
export function StepForm({ slug, step, check, proceed, busy, after, children }: StepFormProps) {
  const [shown, setShown] = useState<AnswerProblems>({});
  const summary = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const before = stepBefore(step);
  const goOn = async (): Promise<void> => {
    const problems = check();
    // Shown at once, so that the focus goes there before the next key: a frame later it was taken from whoever had gone on.
    flushSync(() => {
      setShown(problems);
    });
    if (Object.keys(problems).length > 0) {
      summary.current?.focus();
      return;
    }
    if (proceed !== undefined && !(await proceed())) return;
    const next = stepAfter(step);
    if (next !== undefined) await navigate({ to: paths.intake(slug, next) });
  };
  const wrong = Object.entries(shown);
  useWarningOfLoss();
  return (
    <form
      noValidate
      onSubmit={(submit) => {
        submit.preventDefault();
        void goOn();
      }}
    >
      <div ref={summary} tabIndex={-1}>
        {wrong.length === 0 ? null : (
          <div style={{ marginBottom: "1rem" }}>
            <Notice tone="bad" title="Something needs correcting" live="assertive">
              <ul>
                {wrong.map(([field, words]) => (
                  <li key={field}>
                    <a href={`#${field}`}>{words}</a>
                  </li>
                ))}
              </ul>
            </Notice>
          </div>
        )}
      </div>
      <div className="panel stack" style={{ "--gap": "1.15rem" }}>
        <p className="soft small">
          What is marked <span className="needed">*</span> is needed; the rest helps.
        </p>
        {children(shown)}
      </div>
      {after}
      <div className="moves">
        <Go to={before === undefined ? paths.landing(slug) : paths.intake(slug, before)}>Back</Go>
        <Button type="submit" size="md" loading={busy ?? false}>
          Continue
        </Button>
      </div>
    </form>
  );
}

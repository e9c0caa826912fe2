import { Button, Checkbox } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../api/client.ts";
import { PaperList } from "../../forms/paper-list.tsx";
import { useAnswers, useOpenedDraft } from "../../session/intake-draft.ts";
import type { Answers } from "../../session/answers.ts";
import type { OpenedDraft } from "../../session/intake-draft.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { dateWords } from "../../words/dates.ts";
import { classWords } from "../../words/document-classes.ts";
import { processKinds } from "../../words/process-kinds.ts";
import { NoDraft } from "./no-draft.tsx";
import { useIntake } from "./use-intake.ts";
import { SentAlready, WizardPage } from "./wizard.tsx";

function rowsOf(answers: Answers): readonly (readonly [string, string])[] {
  const range =
    answers.fromOn === "" ? "No limit" : `${dateWords(answers.fromOn)} to ${dateWords(answers.toOn)}`;
  const rows: (readonly [string, string])[] = [
    ["Sending", answers.kind === undefined ? "" : processKinds[answers.kind].words],
    ["From", [answers.name, answers.firm].filter((text) => text !== "").join(", ")],
    ["E-mail", answers.email],
    ["For", answers.representedParty],
    ["Court", answers.court],
    ["Docket", answers.docket],
    ["Records of", answers.personName],
    ["Kinds of record", answers.classes.map(classWords).join("; ")],
    ["Dates of service", range],
    ["Testimony", answers.testimony ? "Asked for" : ""],
  ];
  return rows.filter(([, words]) => words !== "");
}

function Check({ slug, draft }: { readonly slug: string; readonly draft: OpenedDraft }) {
  const intake = useIntake(draft);
  const answers = useAnswers();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [certified, setCertified] = useState(false);
  const [missing, setMissing] = useState(false);
  const submit = useMutation({
    mutationFn: () =>
      call("submitIntake", {
        params: { requestId: draft.requestId },
        token: draft.intakeToken,
        body: { certifiesTruth: true },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["intake", draft.requestId] });
      await navigate({ to: paths.receipt(slug) });
    },
  });
  if (intake.isPending) return <Waiting words="Your papers are loading." />;
  if (intake.data === undefined)
    return <RefusalNotice error={intake.error} onRetry={() => void intake.refetch()} />;
  if (intake.data.submitted) return <SentAlready slug={slug} />;
  const rows = rowsOf(answers);
  return (
    <div className="stack">
      <section className="panel stack" aria-labelledby="answers">
        <h2 id="answers">Your answers</h2>
        {answers.name === "" ? (
          <p className="soft">
            They were recorded with the number <span className="number">{draft.trackingNumber}</span> and are
            not shown again after a reload, because they name people.
          </p>
        ) : (
          <dl className="facts">
            {rows.map(([name, words]) => (
              <div key={name} style={{ display: "contents" }}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className="panel stack" aria-labelledby="papers">
        <h2 id="papers">Your papers</h2>
        <PaperList papers={intake.data.papers} empty="Nothing has been sent yet." />
      </section>
      <section className="panel stack" aria-labelledby="certify">
        <h2 id="certify">Certify</h2>
        <Checkbox
          label="What I have entered is true to the best of my knowledge, and the papers are complete and unchanged."
          checked={certified}
          error={missing && !certified ? "Tick this to send the request." : undefined}
          onChange={(change) => {
            setCertified(change.currentTarget.checked);
          }}
        />
        {submit.isError ? <RefusalNotice error={submit.error} /> : null}
      </section>
      <div className="moves">
        <Go to={paths.intake(slug, "papers")}>Back</Go>
        <Button
          size="md"
          loading={submit.isPending}
          onClick={() => {
            setMissing(!certified);
            if (certified) submit.mutate();
          }}
        >
          Send the request
        </Button>
      </div>
    </div>
  );
}

/** Step 5: check and certify. */
export function CheckPage() {
  const slug = useParameter("slug");
  const draft = useOpenedDraft(slug);
  return (
    <WizardPage slug={slug} step="check" title="Check and send">
      {draft === undefined ? <NoDraft slug={slug} /> : <Check slug={slug} draft={draft} />}
    </WizardPage>
  );
}

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DisposalView, Retention as RetentionView } from "../../../../workflows/contract/retention.ts";
import { problemOf } from "../../api/problem-of.ts";
import { Act } from "../../ui/act.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { saveFile } from "../../util/save-file.ts";
import { dateWords, instantWords } from "../../words/dates.ts";
import { disposalBadge, disposalWords, periodWords } from "../../words/retention.ts";
import { SignInAgain } from "../request/sign-in-again.tsx";
import { lackOfReason, WordsField } from "../request/words-field.tsx";
import { retentionKey, Shelves } from "./retention-shelves.tsx";
import { staffCall } from "./staff-call.ts";
import { StaffShell } from "./staff-shell.tsx";

type Decision =
  | { readonly decision: "confirm" | "continue" }
  | { readonly decision: "decline"; readonly reason: string };

/** Decides on a disposal, and goes on with it for as long as one call is too short. */
function useDecide(disposalId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (decision: Decision) => {
      const params = { disposalId };
      let after = await staffCall("decideDisposal", { params, body: decision });
      while (after.stage.state === "under-way")
        after = await staffCall("decideDisposal", { params, body: { decision: "continue" } });
      return after;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: retentionKey }),
  });
}

function Decide({ disposal, officer }: { readonly disposal: DisposalView; readonly officer: boolean }) {
  const [reason, setReason] = useState("");
  const [lack, setLack] = useState<string>();
  const decide = useDecide(disposal.disposalId);
  const { state } = disposal.stage;
  const goesOn = officer && (state === "under-way" || state === "stopped");
  return (
    <>
      {decide.isError ? (
        <RefusalNotice error={decide.error}>
          {problemOf(decide.error).code === "sign-in-too-old" ? <SignInAgain onDone={decide.reset} /> : null}
        </RefusalNotice>
      ) : null}
      {disposal.mayConfirm ? (
        <>
          <p className="small">
            Everything in it is destroyed for good: every class, every version, psychotherapy notes with it if
            there are any. This cannot be taken back.
          </p>
          <Button
            variant="outline"
            color="red"
            loading={decide.isPending}
            style={{ justifySelf: "start" }}
            onClick={() => {
              decide.mutate({ decision: "confirm" });
            }}
          >
            Confirm and destroy the record
          </Button>
        </>
      ) : null}
      {state === "proposed" && !disposal.mayConfirm ? (
        <p className="small">
          You proposed this: somebody else of the practice confirms it. Nobody from outside can do it.
        </p>
      ) : null}
      {goesOn ? (
        <Button
          variant="default"
          loading={decide.isPending}
          style={{ justifySelf: "start" }}
          onClick={() => {
            decide.mutate({ decision: "continue" });
          }}
        >
          Go on with the disposal
        </Button>
      ) : null}
      {state === "proposed" ? (
        <Act title="Decline it">
          <form
            className="stack"
            onSubmit={(submit) => {
              submit.preventDefault();
              const missing = lackOfReason(reason);
              setLack(missing);
              if (missing === undefined) decide.mutate({ decision: "decline", reason: reason.trim() });
            }}
          >
            <WordsField
              label="Why does the record stay?"
              help="Kept with the disposal."
              value={reason}
              onChange={setReason}
            />
            {lack === undefined ? null : (
              <Notice tone="bad" title="Not yet complete" live="assertive">
                <p>{lack}</p>
              </Notice>
            )}
            <Button
              type="submit"
              variant="default"
              loading={decide.isPending}
              style={{ justifySelf: "start" }}
            >
              Decline
            </Button>
          </form>
        </Act>
      ) : null}
    </>
  );
}

function SaveCertificate({ disposalId, of }: { readonly disposalId: string; readonly of: string }) {
  const drawing = useMutation({
    mutationFn: () => staffCall("drawCertificate", { params: { disposalId } }),
    onSuccess: (file) => {
      if (!("url" in file)) saveFile(file);
    },
  });
  return (
    <span className="row">
      <Button
        size="xs"
        variant="default"
        loading={drawing.isPending}
        onClick={() => {
          drawing.mutate();
        }}
      >
        Save the certificate<span className="unseen"> of {of}</span>
      </Button>
      {drawing.isError ? (
        <span role="alert" className="small">
          {problemOf(drawing.error).words}
        </span>
      ) : null}
      <output className="soft small">{drawing.isSuccess ? "Saved." : ""}</output>
    </span>
  );
}

function Disposal({ disposal, officer }: { readonly disposal: DisposalView; readonly officer: boolean }) {
  const { patientName, proposed, treatmentEndedOn, ground, stage } = disposal;
  const badge = disposalBadge(disposal);
  return (
    <li className="panel stack">
      <div className="row">
        <h3>{patientName}</h3>
        <Badge tone={badge.tone}>{badge.words}</Badge>
      </div>
      <p>{disposalWords(disposal)}</p>
      <dl className="facts">
        <dt>Proposed</dt>
        <dd>
          {proposed.name}, {instantWords(proposed.at)}
        </dd>
        <dt>Treatment ended</dt>
        <dd>{dateWords(treatmentEndedOn)}</dd>
        <dt>Ground</dt>
        <dd>{ground}</dd>
      </dl>
      {stage.state === "done" ? (
        <>
          <details>
            <summary>What may still exist</summary>
            <ul className="small">
              {stage.certificate.copies.map(({ what, until }) => (
                <li key={what}>
                  {what}
                  {until === null ? "." : `: until ${dateWords(until)}.`}
                </li>
              ))}
            </ul>
          </details>
          <SaveCertificate disposalId={disposal.disposalId} of={patientName} />
        </>
      ) : (
        <Decide disposal={disposal} officer={officer} />
      )}
    </li>
  );
}

function Periods({ edition, periods }: Pick<RetentionView, "edition" | "periods">) {
  return (
    <details>
      <summary>Periods that were read (edition {edition})</summary>
      <ul className="list">
        {periods.map((period) => (
          <li key={period.cite}>
            {periodWords(period)}
            <p className="soft small">
              {period.cite}: {period.source}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Retention() {
  const found = useQuery({
    queryKey: retentionKey,
    queryFn: () => staffCall("retention"),
    refetchInterval: 60_000,
  });
  if (found.isPending) return <Waiting words="The disposals are loading." />;
  if (found.data === undefined)
    return <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />;
  const { disposals, mayPropose } = found.data;
  return (
    <div className="stack" style={{ "--gap": "1.75rem" }}>
      <section className="stack" aria-labelledby="disposals">
        <h2 id="disposals">Disposals</h2>
        {disposals.length === 0 ? (
          <div className="panel empty">
            <h3>Nothing has been proposed</h3>
            <p className="soft">What is proposed waits here for a second person.</p>
          </div>
        ) : (
          <ul className="bare">
            {disposals.map((disposal) => (
              <Disposal key={disposal.disposalId} disposal={disposal} officer={mayPropose} />
            ))}
          </ul>
        )}
      </section>
      {mayPropose ? <Shelves /> : null}
      <Periods {...found.data} />
    </div>
  );
}

/** What becomes of records when their time is over: looked up, proposed, confirmed by a second person, certified. */
export function RetentionPage() {
  return (
    <StaffShell place="retention">
      {() => (
        <>
          <PageHead title="Retention">
            <p className="soft">
              Nothing is destroyed by itself. The privacy officer proposes, somebody else confirms, and a
              legal hold or an open request stops either of them. Periods stand here only where the law was
              read; no lawyer has reviewed them.
            </p>
          </PageHead>
          <Retention />
        </>
      )}
    </StaffShell>
  );
}

import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DisposalView, Retention as RetentionView } from "../../../../workflows/contract/retention.ts";
import { problemOf } from "../../api/problem-of.ts";
import { Badge } from "../../ui/badge.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { saveFile } from "../../util/save-file.ts";
import { dateWords, instantWords } from "../../words/dates.ts";
import { disposalBadge, disposalWords, periodWords } from "../../words/retention.ts";
import { HeldBy } from "./held-by.tsx";
import { Decide } from "./retention-decide.tsx";
import { FilesDisposals } from "./retention-files.tsx";
import { retentionKey, Shelves } from "./retention-shelves.tsx";
import { staffCall } from "./staff-call.ts";
import { StaffShell } from "./staff-shell.tsx";

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

function Disposal({ disposal, now }: { readonly disposal: DisposalView; readonly now: number }) {
  const [hasDecided, setHasDecided] = useState(false);
  const place = useKeptFocus(hasDecided ? disposal.stage.state : undefined);
  const { patientName, proposed, treatmentEndedOn, ground, stage } = disposal;
  const badge = disposalBadge(disposal, now);
  return (
    <li className="panel">
      <div className="stack" ref={place} tabIndex={-1}>
        <div className="row">
          <h3>{patientName}</h3>
          <Badge tone={badge.tone}>{badge.words}</Badge>
        </div>
        <p>{disposalWords(disposal, now)}</p>
        {stage.state === "stopped" ? <HeldBy words="What stopped it:" holders={stage.holders} /> : null}
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
        {stage.state === "done" || stage.state === "closed" ? (
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
          <Decide
            disposal={disposal}
            now={now}
            onDecide={() => {
              setHasDecided(true);
            }}
          />
        )}
      </div>
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

function AlsoKept({ alsoKept }: Pick<RetentionView, "alsoKept">) {
  return (
    <details>
      <summary>What else is kept, and how long</summary>
      <ul className="list">
        {alsoKept.map(({ what, words, because }) => (
          <li key={what}>
            <strong>{what}</strong>
            <p className="small">{words}</p>
            {because.length === 0 ? null : <p className="soft small">{because.join("; ")}</p>}
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
  const { disposals, files, mayPropose } = found.data;
  return (
    <div className="stack" style={{ "--gap": "1.75rem" }}>
      <section className="stack" aria-labelledby="disposals">
        <h2 id="disposals">Disposals</h2>
        <p className="soft small">
          Numbers count the records you may know of: psychotherapy notes, and what nobody has classified, only
          where you brought them in yourself.
        </p>
        {disposals.length === 0 ? (
          <div className="panel empty">
            <h3>Nothing has been proposed</h3>
            <p className="soft">What is proposed waits here for a second person.</p>
          </div>
        ) : (
          <ul className="bare">
            {disposals.map((disposal) => (
              <Disposal key={disposal.disposalId} disposal={disposal} now={found.dataUpdatedAt} />
            ))}
          </ul>
        )}
      </section>
      <FilesDisposals files={files} />
      {mayPropose ? <Shelves /> : null}
      <Periods {...found.data} />
      <AlsoKept {...found.data} />
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
              Nothing is destroyed without two people. The privacy officer proposes, somebody else confirms,
              and a legal hold or an open request stops it at every step. Periods stand here only where the
              law was read; no lawyer has reviewed them.
            </p>
          </PageHead>
          <Retention />
        </>
      )}
    </StaffShell>
  );
}

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { OutwardView } from "../../../../workflows/contract/outward.ts";
import { call } from "../../api/client.ts";
import type { Upload } from "../../api/upload.ts";
import { PaperList } from "../../forms/paper-list.tsx";
import { PaperUploader } from "../../forms/paper-uploader.tsx";
import { useUploads } from "../../forms/use-uploads.ts";
import { requesterSession, useRequesterSession } from "../../session/requester-session.ts";
import type { RequesterSessionHeld } from "../../session/requester-session.ts";
import { Badge } from "../../ui/badge.tsx";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { OutOfDate } from "../../ui/out-of-date.tsx";
import { problemOf } from "../../api/problem-of.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { instantWords } from "../../words/dates.ts";
import { outwardStatusWords } from "../../words/outward-status.ts";
import { endingWords } from "../../words/endings.ts";
import { OutsideShell } from "./outside-shell.tsx";
import { AskForLink } from "./ask-for-link.tsx";
import { FeeSection } from "./status-fee.tsx";
import { ProductionSection } from "./status-production.tsx";
import { ProposalsSection } from "./status-proposals.tsx";
import { WithdrawSection } from "./status-withdraw.tsx";
import "./outside.css";

const open = (view: OutwardView) => view.status !== "closed" && view.status !== "ready-to-download";

function Deficiencies({ view }: { readonly view: OutwardView }) {
  if (view.deficiencies.length === 0 || view.status === "closed") return null;
  const waits = view.status === "action-needed";
  return (
    <Notice
      tone={waits ? "warn" : "plain"}
      title={waits ? "The practice needs this before it can go on" : "What the practice asked for earlier"}
    >
      <ul>
        {view.deficiencies.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {waits ? (
        <p>Send what is missing below. You do not need to send the other papers again.</p>
      ) : (
        <p>Your papers since then are being looked at.</p>
      )}
    </Notice>
  );
}

type SectionProps = {
  readonly session: RequesterSessionHeld;
  readonly view: OutwardView;
  readonly onChanged: () => void;
};

function PapersSection({ session, view, onChanged }: SectionProps) {
  const announce: Upload["announce"] = (body) =>
    call("announceRequesterUpload", {
      params: { requestId: session.requestId },
      token: session.sessionToken,
      body,
    });
  const uploads = useUploads(view.papers, announce, onChanged);
  return (
    <section className="panel stack" aria-labelledby="papers">
      <h2 id="papers">Papers</h2>
      <PaperList papers={uploads.papers} empty="No papers are on this request." />
      {open(view) ? (
        <details open={view.status === "action-needed"}>
          <summary>Send another paper</summary>
          <div style={{ marginTop: "0.9rem" }}>
            <PaperUploader uploads={uploads} firstPurpose="proof-of-notice" />
          </div>
        </details>
      ) : null}
    </section>
  );
}

function Request({ session, view }: { readonly session: RequesterSessionHeld; readonly view: OutwardView }) {
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: ["outward", session.requestId] });
  const status = outwardStatusWords[view.status];
  return (
    <>
      <PageHead title={`Request ${view.trackingNumber}`} eyebrow={view.practiceName}>
        <div className="row">
          <Badge tone={status.tone}>{status.words}</Badge>
          {view.outcome === undefined ? null : <Badge tone="plain">{endingWords(view.outcome)}</Badge>}
          <span className="soft small">Received {instantWords(view.receivedAt)}</span>
        </div>
        <p style={{ margin: "0.6rem 0 0" }}>{view.words}</p>
      </PageHead>
      <div className="stack">
        <Deficiencies view={view} />
        <ProductionSection session={session} view={view} />
        <FeeSection session={session} view={view} onChanged={refresh} />
        <ProposalsSection session={session} view={view} onChanged={refresh} />
        <PapersSection session={session} view={view} onChanged={refresh} />
        {open(view) && view.status !== "recalled" ? (
          <WithdrawSection session={session} onChanged={refresh} />
        ) : null}
      </div>
    </>
  );
}

function Status({ session }: { readonly session: RequesterSessionHeld }) {
  const outward = useQuery({
    queryKey: ["outward", session.requestId],
    queryFn: () =>
      call("outwardView", { params: { requestId: session.requestId }, token: session.sessionToken }),
    refetchInterval: (query) =>
      query.state.data?.papers.some((paper) => paper.state === "announced") === true ? 2000 : 30_000,
  });
  if (outward.isPending) return <Waiting words="Your request is loading." lines={6} />;
  if (outward.data === undefined || (outward.isError && problemOf(outward.error).status === 401)) {
    return (
      <>
        <PageHead title={`Request ${session.trackingNumber}`} />
        <RefusalNotice error={outward.error} onRetry={() => void outward.refetch()}>
          <p>
            <Go to={paths.signIn()}>Ask for a new link</Go>
          </p>
        </RefusalNotice>
      </>
    );
  }
  return (
    <>
      <OutOfDate query={outward} />
      <Request session={session} view={outward.data} />
    </>
  );
}

/** The page of one request for the person who sent it. */
export function StatusPage() {
  const session = useRequesterSession();
  if (session === undefined) return <AskForLink />;
  return (
    <OutsideShell
      aside={
        <button
          type="button"
          className="as-link small"
          onClick={() => {
            requesterSession.set(undefined);
          }}
        >
          Close this page
        </button>
      }
    >
      <Status session={session} />
    </OutsideShell>
  );
}

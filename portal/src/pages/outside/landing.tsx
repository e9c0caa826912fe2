import { useNavigate } from "@tanstack/react-router";
import { answer, startOver, useOpenedDraft } from "../../session/intake-draft.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { problemOf } from "../../api/problem-of.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { processKinds } from "../../words/process-kinds.ts";
import type { ProcessKind } from "../../../../workflows/contract/papers.ts";
import { OutsideShell } from "./outside-shell.tsx";
import { usePractice } from "./use-practice.ts";
import "./outside.css";

function OpenDraftNotice({ slug }: { readonly slug: string }) {
  const draft = useOpenedDraft(slug);
  if (draft === undefined) return null;
  return (
    <Notice tone="info" title={`You have a request open in this tab: ${draft.trackingNumber}`}>
      <p>
        <Go to={paths.intake(slug, "papers")}>Go on with it</Go>, or{" "}
        <button type="button" className="as-link" onClick={startOver}>
          start a new one
        </button>
        .
      </p>
    </Notice>
  );
}

/** The first page an attorney sees: what are you sending, and what does it need? */
export function LandingPage() {
  const slug = useParameter("slug");
  const practice = usePractice(slug);
  const navigate = useNavigate();
  const choose = (kind: ProcessKind) => {
    answer({ kind });
    void navigate({ to: paths.intake(slug, "you") });
  };
  if (practice.isPending) {
    return (
      <OutsideShell slug={slug}>
        <Waiting words="The practice's page is loading." lines={6} />
      </OutsideShell>
    );
  }
  if (practice.isError) {
    const unknown = problemOf(practice.error).status === 404;
    return (
      <OutsideShell slug={slug}>
        <PageHead title={unknown ? "No practice has this address" : "This page could not be loaded"} />
        {unknown ? (
          <p>Check the link the practice gave you; nothing was sent.</p>
        ) : (
          <RefusalNotice error={practice.error} onRetry={() => void practice.refetch()} />
        )}
      </OutsideShell>
    );
  }
  const kinds = Object.entries(processKinds) as [ProcessKind, (typeof processKinds)[ProcessKind]][];
  return (
    <OutsideShell practice={practice.data.name} slug={slug}>
      <PageHead title="What are you sending?">
        <p className="soft">
          No account is needed. You will have a tracking number in about five minutes, and every paper is
          answered.
        </p>
      </PageHead>
      <div className="stack">
        <OpenDraftNotice slug={slug} />
        <ul className="kinds">
          {kinds.map(([kind, about]) => (
            <li key={kind}>
              <button
                type="button"
                className="kind"
                onClick={() => {
                  choose(kind);
                }}
              >
                <span className="kind-name">{about.words}</span>
                <span className="soft small">{about.what}</span>
                <span className="kind-needs small">
                  <span className="soft">Have ready</span>
                  {about.needs.map((need) => (
                    <span key={need}>{need}</span>
                  ))}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <Notice tone="sealed" title="Psychotherapy notes need a paper of their own">
          <p>
            A subpoena for &ldquo;all records&rdquo; does not reach them. They can go out only with an
            authorization for psychotherapy notes alone, with a court order that names them, or under one of a
            few exceptions (45 CFR 164.508(a)(2)).
          </p>
        </Notice>
        <p className="soft small">
          The practice can neither confirm nor deny that it knows any person. Nothing on these pages, and no
          answer you receive before a person has decided, says that it does.
        </p>
      </div>
    </OutsideShell>
  );
}

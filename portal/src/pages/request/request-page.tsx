import { useBlocker, useLocation, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Me } from "../../../../workflows/contract/staff.ts";
import { useCurrentInView } from "../../ui/current-in-view.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { OutOfDate } from "../../ui/out-of-date.tsx";
import { problemOf } from "../../api/problem-of.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { panels, paths } from "../../util/paths.ts";
import type { Panel } from "../../util/paths.ts";
import { StaffShell } from "../desk/staff-shell.tsx";
import { GuidanceOfPanel } from "./guidance.tsx";
import { OverviewContext, useRequest } from "./overview-context.ts";
import { panelNames, waitingIn } from "./panel-names.ts";
import { PanelContent } from "./panel-content.tsx";
import { RequestHead } from "./request-head.tsx";
import { Timeline } from "./timeline.tsx";
import { useOverview } from "./use-overview.ts";
import "./request.css";
import "./course.css";

function Waits({ words }: { readonly words: string | undefined }) {
  return words === undefined ? null : (
    <span className="todo">
      <span className="unseen">, {words}</span>
    </span>
  );
}

function PanelNav({ shown }: { readonly shown: Panel }) {
  const { overview } = useRequest();
  const nav = useCurrentInView(shown);
  return (
    <nav className="panel-nav" aria-label="Parts of the request" ref={nav}>
      {panels.map((panel) => (
        <Go
          key={panel}
          to={paths.request(overview.requestId)}
          search={{ panel }}
          keepScroll
          current={panel === shown ? "page" : undefined}
        >
          <span>{panelNames[panel].words}</span>
          <Waits words={waitingIn(panel, overview)} />
        </Go>
      ))}
    </nav>
  );
}

// On a phone the parts stay in view at the top, and what is named below the fold has not been seen.
const barHeight = 64;

/** The heading of the part in work; takes the focus when the part changes, so that it is read out and in view. */
function PanelTitle({ shown }: { readonly shown: Panel }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  const { hash } = useLocation();
  useEffect(() => {
    const changed = before.current !== shown;
    before.current = shown;
    // A link to one field of the part gives the focus to that field.
    if (!changed || hash !== "" || heading.current === null) return;
    heading.current.focus({ preventScroll: true });
    const { top } = heading.current.getBoundingClientRect();
    if (top < barHeight || top > innerHeight * 0.7) heading.current.scrollIntoView();
  }, [shown, hash]);
  return (
    <h2 className="panel-title" ref={heading} tabIndex={-1}>
      {panelNames[shown].words}
    </h2>
  );
}

/** Asks before the page of a request is left with facts or a form that were entered and not recorded. */
function useStayWhileUnsaved(kept: ReadonlyMap<string, unknown>): void {
  const unsaved = () => [...kept.values()].some((entered) => entered instanceof Map && entered.size > 0);
  useBlocker({
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname &&
      unsaved() &&
      !confirm("What you entered on this request is not recorded yet. Leave without it?"),
    enableBeforeUnload: unsaved,
  });
}

function Request({ requestId, me }: { readonly requestId: string; readonly me: Me }) {
  const overview = useOverview(requestId);
  const search: { readonly panel?: unknown } = useSearch({ strict: false });
  const shown = panels.find((panel) => panel === search.panel) ?? "summary";
  const [kept] = useState(() => new Map<string, unknown>());
  useStayWhileUnsaved(kept);
  if (overview.isPending) return <Waiting words="The request is loading." lines={8} />;
  if (overview.data === undefined) {
    const gone = problemOf(overview.error).status === 404;
    return (
      <>
        <PageHead title={gone ? "There is no such request" : "The request could not be loaded"} />
        {gone ? (
          <p>
            Check the number, or <Go to={paths.desk()}>go back to the worklist</Go>.
          </p>
        ) : (
          <RefusalNotice error={overview.error} onRetry={() => void overview.refetch()} />
        )}
      </>
    );
  }
  return (
    <OverviewContext value={{ overview: overview.data, me, kept }}>
      <OutOfDate query={overview} />
      <RequestHead shown={shown} />
      <div className="request-grid">
        <PanelNav shown={shown} />
        <div className="panel-content">
          <PanelTitle shown={shown} />
          <GuidanceOfPanel key={`law-${shown}`} panel={shown} />
          <PanelContent key={shown} panel={shown} />
        </div>
        <Timeline />
      </div>
    </OverviewContext>
  );
}

/** One request: head, parts at the left, the part in work, what happened at the right. */
export function RequestPage() {
  const requestId = useParameter("requestId");
  return (
    <StaffShell place="request">
      {(me) => <Request key={requestId} requestId={requestId} me={me} />}
    </StaffShell>
  );
}

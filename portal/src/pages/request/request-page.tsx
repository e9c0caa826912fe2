import { useSearch } from "@tanstack/react-router";
import type { Me } from "../../../../workflows/contract/staff.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { problemOf, RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { panels, paths } from "../../util/paths.ts";
import type { Panel } from "../../util/paths.ts";
import { StaffShell } from "../desk/staff-shell.tsx";
import { OverviewContext, useRequest } from "./overview-context.ts";
import { panelNames, somethingToDo } from "./panel-names.ts";
import { PanelContent } from "./panel-content.tsx";
import { RequestHead } from "./request-head.tsx";
import { Timeline } from "./timeline.tsx";
import { useOverview } from "./use-overview.ts";
import "./request.css";

function PanelNav({ shown }: { readonly shown: Panel }) {
  const { overview } = useRequest();
  return (
    <nav className="panel-nav" aria-label="Parts of the request">
      {panels.map((panel) => (
        <Go
          key={panel}
          to={paths.request(overview.requestId)}
          search={{ panel }}
          current={panel === shown ? "page" : undefined}
        >
          <span>{panelNames[panel].words}</span>
          {somethingToDo(panel, overview.allowed) ? (
            <span className="todo">
              <span className="unseen">, something can be done here</span>
            </span>
          ) : null}
        </Go>
      ))}
    </nav>
  );
}

function Request({ requestId, me }: { readonly requestId: string; readonly me: Me }) {
  const overview = useOverview(requestId);
  const search: { readonly panel?: unknown } = useSearch({ strict: false });
  const shown = panels.find((panel) => panel === search.panel) ?? "summary";
  if (overview.isPending) return <Waiting words="The request is loading." lines={8} />;
  if (overview.isError) {
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
    <OverviewContext value={{ overview: overview.data, me }}>
      <RequestHead />
      <div className="request-grid">
        <PanelNav shown={shown} />
        <div className="panel-content">
          <h2 className="panel-title">{panelNames[shown].words}</h2>
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

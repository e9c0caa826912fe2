import { useBlocker } from "@tanstack/react-router";
import { useReducer } from "react";
import type { Me, ProposedRecord } from "../../../../workflows/contract/staff.ts";
import { Go, useParameter } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import { StaffShell } from "../desk/staff-shell.tsx";
import { useOverview } from "../request/use-overview.ts";
import { Bench } from "./bench.tsx";
import { after, blankWork, isDirty } from "./draft.ts";
import type { Act, Work } from "./draft.ts";
import { useMarks, usePages } from "./use-record.ts";
import type { Where } from "./use-record.ts";
import "./bench.css";

type OpenProps = {
  readonly where: Where;
  readonly me: Me;
  readonly work: Work;
  readonly dispatch: (act: Act) => void;
};

const none = { another: [], unread: [] };

/** What the import flagged and nobody can have decided in words: an approval names every such page. */
const flaggedIn = (record: ProposedRecord | undefined) =>
  record?.decision?.decision === "approve" ? none : (record?.toRead ?? none);

function OpenRecord({ where, me, work, dispatch }: OpenProps) {
  const [overview, pages, marks] = [useOverview(where.requestId), usePages(where), useMarks(where)];
  const record = overview.data?.records.find((one) => one.documentId === where.documentId);
  const failed = [pages, overview, marks].find((one) => one.isError && one.data === undefined);
  return (
    <>
      <PageHead
        title={record === undefined ? "Mark a record" : `Mark: ${record.title}`}
        eyebrow={overview.data?.trackingNumber ?? "Record"}
      >
        <p>
          <Go to={paths.request(where.requestId)} search={{ panel: "review" }}>
            Back to the review
          </Go>
        </p>
      </PageHead>
      {failed ? (
        <RefusalNotice error={failed.error} onRetry={() => void failed.refetch()} />
      ) : overview.data && pages.data && marks.data ? (
        <Bench
          where={where}
          me={me}
          may={overview.data.allowed.find(({ command }) => command === "markRecord")}
          record={pages.data}
          flagged={flaggedIn(record)}
          saved={marks.data.marks}
          work={work}
          dispatch={dispatch}
        />
      ) : (
        <Waiting words="The record is being opened." lines={8} />
      )}
    </>
  );
}

/** What is not saved lives here, above the sign-in, in memory alone: it outlives a session that ends. */
function KeptWork({ where }: { readonly where: Where }) {
  const [work, dispatch] = useReducer(after, blankWork);
  const dirty = isDirty(work);
  useBlocker({
    shouldBlockFn: () => dirty && !confirm("Some marks are not saved yet. Leave without them?"),
    enableBeforeUnload: dirty,
  });
  return (
    <StaffShell place="request" keeps={dirty}>
      {(me) => <OpenRecord where={where} me={me} work={work} dispatch={dispatch} />}
    </StaffShell>
  );
}

/** One record of a request, page by page: what is taken out of it, and how it will leave. */
export function BenchPage() {
  const where = { requestId: useParameter("requestId"), documentId: useParameter("documentId") };
  return <KeptWork key={`${where.requestId} ${where.documentId}`} where={where} />;
}

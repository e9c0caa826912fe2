import { Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Queue, WorklistRow } from "../../../../workflows/contract/worklist.ts";
import { Badge } from "../../ui/badge.tsx";
import { Go } from "../../ui/go.tsx";
import { OutOfDate } from "../../ui/out-of-date.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { paths } from "../../util/paths.ts";
import type { Panel } from "../../util/paths.ts";
import { dateWords, localDay } from "../../words/dates.ts";
import { deadlineName } from "../../words/deadlines.ts";
import { queues } from "../../words/desk.ts";
import { courseWords } from "../../words/course.ts";
import { plain } from "../../words/plain.ts";
import { counted } from "../../words/sizes.ts";
import { DueBadge, HoldBadge, WeightBadge } from "./badges.tsx";
import { staffCall } from "./staff-call.ts";

function Row({ row, panel }: { readonly row: WorklistRow; readonly panel: Panel | undefined }) {
  return (
    <tr>
      <th scope="row">
        <Go to={paths.request(row.requestId)} search={{ panel }} className="number row-link">
          {row.trackingNumber}
        </Go>
        <div className="soft small">Received {dateWords(localDay(new Date(row.receivedAt)))}</div>
      </th>
      <td data-label="From">
        {row.requesterName}
        <div className="soft small">{plain(row.kind)}</div>
      </td>
      <td data-label="Where it is">
        {courseWords(row.status)}
        {row.papersWaiting > 0 ? (
          <div>
            <Badge tone="warn">{counted(row.papersWaiting, "paper")} to read</Badge>
          </div>
        ) : null}
        {row.undone > 0 ? (
          <div>
            <Badge tone="bad">{counted(row.undone, "thing")} failed</Badge>
          </div>
        ) : null}
      </td>
      <td data-label="Weight">
        <WeightBadge weight={row.weight} confirmed /> <HoldBadge held={row.held} />
      </td>
      <td data-label="Due">
        {row.nextDue === undefined ? (
          <span className="soft small">No date</span>
        ) : (
          <DueBadge dueOn={row.nextDue.dueOn} what={deadlineName(row.nextDue.id)} />
        )}
      </td>
    </tr>
  );
}

type WorklistProps = { readonly queue: Queue; readonly panel?: Panel };

/** One queue by due date, 25 rows at a time; j and k move between the rows, Enter opens one. */
export function Worklist({ queue, panel }: WorklistProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const pages = useInfiniteQuery({
    queryKey: ["worklist", queue],
    queryFn: ({ pageParam }) => staffCall("worklist", { query: { queue, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.cursor,
    refetchInterval: 60_000,
  });
  const move = (by: 1 | -1) => {
    const links = Array.from(body.current?.querySelectorAll<HTMLAnchorElement>("a.row-link") ?? []);
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by;
    links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
  };
  useHotkeys([
    [
      "j",
      () => {
        move(1);
      },
    ],
    [
      "k",
      () => {
        move(-1);
      },
    ],
  ]);
  if (pages.isPending) return <Waiting words="The worklist is loading." lines={7} />;
  if (pages.data === undefined)
    return <RefusalNotice error={pages.error} onRetry={() => void pages.refetch()} />;
  const rows = pages.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) {
    return (
      <div className="panel empty">
        <h2>Nothing here</h2>
        <p className="soft">{queues[queue].empty}</p>
      </div>
    );
  }
  return (
    <div className="stack">
      <OutOfDate query={pages} />
      <div className="panel worklist">
        <table className="table">
          <caption className="unseen">{queues[queue].words}, by due date</caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">From</th>
              <th scope="col">Where it is</th>
              <th scope="col">Weight</th>
              <th scope="col">Due</th>
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row) => (
              <Row key={row.requestId} row={row} panel={panel} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="spread">
        <span className="soft small keys">
          <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens
        </span>
        {pages.hasNextPage ? (
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Show more
          </Button>
        ) : (
          <span className="soft small">That is all of this queue.</span>
        )}
      </div>
    </div>
  );
}

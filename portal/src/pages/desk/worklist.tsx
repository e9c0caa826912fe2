import { Button } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Queue } from "../../../../workflows/contract/worklist.ts";
import { OutOfDate } from "../../ui/out-of-date.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import type { Panel } from "../../util/paths.ts";
import { queues } from "../../words/desk.ts";
import { HoldMany } from "./hold-many.tsx";
import { Row } from "./worklist-row.tsx";
import { staffCall } from "./staff-call.ts";

type WorklistProps = { readonly queue: Queue; readonly panel?: Panel };

/** One queue by due date, 25 rows at a time; j and k move between the rows, Enter opens one. */
export function Worklist({ queue, panel }: WorklistProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  // The ids of the chosen; undefined while nobody chooses.
  const [chosen, setChosen] = useState<ReadonlySet<string>>();
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
  if (rows.length === 0 && chosen === undefined) {
    return (
      <div className="panel empty">
        <h2>Nothing here</h2>
        <p className="soft">{queues[queue].empty}</p>
      </div>
    );
  }
  const chooseAll = async () => {
    let loaded = pages.data;
    for (let next = pages.hasNextPage; next;) {
      const more = await pages.fetchNextPage();
      if (more.data === undefined || more.isError) return;
      [loaded, next] = [more.data, more.hasNextPage];
    }
    setChosen(new Set(loaded.pages.flatMap((page) => page.rows.map((row) => row.requestId))));
  };
  const stopChoosing = () => {
    setChosen(undefined);
  };
  const choiceOf = (requestId: string) =>
    chosen && {
      on: chosen.has(requestId),
      toggle: () => {
        setChosen(
          chosen.has(requestId)
            ? new Set([...chosen].filter((one) => one !== requestId))
            : new Set([...chosen, requestId]),
        );
      },
    };
  return (
    <div className="stack">
      <OutOfDate query={pages} />
      {queue === "closed" ? null : chosen === undefined ? (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setChosen(new Set());
          }}
        >
          Hold several
        </Button>
      ) : (
        <HoldMany
          chosen={rows.filter((row) => chosen.has(row.requestId))}
          onChooseAll={() => void chooseAll()}
          isChoosing={pages.isFetchingNextPage}
          onOver={stopChoosing}
        />
      )}
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
              <Row key={row.requestId} row={row} panel={panel} choice={choiceOf(row.requestId)} />
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

import { Checkbox } from "@mantine/core";
import type { WorklistRow } from "../../../../workflows/contract/worklist.ts";
import { Badge } from "../../ui/badge.tsx";
import { Go } from "../../ui/go.tsx";
import { paths } from "../../util/paths.ts";
import type { Panel } from "../../util/paths.ts";
import { dateWords, localDay } from "../../words/dates.ts";
import { deadlineName } from "../../words/deadlines.ts";
import { courseWords } from "../../words/course.ts";
import { plain } from "../../words/plain.ts";
import { counted } from "../../words/sizes.ts";
import { DueBadge, HoldBadge, WeightBadge } from "./badges.tsx";

type RowProps = {
  readonly row: WorklistRow;
  readonly panel: Panel | undefined;
  /** Whether it is chosen, and how to choose it; absent while nobody chooses. */
  readonly choice: { readonly on: boolean; readonly toggle: () => void } | undefined;
};

/** One request of a queue. */
export function Row({ row, panel, choice }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {choice === undefined ? null : (
          <Checkbox
            className="choose-row"
            aria-label={`Choose ${row.trackingNumber}`}
            checked={choice.on}
            onChange={choice.toggle}
          />
        )}
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

import type { Deadline } from "../../../../../workflows/contract/determination.ts";
import { dayWords, instantWords } from "../../../words/dates.ts";
import { Badge } from "../../../ui/badge.tsx";
import { closedWords, deadlineName, workingDate } from "../../../words/deadlines.ts";
import { DueBadge } from "../../desk/badges.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

const names = [
  ["safeOn", "Last safe day"],
  ["dueOn", "Due"],
  ["limitOn", "Last arguable day"],
  ["earliestOn", "Not before"],
  ["rawOn", "Before moving past weekends"],
] as const;

function Standing({ deadline }: { readonly deadline: Deadline }) {
  const closed = useRequest().overview.clocks.find(({ id }) => id === deadline.id)?.closedBecause;
  const date = workingDate(deadline);
  if (closed !== undefined) return <Badge tone="plain">{closedWords[closed]}</Badge>;
  return date?.presses === true ? <DueBadge dueOn={date.on} /> : null;
}

function DeadlineCard({ deadline }: { readonly deadline: Deadline }) {
  return (
    <Section title={deadlineName(deadline.id)}>
      <div>
        <Standing deadline={deadline} />
      </div>
      <dl className="facts">
        {names.map(([key, words]) => {
          const on = deadline[key];
          return on === undefined ? null : (
            <div key={key} style={{ display: "contents" }}>
              <dt>{words}</dt>
              <dd>{dayWords(on)}</dd>
            </div>
          );
        })}
        {deadline.limitAt === undefined ? null : (
          <>
            <dt>Last arguable hour</dt>
            <dd>{instantWords(deadline.limitAt)}</dd>
          </>
        )}
      </dl>
      <details>
        <summary>How this date was reached</summary>
        <ol className="small">
          {deadline.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      <p className="soft small" style={{ margin: 0 }}>
        {deadline.citation}
      </p>
    </Section>
  );
}

/** Every date of the request with its arithmetic and its authority. */
export function DeadlinesPanel() {
  const { determination } = useRequest().overview;
  const deadlines = (determination?.deadlines ?? []).toSorted((one, other) =>
    (workingDate(one)?.on ?? "9999").localeCompare(workingDate(other)?.on ?? "9999"),
  );
  if (deadlines.length === 0) {
    return (
      <Section title="No dates yet">
        <p className="soft">
          Dates appear when the facts hold what starts them: service, receipt, the return date.
        </p>
      </Section>
    );
  }
  return (
    <>
      {deadlines.map((deadline) => (
        <DeadlineCard key={deadline.id} deadline={deadline} />
      ))}
    </>
  );
}

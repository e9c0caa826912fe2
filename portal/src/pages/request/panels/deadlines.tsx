import type { Deadline } from "../../../../../workflows/contract/determination.ts";
import { Badge } from "../../../ui/badge.tsx";
import { dayWords, dueWords, instantWords, today } from "../../../words/dates.ts";
import { closedWords, deadlineName, workingDate } from "../../../words/deadlines.ts";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

const names = [
  ["safeOn", "Last safe day"],
  ["dueOn", "Due"],
  ["limitOn", "Last arguable day"],
  ["earliestOn", "Not before"],
  ["rawOn", "As counted, before weekends and holidays"],
] as const;

/** What the day to work by still asks: the time left, or why nothing more is due. */
function Standing({ deadline }: { readonly deadline: Deadline }) {
  const closed = useRequest().overview.clocks.find(({ id }) => id === deadline.id)?.closedBecause;
  const date = workingDate(deadline);
  if (closed !== undefined) return <Badge tone="plain">{closedWords[closed]}</Badge>;
  if (date?.presses !== true) return null;
  const due = dueWords(date.on, today());
  return <Badge tone={due.tone}>{due.words}</Badge>;
}

function DeadlineCard({ deadline }: { readonly deadline: Deadline }) {
  // The date as counted tells something only where the rules then moved it.
  const moved = ![deadline.dueOn, deadline.limitOn].includes(deadline.rawOn);
  const rows = names.flatMap(([key, words]) => {
    const on = deadline[key];
    return on === undefined || (key === "rawOn" && !moved) ? [] : [{ key, words, on }];
  });
  const working = rows.find(({ on }) => on === workingDate(deadline)?.on)?.key;
  return (
    <Section title={deadlineName(deadline.id)}>
      <dl className="facts">
        {rows.map(({ key, words, on }) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>{words}</dt>
            <dd className="row">
              {dayWords(on)}
              {key === working ? <Standing deadline={deadline} /> : null}
            </dd>
          </div>
        ))}
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
      <p className="soft small cited">{deadline.citation}</p>
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
      <p className="soft small panel-lead">
        Work by the last safe day. Where a later one is arguable, do not count on it.
      </p>
      {deadlines.map((deadline) => (
        <DeadlineCard key={deadline.id} deadline={deadline} />
      ))}
    </>
  );
}

import { Fragment } from "react";
import type { ReactNode } from "react";
import type { Deadline } from "../../../../../workflows/contract/determination.ts";
import type { RequestOverview } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { dayWords, dueWords, instantWords, today } from "../../../words/dates.ts";
import { closedWords, deadlineName, workingDate } from "../../../words/deadlines.ts";
import { capitalized } from "../../../words/plain.ts";
import { ClockMoves } from "../clock-moves.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

type Clock = RequestOverview["clocks"][number];

const names = [
  ["safeOn", "Last safe day"],
  ["dueOn", "Due"],
  ["limitOn", "Last arguable day"],
  ["earliestOn", "Not before"],
  ["rawOn", "As counted, before weekends and holidays"],
] as const;

type StandingProps = { readonly on: string; readonly clock: Clock | undefined };

/** What a day still asks: the time left, until when it stands still, or why nothing more is due. */
function Standing({ on, clock }: StandingProps) {
  if (clock?.closedBecause !== undefined)
    return <Badge tone="plain">{closedWords[clock.closedBecause]}</Badge>;
  if (clock?.stoppedUntil !== undefined) return <Badge tone="sealed">Stands still</Badge>;
  const due = dueWords(on, today());
  return <Badge tone={due.tone}>{due.words}</Badge>;
}

type RowProps = { readonly words: string; readonly on: string; readonly children?: ReactNode };

/** One thing known of a date, as a row of its card. */
function Row({ words, on, children }: RowProps) {
  return (
    <div style={{ display: "contents" }}>
      <dt>{words}</dt>
      <dd className="row">
        {dayWords(on)}
        {children}
      </dd>
    </div>
  );
}

/** What is known of a clock beside its date. */
function ClockRows({ clock }: { readonly clock: Clock }) {
  return (
    <>
      {clock.stoppedUntil === undefined ? null : <Row words="Counts again on" on={clock.stoppedUntil} />}
      {clock.remindOn === undefined ? null : <Row words="Reminder on" on={clock.remindOn} />}
    </>
  );
}

function DeadlineCard({
  deadline,
  clock,
}: {
  readonly deadline: Deadline;
  readonly clock: Clock | undefined;
}) {
  // The date as counted tells something only where the rules then moved it.
  const moved = ![deadline.dueOn, deadline.limitOn].includes(deadline.rawOn);
  const rows = names.flatMap(([key, words]) => {
    const on = deadline[key];
    return on === undefined || (key === "rawOn" && !moved) ? [] : [{ key, words, on }];
  });
  const date = workingDate(deadline);
  const extended = clock?.extended === true ? clock.dueOn : undefined;
  const working =
    extended === undefined && date?.presses === true ? rows.find(({ on }) => on === date.on)?.key : undefined;
  return (
    <Section title={deadlineName(deadline.id)} lead={capitalized(deadline.citation)}>
      <dl className="facts">
        {extended === undefined ? null : (
          <Row words="Extended to" on={extended}>
            <Standing on={extended} clock={clock} />
          </Row>
        )}
        {rows.map(({ key, words, on }) => (
          <Row key={key} words={words} on={on}>
            {key === working ? <Standing on={on} clock={clock} /> : null}
          </Row>
        ))}
        {deadline.limitAt === undefined ? null : (
          <>
            <dt>Last arguable hour</dt>
            <dd>{instantWords(deadline.limitAt)}</dd>
          </>
        )}
        {clock === undefined ? null : <ClockRows clock={clock} />}
      </dl>
      <details>
        <summary>How this date was reached</summary>
        <ol className="small">
          {deadline.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
      {clock === undefined ? null : <ClockMoves clock={clock} />}
    </Section>
  );
}

/** A date that no rule counts: a notice, an order or the practice has named it. */
function NamedCard({ clock }: { readonly clock: Clock }) {
  return (
    <Section title={deadlineName(clock.id)} lead={capitalized(clock.citations.join("; "))}>
      <dl className="facts">
        <Row words="As it was named" on={clock.dueOn}>
          <Standing on={clock.dueOn} clock={clock} />
        </Row>
        <ClockRows clock={clock} />
      </dl>
    </Section>
  );
}

/** Every date of the request with its arithmetic and its authority. */
export function DeadlinesPanel() {
  const { determination, clocks } = useRequest().overview;
  const deadlines = determination?.deadlines ?? [];
  const named = clocks.filter(
    ({ id, closedBecause }) =>
      closedBecause !== "no-longer-counted" && deadlines.every((deadline) => deadline.id !== id),
  );
  const cards = [
    ...deadlines.map((deadline) => {
      const clock = clocks.find(({ id }) => id === deadline.id);
      const on = clock?.extended === true ? clock.dueOn : workingDate(deadline)?.on;
      return { id: deadline.id, on, card: <DeadlineCard deadline={deadline} clock={clock} /> };
    }),
    ...named.map((clock) => ({ id: clock.id, on: clock.dueOn, card: <NamedCard clock={clock} /> })),
  ].toSorted((one, other) => (one.on ?? "9999").localeCompare(other.on ?? "9999"));
  if (cards.length === 0) {
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
      {cards.map(({ id, card }) => (
        <Fragment key={id}>{card}</Fragment>
      ))}
    </>
  );
}

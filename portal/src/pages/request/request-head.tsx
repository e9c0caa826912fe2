import { Badge } from "../../ui/badge.tsx";
import { Go } from "../../ui/go.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { paths } from "../../util/paths.ts";
import type { Panel } from "../../util/paths.ts";
import { daysBetween, instantWords, today } from "../../words/dates.ts";
import { deadlineName } from "../../words/deadlines.ts";
import { whoWords } from "../../words/desk.ts";
import { endingWords } from "../../words/endings.ts";
import { outwardStatusWords } from "../../words/outward-status.ts";
import { courseWords, isBeforeReading, weightIsConfirmed } from "../../words/course.ts";
import { plain } from "../../words/plain.ts";
import { DueBadge, WeightBadge } from "../desk/badges.tsx";
import { Course } from "./course.tsx";
import { useRequest } from "./overview-context.ts";
import { panelOfNextStep, panelNames, waitingIn } from "./panel-names.ts";

// What is further off than this, such as the day until which papers are kept, presses nobody now.
const nearDays = 100;
// Over, and what stands still, presses nobody.
const binding: ReadonlySet<string> = new Set(["running", "elapsed"]);

function Clocks() {
  const { overview } = useRequest();
  const pressing = overview.clocks
    .filter(({ state, dueOn }) => binding.has(state) && daysBetween(today(), dueOn) < nearDays)
    .map(({ id, dueOn }) => ({ id, on: dueOn }))
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .slice(0, 3);
  if (pressing.length === 0) return null;
  return (
    <ul className="clocks" aria-label="Next dates">
      {pressing.map((clock) => (
        <li key={clock.id}>
          <span className="small">{deadlineName(clock.id)}</span>
          <DueBadge dueOn={clock.on} />
        </li>
      ))}
    </ul>
  );
}

function GoTo({ panel, mine }: { readonly panel: Panel; readonly mine: boolean }) {
  const { requestId } = useRequest().overview;
  return (
    <Go to={paths.request(requestId)} search={{ panel }} keepScroll className={mine ? "go-on" : undefined}>
      Go to {panelNames[panel].words}
    </Go>
  );
}

function NextAction({ shown }: { readonly shown: Panel }) {
  const { overview } = useRequest();
  const panel = panelOfNextStep(overview);
  const mine = panel !== undefined && waitingIn(panel, overview) !== undefined;
  const alsoProduction =
    panel !== "production" && shown !== "production" && waitingIn("production", overview) !== undefined;
  return (
    <div className="next">
      <p className="eyebrow">Next · {whoWords[overview.nextAction.who]}</p>
      <p className="next-words">{overview.nextAction.words}</p>
      <div className="row">
        {panel === undefined || panel === shown ? null : <GoTo panel={panel} mine={mine} />}
        {alsoProduction ? <GoTo panel="production" mine={false} /> : null}
      </div>
    </div>
  );
}

/** The head of a request: number, where it is and how it ended, dates, and who has the ball. */
export function RequestHead({ shown }: { readonly shown: Panel }) {
  const { overview } = useRequest();
  return (
    <div className="request-head">
      <PageHead title={overview.trackingNumber} eyebrow={plain(overview.kind)}>
        <div className="row">
          <Badge tone="info">{courseWords(overview.states.course)}</Badge>
          {overview.outcome === undefined ? null : (
            <Badge tone="plain">Ended: {endingWords(overview.outcome)}</Badge>
          )}
          <WeightBadge
            weight={
              isBeforeReading(overview.states.course) ? undefined : overview.determination?.instrumentWeight
            }
            confirmed={weightIsConfirmed(overview.states.course)}
          />
        </div>
        <p className="soft small" style={{ margin: "0.35rem 0 0" }}>
          Received {instantWords(overview.receivedAt)} from {overview.requester.name}. The requester sees:{" "}
          {outwardStatusWords[overview.outwardStatus].words}.
        </p>
      </PageHead>
      <NextAction shown={shown} />
      <Course />
      <Clocks />
    </div>
  );
}

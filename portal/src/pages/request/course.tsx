import { Badge } from "../../ui/badge.tsx";
import { besideCourse, placeWords, stopsOf } from "../../words/stations.ts";
import { useRequest } from "./overview-context.ts";

const told = { behind: ", done", here: "", ahead: "" } as const;

/** Where the request is on its way, and what goes on beside. On a phone the names of the stops give way to the one it is at. */
export function Course() {
  const { states } = useRequest().overview;
  const beside = besideCourse(states);
  return (
    <div className="course">
      <p className="small course-place" aria-hidden="true">
        {placeWords(states.course)}
      </p>
      <ol aria-label="The course of the request">
        {stopsOf(states.course).map(({ name, is }) => (
          <li key={name} className={is} aria-current={is === "here" ? "step" : undefined}>
            {name}
            <span className="unseen">{told[is]}</span>
          </li>
        ))}
      </ol>
      {beside.length === 0 ? null : (
        <ul className="row" aria-label="Beside the course">
          {beside.map(({ name, words, settled }) => (
            <li key={name}>
              <Badge tone={settled ? "plain" : "warn"}>
                {name}: {words}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

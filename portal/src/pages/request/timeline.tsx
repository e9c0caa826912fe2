import { useState } from "react";
import { Pills } from "../../ui/pills.tsx";
import { dayWords, localDay, timeWords } from "../../words/dates.ts";
import { counted } from "../../words/sizes.ts";
import { useRequest } from "./overview-context.ts";

const kinds = [
  { value: "all", words: "All" },
  { value: "outside", words: "Outside" },
  { value: "mine", words: "Mine" },
] as const;

// So many rows stand there before somebody asks for all of them.
const shortly = 12;

/** What happened, newest first, by day. */
export function Timeline() {
  const { overview, me } = useRequest();
  const [kind, setKind] = useState<(typeof kinds)[number]["value"]>("all");
  const [whole, setWhole] = useState(false);
  const rows = overview.timeline
    .filter((row) =>
      kind === "all"
        ? true
        : kind === "outside"
          ? row.actor.kind === "requester"
          : row.actor.name === me.name,
    )
    .toSorted((one, other) => other.seq - one.seq);
  const days = Map.groupBy(whole ? rows : rows.slice(0, shortly), (row) => localDay(new Date(row.at)));
  return (
    <section className="panel timeline" aria-labelledby="timeline">
      <h2 id="timeline">What happened</h2>
      <Pills label="Show" options={kinds} value={kind} onChange={setKind} />
      {rows.length === 0 ? <p className="soft small">Nothing of this kind.</p> : null}
      {[...days].map(([day, ofDay]) => (
        <div key={day}>
          <h3 className="day">{dayWords(day)}</h3>
          <ol>
            {ofDay.map((row) => (
              <li key={row.seq} data-actor={row.actor.kind}>
                <div>{row.words}</div>
                <div className="soft small who">
                  <span>{row.actor.name}</span> <span>{timeWords(row.at)}</span>
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {rows.length > shortly && !whole ? (
        <button
          type="button"
          className="as-link small"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show {counted(rows.length - shortly, "earlier row")}
        </button>
      ) : null}
    </section>
  );
}

import { useState } from "react";
import { Pills } from "../../ui/pills.tsx";
import { instantWords } from "../../words/dates.ts";
import { useRequest } from "./overview-context.ts";

const kinds = [
  { value: "all", words: "All" },
  { value: "outside", words: "Outside" },
  { value: "mine", words: "Mine" },
] as const;

/** What happened, newest first. */
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
  return (
    <section className="panel timeline" aria-labelledby="timeline">
      <h2 id="timeline">What happened</h2>
      <Pills label="Show" options={kinds} value={kind} onChange={setKind} />
      {rows.length === 0 ? <p className="soft small">Nothing of this kind.</p> : null}
      <ol>
        {(whole ? rows : rows.slice(0, 12)).map((row) => (
          <li key={row.seq} data-actor={row.actor.kind}>
            <div>{row.words}</div>
            <div className="soft small">
              {row.actor.name} · {instantWords(row.at)}
            </div>
          </li>
        ))}
      </ol>
      {rows.length > 12 && !whole ? (
        <button
          type="button"
          className="as-link small"
          onClick={() => {
            setWhole(true);
          }}
        >
          Show the {rows.length - 12} earlier ones
        </button>
      ) : null}
    </section>
  );
}

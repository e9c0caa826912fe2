import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { LooksView } from "../../../../workflows/contract/looks.ts";
import type { DrawnUp } from "../../../../workflows/contract/papers-to-send.ts";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { useKeptFocus } from "../../ui/use-kept-focus.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { dateWords, instantWords } from "../../words/dates.ts";
import { roleWords } from "../../words/desk.ts";
import { SaveButton } from "./save-button.tsx";
import { Section } from "./section.tsx";

type LooksListProps = {
  /** Whose looks, in words: "this request". */
  readonly of: string;
  readonly name: string;
  readonly level: 2 | 3;
  readonly read: (upToOn: string) => Promise<LooksView>;
  readonly save: (upToOn: string) => Promise<DrawnUp>;
};

/** The day before a calendar date. */
const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
/** Looks are kept by the days of UTC. */
const utcToday = (): string => new Date().toISOString().slice(0, 10);

/** Who looked, at what, what for and on which basis, a month at a time; read when it is asked for, for that is a look too. */
export function LooksList({ of, name, level, read, save }: LooksListProps) {
  const [later, setLater] = useState<readonly string[]>([]);
  const [upToOn, setUpToOn] = useState<string>();
  const found = useQuery({
    queryKey: ["looks", name, upToOn],
    queryFn: () => read(upToOn ?? utcToday()),
    enabled: upToOn !== undefined,
    gcTime: 0,
  });
  const place = useKeptFocus(found.data?.upToOn);
  const view = found.data;
  return (
    <Section
      level={level}
      title={`Who looked at ${of}`}
      lead="Every look of somebody of the practice is recorded before anything is shown, and sealed with the history. What was opened, entered or decided stands in the history of each request."
    >
      {upToOn === undefined ? (
        <div>
          <Button size="xs" variant="default" onClick={() => setUpToOn(utcToday())}>
            Show who looked
          </Button>
        </div>
      ) : found.isError ? (
        <RefusalNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : view === undefined ? (
        <Waiting words="Reading who looked." />
      ) : (
        <div ref={place} tabIndex={-1} className="stack">
          <p className="small">
            From {dateWords(view.fromOn)} to {dateWords(view.upToOn)}, days in UTC.
          </p>
          {view.looks.length === 0 ? (
            <p className="soft">Nobody looked in these days.</p>
          ) : (
            <ul className="list" aria-label={`Looks at ${of}`}>
              {view.looks.map((look, nth) => (
                // Nothing is ever put in between: the newest is the first.
                <li key={`${look.at} ${view.looks.length - nth}`}>
                  <div className="row">
                    <strong>{look.by}</strong>
                    <span className="soft small">
                      {look.roles.map((role) => roleWords[role]).join(", ")} · {instantWords(look.at)}
                    </span>
                  </div>
                  <div>{look.what}</div>
                  <div className="soft small">
                    {look.why}. {look.basis}.
                  </div>
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            {view.goesOn ? (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setLater([...later, view.upToOn]);
                  setUpToOn(dayBefore(view.fromOn));
                }}
              >
                Earlier days
              </Button>
            ) : null}
            {later.length > 0 ? (
              <Button
                size="xs"
                variant="default"
                onClick={() => {
                  setUpToOn(later.at(-1));
                  setLater(later.slice(0, -1));
                }}
              >
                Later days
              </Button>
            ) : null}
            <SaveButton
              key={view.upToOn}
              words="Save these days as CSV"
              of={`who looked at ${of}`}
              draw={() => save(view.upToOn)}
            />
          </div>
        </div>
      )}
    </Section>
  );
}

import { Button } from "@mantine/core";
import { Go } from "../../ui/go.tsx";
import { Notice } from "../../ui/notice.tsx";
import { paths } from "../../util/paths.ts";
import { countDone, notDone } from "./give-to-many.ts";
import type { Answered, OneOfMany } from "./give-to-many.ts";

type ManyAnsweredProps = {
  readonly answers: readonly Answered[];
  readonly onAgain: (unanswered: readonly OneOfMany[]) => void;
  readonly onOver: () => void;
};

/** What became of each: how many were done, and by name those that were not, with the reason. */
export function ManyAnswered({ answers, onAgain, onOver }: ManyAnsweredProps) {
  const refused = notDone(answers, "refused");
  const unanswered = notDone(answers, "unanswered");
  const left = [...refused, ...unanswered];
  const parts = [
    `${countDone(answers)} done`,
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
    ...(unanswered.length > 0 ? [`${unanswered.length} not answered`] : []),
  ];
  return (
    <Notice tone={left.length === 0 ? "good" : "warn"} title={`${parts.join(", ")}.`} live="polite">
      {left.length === 0 ? null : (
        <ul>
          {left.map(({ one, problem }) => (
            <li key={one.requestId}>
              <Go to={paths.request(one.requestId)} className="number">
                {one.trackingNumber}
              </Go>
              : {problem.words}
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {unanswered.length === 0 ? null : (
          <Button
            size="xs"
            onClick={() => {
              onAgain(unanswered.map(({ one }) => one));
            }}
          >
            Try the unanswered again
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onOver}>
          Back to the list
        </Button>
      </div>
    </Notice>
  );
}

import { useState } from "react";
import type { RequestOverview } from "../../../../../workflows/contract/staff.ts";
import { Badge } from "../../../ui/badge.tsx";
import { instantWords } from "../../../words/dates.ts";
import { CommandForm } from "../command-form.tsx";
import { ForRole } from "../for-role.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";
import { WordsField } from "../words-field.tsx";

type Task = RequestOverview["undone"][number];

function DoneByHand({ effectKey }: Pick<Task, "effectKey">) {
  const [how, setHow] = useState("");
  return (
    <details>
      <summary>I have done it by hand</summary>
      <CommandForm
        command="recordDoneByHand"
        label="Record it as done"
        tone="quiet"
        build={() =>
          how.trim().length < 3 ? "Say what was done, and when." : { effectKey, how: how.trim() }
        }
      >
        <WordsField label="What was done instead, and when" value={how} onChange={setHow} />
      </CommandForm>
    </details>
  );
}

function TaskRow({ task }: { readonly task: Task }) {
  const { effectKey, what, why, failedAt, byHand } = task;
  return (
    <li className="stack">
      <div className="spread">
        <div>
          <strong>{what}</strong>
          <div className="small">{why}</div>
          <div className="soft small">Failed {instantWords(failedAt)}</div>
        </div>
        <Badge tone="bad">Failed</Badge>
      </div>
      <CommandForm
        command="tryAgain"
        label="Try again"
        done="It is being tried again."
        build={() => ({ effectKey })}
      />
      {byHand ? <DoneByHand effectKey={effectKey} /> : null}
    </li>
  );
}

/** What the product could not bring about by itself: what failed, why it matters, and the two ways to settle it. */
export function Undone() {
  const { undone } = useRequest().overview;
  if (undone.length === 0) return null;
  return (
    <Section title="Failed" lead="The product tried these five times. Each waits for somebody at the desk.">
      <ForRole commands={["tryAgain", "recordDoneByHand"]}>
        <ul className="list">
          {undone.map((task) => (
            <TaskRow key={task.effectKey} task={task} />
          ))}
        </ul>
      </ForRole>
    </Section>
  );
}

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Guidance, GuidancePoint, Said } from "../../../../workflows/contract/guidance.ts";
import { momentTitles } from "../../../../workflows/contract/guidance-words.ts";
import type { MomentId } from "../../../../workflows/contract/guidance-words.ts";
import { Badge } from "../../ui/badge.tsx";
import { RefusalNotice } from "../../ui/refusal-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import type { Panel } from "../../util/paths.ts";
import { confidenceMarks, reviewWords } from "../../words/guidance.ts";
import { staffCall } from "../desk/staff-call.ts";
import { momentsOfPanel } from "./moments-of-panel.ts";
import { useRequest } from "./overview-context.ts";

const hour = 60 * 60_000;

function Mark({ confidence }: Pick<GuidancePoint, "confidence">) {
  const mark = confidenceMarks[confidence];
  return mark === undefined ? null : (
    <div className="guidance-mark">
      <Badge tone={mark.tone}>{mark.words}</Badge> <span className="soft">{mark.help}</span>
    </div>
  );
}

function Points({ points }: Pick<Said, "points">) {
  return (
    <ul className="guidance-points">
      {points.map(({ words, citations, confidence, openQuestions }) => (
        <li key={words}>
          {words}
          <cite className="soft">{citations.join("; ")}</cite>
          <Mark confidence={confidence} />
          {openQuestions.map((question) => (
            <div key={question} className="guidance-mark">
              <Badge tone="warn">Open</Badge> <span className="soft">{question}</span>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Law({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3>{name}</h3>
      {children}
    </div>
  );
}

function StateLaw({ state }: Pick<Guidance, "state">) {
  if (state.kind === "unrecorded")
    return (
      <Law name="State law">
        <p>It is not recorded which state the practice is in: what its law adds is for counsel to say.</p>
      </Law>
    );
  if (state.kind === "unresearched")
    return (
      <Law name={`State law: ${state.code}`}>
        <p>The law of the practice's state has not been researched: what it adds is for counsel to say.</p>
      </Law>
    );
  return (
    <Law name={`State law: ${state.name}`}>
      <p className="soft">{reviewWords[state.review]}</p>
      {state.points.length === 0 ? (
        <p>Nothing of it is told here. What of it holds for this request stands under Determination.</p>
      ) : (
        <Points points={state.points} />
      )}
    </Law>
  );
}

function Sentences({ moment }: { readonly moment: MomentId }) {
  // The same for every request of the practice; it changes with the day and with a new version of the rules.
  const guidance = useQuery({
    queryKey: ["guidance", moment],
    queryFn: () => staffCall("guidance", { params: { moment } }),
    staleTime: hour,
    gcTime: hour,
  });
  if (guidance.isPending) return <Waiting words="The guidance is loading." />;
  if (guidance.isError)
    return <RefusalNotice error={guidance.error} onRetry={() => void guidance.refetch()} />;
  const { federal, state } = guidance.data;
  return (
    <>
      <p className="soft">In general. What holds for this request stands under Determination.</p>
      <Law name="Federal law">
        <p className="soft">{reviewWords[federal.review]}</p>
        <Points points={federal.points} />
      </Law>
      <StateLaw state={state} />
    </>
  );
}

function Disclosure({ moment }: { readonly moment: MomentId }) {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="guidance small"
      onToggle={({ currentTarget }) => {
        setOpened(currentTarget.open);
      }}
    >
      <summary>
        What the law says: <span>{momentTitles[moment]}</span>
      </summary>
      {opened ? (
        <div className="panel stack">
          <Sentences moment={moment} />
        </div>
      ) : null}
    </details>
  );
}

/** What the law says at the moments that a panel is about; asked for when somebody opens it. */
export function GuidanceOfPanel({ panel }: { readonly panel: Panel }) {
  const { overview } = useRequest();
  return momentsOfPanel(panel, overview).map((moment) => <Disclosure key={moment} moment={moment} />);
}

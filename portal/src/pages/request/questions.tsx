import type { Determination } from "../../../../workflows/contract/determination.ts";
import { Go } from "../../ui/go.tsx";
import { isOver } from "../../words/course.ts";
import { paths } from "../../util/paths.ts";
import { questionsOf } from "../../words/questions.ts";
import type { Question } from "../../words/questions.ts";
import { counted } from "../../words/sizes.ts";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

/** One question of the law, which leads to where it is answered. */
export function QuestionLink({ question }: { readonly question: Question }) {
  const { requestId } = useRequest().overview;
  const { by, place, records, words } = question;
  return (
    <>
      <Go to={paths.request(requestId)} search={{ panel: place.panel }} hash={place.hash}>
        {words}
      </Go>
      {records > 0 ? <span className="soft"> ({counted(records, "record")})</span> : null}
      {by === undefined ? null : <div className="soft small">{by}</div>}
    </>
  );
}

/** What the law waits for, or waited for when the request ended; nothing where it waits for nothing. */
export function Questions({ determination }: { readonly determination: Determination }) {
  const over = isOver(useRequest().overview.states.course);
  const questions = questionsOf(determination);
  return questions.length === 0 ? null : (
    <Section
      title={over ? "Left open" : "Questions"}
      lead={
        over
          ? "Not answered before the request was released or closed; to answer them, reopen it."
          : "Each could change an outcome or a date."
      }
    >
      <ul className="list">
        {questions.map((question) => (
          <li key={question.pointer}>{over ? question.words : <QuestionLink question={question} />}</li>
        ))}
      </ul>
    </Section>
  );
}

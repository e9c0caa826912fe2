import { useState } from "react";
import { caseFileSchema } from "../../../../../workflows/contract/case-file.ts";
import { factAt, fieldId, forgottenBy, toldBy } from "../../../forms/fact-edits.ts";
import type { Edits, FactValue } from "../../../forms/fact-edits.ts";
import { FactField } from "../../../forms/fact-field.tsx";
import { fieldAt } from "../../../forms/schema-field.ts";
import { Notice } from "../../../ui/notice.tsx";
import { isOver } from "../../../words/course.ts";
import { factSections, hasPlace, isAsked } from "../../../words/fact-sections.ts";
import type { Fact } from "../../../words/fact-sections.ts";
import { questionsOf } from "../../../words/questions.ts";
import type { Question } from "../../../words/questions.ts";
import { counted } from "../../../words/sizes.ts";
import { eachWhoActs, factsOfWhoActs, peopleAmong, whoActsSection } from "../../../words/who-acts.ts";
import { CommandForm } from "../command-form.tsx";
import { FactsAsRecorded } from "../facts-as-recorded.tsx";
import { useAllowed, useRequest } from "../overview-context.ts";
import { PapersAtHand } from "../papers-at-hand.tsx";
import { QuestionLink } from "../questions.tsx";
import { Section } from "../section.tsx";
import { useFieldOfAddress } from "../use-field-of-address.ts";
import { useKept } from "../use-kept.ts";
import { WhoActs } from "../who-acts.tsx";

type Asked = ReadonlyMap<string, string>;

function FactsForm({ questions }: { readonly questions: Asked }) {
  const { overview } = useRequest();
  const [edits, setEdits] = useKept<Edits>("facts", new Map());
  const [added, setAdded] = useState(0);
  useFieldOfAddress("fact-");
  const valueOf = (pointer: string): FactValue =>
    edits.has(pointer) ? edits.get(pointer) : factAt(overview.facts, pointer);
  const change = (changes: readonly (readonly [string, FactValue])[]) => {
    const next = new Map(edits);
    for (const [pointer, changed] of changes) {
      next.set(pointer, changed);
      if (changed === factAt(overview.facts, pointer)) next.delete(pointer);
    }
    setEdits(next);
  };
  const field = ({ pointer, label, help }: Fact) => {
    const question = questions.get(pointer);
    return (
      <div key={pointer} className={question === undefined ? undefined : "question"}>
        <FactField
          id={fieldId(pointer)}
          label={label}
          help={question === undefined || question.startsWith(label) ? help : `Needed: ${question}`}
          field={fieldAt(caseFileSchema, pointer)}
          clinicians={overview.clinicians}
          value={valueOf(pointer)}
          onChange={(changed) => {
            change([[pointer, changed]]);
          }}
        />
      </div>
    );
  };
  const fields = [...questions].filter(([pointer]) => !hasPlace(pointer));
  const asked = (fact: Fact) => questions.has(fact.pointer) || isAsked(fact, valueOf);
  const recorded = overview.facts.patient?.representatives?.length ?? 0;
  const people = Math.max(recorded, added, peopleAmong([...questions.keys(), ...edits.keys()]));
  const whoActs = eachWhoActs(people).map(({ facts }) => facts.filter(asked));
  const shown = factSections.flatMap((section) => [
    { ...section, facts: section.facts.filter(asked) },
    ...(section.id === "person" ? [{ ...whoActsSection, facts: whoActs.flat() }] : []),
  ]);
  return (
    <>
      <nav className="index small" aria-label="Sections of the facts">
        {shown.map(({ id, title, facts }) => {
          const known = facts.filter((fact) => valueOf(fact.pointer) !== undefined).length;
          return (
            <a key={id} href={`#facts-${id}`}>
              {title}{" "}
              <span className="soft">
                {known}/{facts.length}
              </span>
            </a>
          );
        })}
      </nav>
      <CommandForm
        command="recordFacts"
        keepInView={edits.size > 0}
        label={edits.size === 0 ? "Record the facts" : `Record ${counted(edits.size, "changed fact")}`}
        consequence="The rules are asked again with the new facts. Earlier answers stay in the record."
        build={() => {
          if (edits.size === 0) return "Nothing was changed.";
          const unknownAgain = forgottenBy(edits, overview.facts);
          return {
            patch: toldBy(edits, overview.facts),
            ...(unknownAgain.length === 0 ? {} : { unknownAgain }),
          };
        }}
        onDone={() => {
          setEdits(new Map());
          setAdded(0);
        }}
      >
        {fields.length === 0 ? null : (
          <Section title="Asked by the rules" lead="These facts could change an outcome or a date.">
            <div className="fields">{fields.map(([pointer, label]) => field({ pointer, label }))}</div>
          </Section>
        )}
        {shown.map((section) => (
          <div key={section.id} id={`facts-${section.id}`}>
            <Section title={section.title} lead={section.lead}>
              {section.id === whoActsSection.id ? (
                <WhoActs
                  people={whoActs}
                  isKnown={({ pointer }) => valueOf(pointer) !== undefined}
                  field={field}
                  onAdd={() => {
                    setAdded(people + 1);
                  }}
                  onTakeOut={(person) => {
                    change(factsOfWhoActs(person).map(({ pointer }) => [pointer, undefined]));
                  }}
                />
              ) : (
                <div className="fields">{section.facts.map(field)}</div>
              )}
            </Section>
          </div>
        ))}
      </CommandForm>
    </>
  );
}

/** The facts of the paper as a form; every fact may stay unknown, and what the law misses is asked as a question. */
export function FactsPanel() {
  const { overview } = useRequest();
  const may = useAllowed("recordFacts");
  // What was left open once the request is over is told under Determination; nobody can answer it any more.
  const questions =
    overview.determination === undefined || isOver(overview.states.course)
      ? []
      : questionsOf(overview.determination);
  const isHere = ({ pointer, place }: Question) =>
    place.panel === "facts" && fieldAt(caseFileSchema, pointer).kind !== "elsewhere";
  const elsewhere = questions.filter((question) => !isHere(question));
  return (
    <>
      {questions.length === 0 ? null : (
        <div style={{ marginBottom: "1rem" }}>
          <Notice tone="warn" title={`The law waits for ${counted(questions.length, "fact")}`}>
            <ul>
              {questions.map((question) => (
                <li key={question.pointer}>
                  {may?.enabled === true || question.place.panel !== "facts" ? (
                    <QuestionLink question={question} />
                  ) : (
                    question.words
                  )}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <PapersAtHand />
      {may?.enabled === true ? (
        <FactsForm
          questions={new Map(questions.filter(isHere).map(({ pointer, words }) => [pointer, words]))}
        />
      ) : (
        <FactsAsRecorded
          reason={may?.words ?? "The practice manager or the privacy officer records the facts."}
        />
      )}
      {elsewhere.length === 0 ? null : (
        <Section
          title="Answered elsewhere"
          lead="These questions are about people, records, forms or events."
        >
          <ul className="list">
            {elsewhere.map((question) => (
              <li key={question.pointer} id={fieldId(question.pointer)}>
                {question.place.panel === "facts" ? question.words : <QuestionLink question={question} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

import { useEffect, useState } from "react";
import { useLocation } from "@tanstack/react-router";
import { caseFileSchema } from "../../../../../workflows/contract/case-file.ts";
import { factAt, fieldId, forgottenBy, toldBy } from "../../../forms/fact-edits.ts";
import type { Edits } from "../../../forms/fact-edits.ts";
import { FactField } from "../../../forms/fact-field.tsx";
import { fieldAt } from "../../../forms/schema-field.ts";
import { Notice } from "../../../ui/notice.tsx";
import { factSections, hasPlace } from "../../../words/fact-sections.ts";
import { counted } from "../../../words/sizes.ts";
import { CommandForm } from "../command-form.tsx";
import { useRequest } from "../overview-context.ts";
import { Section } from "../section.tsx";

type Asked = { readonly pointer: string; readonly label: string; readonly help?: string };

/** Goes to the field the address names, once the panel is there. */
function useFieldOfAddress() {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash.startsWith("fact-")) return;
    const place = document.getElementById(hash);
    place?.scrollIntoView({ block: "center" });
    const field = place?.matches("input, select, textarea")
      ? place
      : place?.querySelector<HTMLElement>("input, select, textarea");
    if (field instanceof HTMLElement) field.focus();
  }, [hash]);
}

/** The facts of the paper as a form; every fact may stay unknown, and what the law misses is asked as a question. */
export function FactsPanel() {
  const { overview } = useRequest();
  const [edits, setEdits] = useState<Edits>(new Map());
  useFieldOfAddress();
  const questions = new Map(
    (overview.determination?.missingFacts ?? []).map((missing) => [missing.pointer, missing.question]),
  );
  const field = ({ pointer, label, help }: Asked) => {
    const question = questions.get(pointer);
    const value = edits.has(pointer) ? edits.get(pointer) : factAt(overview.facts, pointer);
    return (
      <div key={pointer} className={question === undefined ? undefined : "question"}>
        <FactField
          id={fieldId(pointer)}
          label={label}
          help={question === undefined ? help : `Needed: ${question}`}
          field={fieldAt(caseFileSchema, pointer)}
          value={value}
          onChange={(changed) => {
            const next = new Map(edits).set(pointer, changed);
            if (changed === factAt(overview.facts, pointer)) next.delete(pointer);
            setEdits(next);
          }}
        />
      </div>
    );
  };
  const others = [...questions].filter(
    ([pointer]) => !hasPlace(pointer) && !/^\/(segments|authorizations)/.test(pointer),
  );
  const fields = others.filter(([pointer]) => fieldAt(caseFileSchema, pointer).kind !== "elsewhere");
  const elsewhere = [...questions].filter(
    ([pointer]) => fieldAt(caseFileSchema, pointer).kind === "elsewhere",
  );
  return (
    <>
      {questions.size === 0 ? null : (
        <div style={{ marginBottom: "1rem" }}>
          <Notice tone="warn" title={`The law waits for ${counted(questions.size, "fact")}`}>
            <ul>
              {[...questions].map(([pointer, question]) => (
                <li key={pointer}>
                  <a href={`#${fieldId(pointer)}`}>{question}</a>
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
      <CommandForm
        command="recordFacts"
        label={edits.size === 0 ? "Record the facts" : `Record ${counted(edits.size, "changed fact")}`}
        consequence="The rules are asked again with the new facts. Earlier answers stay in the record."
        build={() => {
          if (edits.size === 0) return "Nothing was changed.";
          const unknownAgain = forgottenBy(edits);
          return { patch: toldBy(edits), ...(unknownAgain.length === 0 ? {} : { unknownAgain }) };
        }}
        onDone={() => {
          setEdits(new Map());
        }}
      >
        {fields.length === 0 ? null : (
          <Section title="Asked by the rules" lead="These facts could change an outcome or a date.">
            <div className="fields">{fields.map(([pointer, label]) => field({ pointer, label }))}</div>
          </Section>
        )}
        {factSections.map((section) => (
          <Section key={section.id} title={section.title} lead={section.lead}>
            <div className="fields">{section.facts.map(field)}</div>
          </Section>
        ))}
      </CommandForm>
      {elsewhere.length === 0 ? null : (
        <Section title="Answered elsewhere" lead="These questions are about records, forms or events.">
          <ul className="list">
            {elsewhere.map(([pointer, question]) => (
              <li key={pointer} id={fieldId(pointer)}>
                {question}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

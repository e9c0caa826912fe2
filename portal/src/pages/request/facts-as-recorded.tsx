import { caseFileSchema } from "../../../../workflows/contract/case-file.ts";
import { factAt } from "../../forms/fact-edits.ts";
import type { FactValue } from "../../forms/fact-edits.ts";
import { fieldAt } from "../../forms/schema-field.ts";
import { namesOf } from "../../words/clinicians.ts";
import { factWords } from "../../words/fact-options.ts";
import { factSections } from "../../words/fact-sections.ts";
import { eachWhoActs } from "../../words/who-acts.ts";
import { useRequest } from "./overview-context.ts";
import { Section } from "./section.tsx";

/** The facts to read, for whoever may not record them or not now. */
export function FactsAsRecorded({ reason }: { readonly reason: string }) {
  const { facts, clinicians } = useRequest().overview;
  const wordsOf = (pointer: string, value: FactValue): string =>
    Array.isArray(value) && fieldAt(caseFileSchema, pointer).kind === "clinicians"
      ? namesOf(clinicians, value)
      : factWords(value);
  const people = eachWhoActs(facts.patient?.representatives?.length ?? 0);
  const sections = [...factSections, ...people].flatMap((section) => {
    const rows = section.facts.flatMap(({ pointer, label }) => {
      const value = factAt(facts, pointer);
      return value === undefined ? [] : [{ pointer, label, words: wordsOf(pointer, value) }];
    });
    return rows.length === 0 ? [] : [{ ...section, rows }];
  });
  return (
    <>
      <p className="soft small panel-lead">{reason}</p>
      {sections.length === 0 ? (
        <Section title="No facts are recorded">
          <p className="soft">Nobody has read the paper into the record yet.</p>
        </Section>
      ) : null}
      {sections.map(({ id, title, rows }) => (
        <Section key={id} title={title}>
          <dl className="facts questions">
            {rows.map(({ pointer, label, words }) => (
              <div key={pointer} style={{ display: "contents" }}>
                <dt>{label}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </Section>
      ))}
    </>
  );
}

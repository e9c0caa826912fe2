import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Fact } from "../../words/fact-sections.ts";
import { mostWhoAct } from "../../words/who-acts.ts";

type WhoActsProps = {
  /** What is asked of each person, as the facts stand. */
  readonly people: readonly (readonly Fact[])[];
  readonly isKnown: (fact: Fact) => boolean;
  readonly field: (fact: Fact) => ReactNode;
  readonly onAdd: () => void;
  readonly onTakeOut: (person: number) => void;
};

/** The people who act for the patient, one after the other. */
export function WhoActs({ people, isKnown, field, onAdd, onTakeOut }: WhoActsProps) {
  return (
    <div className="stack">
      {people.map((facts, person) => (
        <fieldset key={person} className="stack">
          <legend className="field-label">Person {person + 1}</legend>
          <div className="fields">{facts.map(field)}</div>
          {facts.some(isKnown) ? (
            <Button
              variant="subtle"
              size="compact-sm"
              style={{ justifySelf: "start" }}
              onClick={() => {
                onTakeOut(person);
              }}
            >
              Take out person {person + 1}
            </Button>
          ) : (
            <p className="soft small">Of whom nothing is known is not recorded.</p>
          )}
        </fieldset>
      ))}
      {people.length < mostWhoAct ? (
        <Button variant="default" style={{ justifySelf: "start" }} onClick={onAdd}>
          {people.length === 0 ? "Add a person" : "Add another person"}
        </Button>
      ) : null}
    </div>
  );
}

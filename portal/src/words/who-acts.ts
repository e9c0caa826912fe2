import type { Fact } from "./fact-sections.ts";

/** The people who act, or would act, in the patient's place. */
export const whoActs = "/patient/representatives";
/** How many of them are asked for; whoever asks and whoever signed are the ones that matter. */
export const mostWhoAct = 10;

/** Where they are asked for among the facts. */
export const whoActsSection = {
  id: "who-acts",
  title: "Who acts for the patient",
  lead: "Whoever asks or signed in the patient's place, by relation and paper; no names (45 CFR 164.502(g)).",
};

/** What is asked of one of them, counted from 0. */
export function factsOfWhoActs(person: number): readonly Fact[] {
  const at = (fact: string) => `${whoActs}/${person}/${fact}`;
  const asks = { pointer: at("isRequester"), is: [true] };
  return [
    { pointer: at("role"), label: "What is this person to the patient?" },
    { pointer: at("isRequester"), label: "Is this the person who asks?" },
    {
      pointer: at("legalInstrument"),
      label: "Which legal paper gives this person authority?",
      help: "One you have read; a relation alone is none. A parent of a minor needs none.",
    },
    { pointer: at("custody"), once: { pointer: at("role"), is: ["parent"] }, label: "Legal custody" },
    {
      pointer: at("limitedByOrder"),
      once: asks,
      label: "Does a court's order keep records from this person?",
    },
    {
      pointer: at("reasonableBeliefOfAbuse"),
      once: asks,
      label: "Is there reason to believe that this person abuses, neglects or endangers the patient?",
      help: "The request then waits for a professional's decision (45 CFR 164.502(g)(5)).",
    },
  ];
}

/** What is asked of each of so many people. */
export const eachWhoActs = (people: number) =>
  Array.from({ length: people }, (_, n) => ({
    id: `who-acts-${n}`,
    title: people === 1 ? whoActsSection.title : `${whoActsSection.title}: person ${n + 1}`,
    facts: factsOfWhoActs(n),
  }));

const person = new RegExp(`^${whoActs}/(\\d+)/`);

/** Whether a fact is of one of the people who act. */
export const isOfWhoActs = (pointer: string): boolean => person.test(pointer);

/** How many people have a fact among these. */
export const peopleAmong = (pointers: Iterable<string>): number =>
  Math.max(0, ...[...pointers].map((pointer) => Number(person.exec(pointer)?.[1] ?? -1) + 1));

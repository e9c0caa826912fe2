import type { MissingPlace } from "../contract/papers-to-send.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import type { PaperCase } from "./case.ts";
import { classWords, kindWords, listed, range } from "./words.ts";

/** A merge field: what it is, where it is answered, and what the case says. */
type Field = {
  readonly words: string;
  readonly place: MissingPlace;
  readonly of: (about: PaperCase) => string | undefined;
};

const day = (on: string | undefined): string | undefined => (on === undefined ? undefined : dateInWords(on));
const fact = (pointer: string, words: string, of: Field["of"] = () => undefined): Field => ({
  words,
  place: { kind: "fact", pointer },
  of,
});
/** Written on the draft by whoever signs: the case never holds it. */
const byHand = (words: string, of: Field["of"] = () => undefined): Field => ({
  words,
  place: { kind: "by-hand" },
  of,
});
type PanelName = Extract<MissingPlace, { kind: "panel" }>["panel"];
const onPanel = (panel: PanelName, words: string, of: Field["of"] = () => undefined): Field => ({
  words,
  place: { kind: "panel", panel },
  of,
});
const dateOf =
  (id: string) =>
  ({ law }: PaperCase): string | undefined => {
    const found = law.deadlines.find((deadline) => deadline.id === id);
    return day(found?.dueOn ?? found?.safeOn);
  };

/** Every merge field. What a field does not find in the case stays a blank, and is told as missing. */
export const fields = {
  practiceName: byHand("name of the practice", ({ practice }) => practice.name),
  practiceAddress: byHand("address of the practice", ({ practice }) => practice.address),
  practicePhone: byHand("telephone number of the practice", ({ practice }) => practice.phone),
  privacyOfficer: byHand("who hears complaints: name or title", ({ practice }) => practice.privacyOfficer),
  today: byHand("date", ({ on }) => day(on)),
  trackingNumber: byHand("tracking number", ({ trackingNumber }) => trackingNumber),
  receivedOn: byHand("day of receipt", ({ receivedOn }) => day(receivedOn)),
  requester: byHand("name of the requester", ({ profile }) => profile.requester.name),
  firm: byHand("firm of the requester", ({ profile }) => profile.requester.firm),
  representedParty: byHand(
    "party that the requester represents",
    ({ profile }) => profile.requester.representedParty,
  ),
  subject: byHand("person named in the paper", ({ profile }) => profile.subject.name),
  subjectBorn: byHand("birth date of the person named", ({ profile }) => day(profile.subject.birthDate)),
  patient: onPanel(
    "people",
    "name of the patient, by matching the person named",
    ({ person }) => person?.patient.name,
  ),
  paper: fact("/instrument/type", "kind of paper", ({ kind }) => kindWords[kind] ?? "request"),
  caption: byHand("names of the parties", ({ profile }) => profile.caption),
  court: fact("/forum/court", "court", ({ facts }) => facts.forum?.court),
  docket: fact("/forum/docket", "docket number", ({ facts }) => facts.forum?.docket),
  issuedOn: fact("/instrument/issuedOn", "date of the paper", ({ facts }) => day(facts.instrument?.issuedOn)),
  servedOn: fact("/instrument/servedOn", "day of service", ({ facts }) => day(facts.instrument?.servedOn)),
  returnOn: fact("/instrument/returnOn", "return date", ({ facts }) => day(facts.instrument?.returnOn)),
  asksFor: fact("/instrument/requestedClasses", "what the paper asks for", ({ facts }) => {
    const asked = facts.instrument?.requestedClasses ?? [];
    return asked.length === 0 ? undefined : listed(asked.map((one) => classWords[one]));
  }),
  askedRange: fact("/instrument/requestedRange", "period the paper asks for", ({ facts }) => {
    const asked = facts.instrument?.requestedRange;
    return asked === undefined || range(asked) === "" ? undefined : range(asked);
  }),
  lacking: fact("/assurances", "what the paper lacks, from the facts of the paper"),
  grounds: fact("/assurances", "grounds of objection, from the facts of the paper"),
  received: byHand("papers received"),
  privilegeLaw: byHand("provision of the forum's law on the privilege"),
  signer: byHand("name and title of who signs for the practice"),
  signature: byHand("signature"),
  signedOn: byHand("day of signing"),
  counsel: byHand("name of counsel"),
  counselBar: byHand("bar number of counsel"),
  counselAddress: byHand("address and telephone number of counsel"),
  serviceHow: byHand("how and on which day it was served"),
  accessDue: fact("/instrument/receivedOn", "day by which access is due", dateOf("access-due")),
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name);
export const fieldOf = (name: FieldName): Field => fields[name];

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

/** What the ledger remembers as null is not known. */
const known = (value: string | number | null | undefined): string | undefined =>
  value === null || value === undefined ? undefined : String(value);

/** The newest proposal of the practice that nobody has answered. */
export const proposalOf = ({ context }: PaperCase) =>
  context.proposals.findLast(({ by, answer }) => by === "practice" && answer === "open");

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
  objectBy: fact(
    "/assurances/practiceNotice/objectionPeriodEndsOn",
    "last day on which the patient may object",
    ({ facts }) => day(facts.assurances?.practiceNotice?.objectionPeriodEndsOn),
  ),
  patientAddress: byHand("address or channel that the patient chose for letters"),
  proposal: onPanel("contest", "a proposal of the practice: what, from when, produced or withheld"),
  proposedReturn: onPanel("contest", "proposed return date", (about) => day(proposalOf(about)?.newReturnOn)),
  fee: onPanel("fees", "the fee, line by line"),
  quotedOn: onPanel("fees", "day on which the fee was quoted", ({ context }) => day(context.fee?.quotedOn)),
  agreedScope: onPanel("contest", "what both sides agreed"),
  otherSignature: byHand("signature of the requester"),
  newAccessDate: byHand("new day on which access will be given"),
  delayReason: byHand("reason for the delay, in plain words"),
  accessExtendedDue: fact(
    "/instrument/receivedOn",
    "last day of an extension",
    dateOf("access-extended-due"),
  ),
  basisOfDenial: onPanel("review", "what is denied and on which ground, from the review"),
  produced: onPanel("production", "pages and numbers of an assembled production"),
  batesFirst: onPanel("production", "first page number", ({ context }) =>
    known(context.production?.batesFirst),
  ),
  batesLast: onPanel("production", "last page number", ({ context }) => known(context.production?.batesLast)),
  pages: onPanel("production", "number of pages", ({ context }) => known(context.production?.pages)),
  digest: onPanel("production", "SHA-256 digest of the production", ({ context }) =>
    known(context.production?.productionSha256),
  ),
  withheld: onPanel("review", "records that were proposed and are withheld"),
  stateStatement: byHand("statement that the law of the state prescribes, copied from its text"),
  holdUntil: byHand("who lifts the hold, and how it will be told"),
  motionCourt: byHand("court for the district where compliance is required"),
  motionRule: byHand("rule of the forum under which the court quashes or modifies"),
  motionRuling: byHand("whether the subpoena is quashed, or how it is modified"),
  declarantFacts: byHand(
    "facts that the declarant knows: how notes are kept apart, what compliance would take",
  ),
  conferral: byHand("with whom counsel conferred, on which day, and with what result"),
  goodCause: byHand("specific harm that the order would prevent"),
  orderRule: byHand("rule of the forum on protective orders"),
  whoMaySee: byHand("who may see what is produced"),
  inCameraAuthority: byHand("rule or decision under which the court examines in camera"),
  inCameraReasons: byHand("why each part is privileged or not called for"),
  redaction: byHand("what is to be redacted, and how"),
  logOn: byHand("day by which the log follows, or that it goes along"),
  tooBroad: byHand("what is unclear or too broad: kinds of records, period, person"),
  searchMade: byHand("which files were searched, under which names and dates, by whom and on which day"),
  recipient: byHand("who received it, and where"),
  discoveredOn: onPanel("incidents", "day on which it was discovered", ({ context }) =>
    day(context.incident?.discoveredOn),
  ),
  whatWent: byHand(
    "what was sent by mistake, so that the recipient can find it and nobody else learns of it",
  ),
  clawbackGround: byHand("the claim of privilege or protection, and its basis"),
  clawbackRule: byHand("rule of the forum on what was produced by mistake"),
  confirmBy: byHand("day by which the recipient confirms"),
  certificateForm: byHand("form of certificate that the forum asks for"),
  hearing: fact("/forum/hearingOn", "day of the hearing", ({ facts }) => day(facts.forum?.hearingOn)),
  accessDue: fact("/instrument/receivedOn", "day by which access is due", dateOf("access-due")),
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const isFieldName = (name: string): name is FieldName => Object.hasOwn(fields, name);
export const fieldOf = (name: FieldName): Field => fields[name];

import { isOfWhoActs } from "./who-acts.ts";

/** One fact as it is asked for. */
export type Fact = {
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  /** Asked only once another fact has one of these values; what is recorded already is shown all the same. */
  readonly once?: { readonly pointer: string; readonly is: readonly unknown[] };
};
type FactSection = {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly facts: readonly Fact[];
};

const anOrder = { pointer: "/order/exists", is: [true] };
const aWaiver = { pointer: "/privilege/status", is: ["waived-in-writing", "waived-by-court"] };

/** The facts staff read off a paper, in the order they stand on it; any other is asked for when the law misses it. */
export const factSections: readonly FactSection[] = [
  {
    id: "paper",
    title: "The paper",
    lead: "The signature decides, not the title.",
    facts: [
      { pointer: "/instrument/type", label: "What kind of paper is it?" },
      {
        pointer: "/instrument/signerRole",
        label: "Who signed it?",
        help: "Look at the signature block, not the caption.",
      },
      {
        pointer: "/instrument/judgeSigned",
        label: "Did a judge sign it personally?",
        help: "A clerk's seal is not a judge's signature.",
      },
      { pointer: "/instrument/titleOnPaper", label: "Title printed on the paper" },
      { pointer: "/instrument/issuedOn", label: "Issued on" },
      {
        pointer: "/instrument/servedOn",
        label: "Served on the practice on",
        help: "For process. Starts the clocks.",
      },
      {
        pointer: "/instrument/receivedOn",
        label: "Received on",
        help: "For letters and requests that are not served.",
      },
      { pointer: "/instrument/serviceMethod", label: "How did it reach the practice?" },
      {
        pointer: "/instrument/returnOn",
        label: "Return or compliance date",
        help: "A date certain; it never moves.",
      },
      { pointer: "/instrument/commands", label: "Does it command something?" },
      { pointer: "/instrument/seeksTestimony", label: "Is the therapist asked to speak?" },
      {
        pointer: "/instrument/certificationAsked",
        label: "Does it ask for certified copies, or a certificate of the custodian?",
      },
      { pointer: "/instrument/placeMiles", label: "Miles to the place of compliance" },
      {
        pointer: "/instrument/electronicDeliveryAgreed",
        label: "Did the requester agree in writing to electronic delivery?",
      },
    ],
  },
  {
    id: "court",
    title: "Court",
    lead: "Which court system, and what kind of matter.",
    facts: [
      { pointer: "/forum/system", label: "Court system" },
      { pointer: "/forum/state", label: "State of the court", help: "Two letters, such as IL." },
      { pointer: "/forum/nature", label: "Nature of the proceeding" },
      { pointer: "/forum/topic", label: "What is it about?" },
      { pointer: "/forum/timeZone", label: "Time zone of the court", help: "Such as America/Chicago." },
      { pointer: "/forum/court", label: "Court, board or agency" },
      { pointer: "/forum/docket", label: "Docket number" },
      { pointer: "/forum/patientRole", label: "The person's place in the proceeding" },
      { pointer: "/forum/hearingOn", label: "Hearing set for" },
    ],
  },
  {
    id: "asked",
    title: "What is asked for",
    lead: "In the words of the paper.",
    facts: [
      { pointer: "/instrument/requestsAllRecords", label: "Does it ask for all records?" },
      { pointer: "/instrument/requestedClasses", label: "Does it name kinds of record?" },
      { pointer: "/instrument/namesPsychotherapyNotes", label: "Does it name psychotherapy notes in words?" },
      { pointer: "/instrument/requestedRange/fromOn", label: "First date of service" },
      { pointer: "/instrument/requestedRange/toOn", label: "Last date of service" },
      { pointer: "/instrument/requestWords", label: "Operative words" },
    ],
  },
  {
    id: "requester",
    title: "Who asks",
    lead: "Role and purpose; identity is recorded under People.",
    facts: [
      { pointer: "/requester/role", label: "Role of who asks" },
      { pointer: "/requester/recipientRole", label: "Who would receive the records, if another" },
      { pointer: "/requester/additionalRecipientRoles", label: "Would anybody else receive them?" },
      { pointer: "/requester/purpose", label: "Purpose" },
      {
        pointer: "/requester/oversees",
        label: "Whose conduct is under review?",
        help: "For a licensing board, HHS or another body of oversight.",
      },
      {
        pointer: "/requester/overseenAuthorIds",
        once: { pointer: "/requester/oversees", is: ["note-author"] },
        label: "Which clinicians of the practice are under review?",
        help: "As the paper names them. Such a review opens the psychotherapy notes of the clinicians it is about, and of no other; while nobody is chosen, none (45 CFR 164.508(a)(2)(ii)).",
      },
      {
        pointer: "/instrument/legalBasis/requiredByLaw",
        label: "Does a law, enforceable in court, compel this disclosure?",
        help: "An opinion on the law: the privacy officer records a yes.",
      },
      {
        pointer: "/instrument/legalBasis/threePartStatement",
        label: "Is the three-part statement of 164.512(f)(1)(ii)(C) there?",
      },
    ],
  },
  {
    id: "notice",
    title: "Proof that the person was told",
    lead: "Satisfactory assurance by notice, 45 CFR 164.512(e)(1)(iii).",
    facts: [
      { pointer: "/assurances/notice/statement", label: "Is there a written statement of notice?" },
      { pointer: "/assurances/notice/documentation", label: "Did documents come with it?" },
      {
        pointer: "/assurances/notice/writtenNoticeAttempted",
        label: "Was written notice tried in good faith?",
      },
      { pointer: "/assurances/notice/address", label: "Where was it sent?" },
      { pointer: "/assurances/notice/sentOn", label: "Sent on" },
      {
        pointer: "/assurances/notice/contentSufficient",
        label: "Did it say enough about the case to object?",
      },
      { pointer: "/assurances/notice/objectionPeriodEndsOn", label: "Last day to object" },
      { pointer: "/assurances/notice/objectionsFiled", label: "Was any objection filed?" },
      { pointer: "/assurances/notice/objectionsResolved", label: "Did the court resolve every objection?" },
      { pointer: "/assurances/notice/docketCheckedOn", label: "Docket last checked on" },
      { pointer: "/assurances/stateNotice/kind", label: "State procedure beside it" },
      {
        pointer: "/assurances/stateNotice/proofAttached",
        label: "Is the proof the state asks for attached?",
      },
    ],
  },
  {
    id: "protective-order",
    title: "Protective order",
    lead: "Satisfactory assurance by qualified protective order, 45 CFR 164.512(e)(1)(iv)-(v).",
    facts: [
      { pointer: "/assurances/qpo/documented", label: "Is a statement with documents in hand?" },
      { pointer: "/assurances/qpo/agreedByParties", label: "Did the parties agree to the order?" },
      { pointer: "/assurances/qpo/presentedToCourt", label: "Was the agreed order presented to the court?" },
      { pointer: "/assurances/qpo/requestedFromCourt", label: "Did the requester ask the court for it?" },
      { pointer: "/assurances/qpo/entered", label: "Has a judge signed it?" },
      { pointer: "/assurances/qpo/limitsUse", label: "Does it bar any other use?" },
      { pointer: "/assurances/qpo/returnOrDestroy", label: "Does it require return or destruction?" },
    ],
  },
  {
    id: "order",
    title: "Court order",
    lead: "Only an order in hand; an order that is spoken of is not one.",
    facts: [
      { pointer: "/order/exists", label: "Is an order on these records in hand?" },
      { pointer: "/order/enteredOn", once: anOrder, label: "Entered on" },
      {
        pointer: "/order/inForce",
        once: anOrder,
        label: "Is it in force?",
        help: "Not stayed, vacated or superseded.",
      },
      { pointer: "/order/addressedToPractice", once: anOrder, label: "Is it addressed to this practice?" },
      { pointer: "/order/namesPatient", once: anOrder, label: "Does it name the person?" },
      { pointer: "/order/describesAllRecords", once: anOrder, label: "Does it speak of all records?" },
      { pointer: "/order/namesClasses", once: anOrder, label: "Does it name kinds of record?" },
      {
        pointer: "/order/expresslyNamesPsychotherapyNotes",
        once: anOrder,
        label: "Does it name psychotherapy notes?",
      },
      { pointer: "/order/range/fromOn", once: anOrder, label: "Limited from" },
      { pointer: "/order/range/toOn", once: anOrder, label: "Limited to" },
      { pointer: "/order/onNotice", once: anOrder, label: "Was there notice and a chance to be heard?" },
      {
        pointer: "/order/namesRecipients",
        once: anOrder,
        label: "Does it name who receives the records?",
        help: "By role, as the order has it: what it reaches goes to them and to nobody else. Say under Who asks which of them would receive it here. No: you read it, and it names nobody.",
      },
      { pointer: "/order/deliverTo", once: anOrder, label: "To whom must it be delivered?" },
      {
        pointer: "/order/inCameraReviewDone",
        once: anOrder,
        label: "Did the judge review the records in camera?",
      },
    ],
  },
  {
    id: "privilege",
    title: "Privilege",
    lead: "The privilege is the patient's. Only a writing or a ruling waives it.",
    facts: [
      { pointer: "/privilege/status", label: "Where does the privilege stand?" },
      { pointer: "/privilege/waiver/signedBy", once: aWaiver, label: "Who signed the waiver?" },
      { pointer: "/privilege/waiver/documentOn", once: aWaiver, label: "Date of the waiver" },
      { pointer: "/privilege/waiver/coversClasses", once: aWaiver, label: "Does it cover kinds of record?" },
      { pointer: "/privilege/waiver/coversTestimony", once: aWaiver, label: "Does it cover testimony?" },
      { pointer: "/privilege/objectionsPending", label: "Is a privilege objection pending?" },
    ],
  },
  {
    id: "person",
    title: "The person",
    lead: "What decides who may act for the person; no names.",
    facts: [
      {
        pointer: "/patient/ageYears",
        label: "Age in completed years",
        help: "Once the patient is matched, the birth date in the practice's files governs.",
      },
      { pointer: "/patient/alive", label: "Is the person living?" },
      { pointer: "/patient/diedOn", once: { pointer: "/patient/alive", is: [false] }, label: "Died on" },
      { pointer: "/patient/state", label: "State of residence", help: "Two letters, such as IL." },
      { pointer: "/patient/emancipated", label: "If a minor: emancipated?" },
      {
        pointer: "/patient/consent/minorConsentedAlone",
        label: "Did the minor alone consent to the service?",
      },
      { pointer: "/practice/partyToCase", label: "Is the practice a party to the case?" },
    ],
  },
  {
    id: "counsel",
    title: "Answers of counsel",
    lead: "Points the law leaves disputed. Left open, the most protective reading holds; any other is the privacy officer's to record, on counsel's written answer.",
    facts: [
      { pointer: "/policy/stateLayer", label: "Does state law add to the federal answer?" },
      { pointer: "/policy/pnSubpoenaRoute", label: "Which subpoena can open psychotherapy notes?" },
      {
        pointer: "/policy/allRecordsOrderCoversPn",
        label: "Does an order for all records, silent on psychotherapy notes, reach them?",
      },
      { pointer: "/policy/compoundScope", label: "How far does a compound form's defect reach?" },
      { pointer: "/policy/pnToIndividual", label: "May the patient be given psychotherapy notes?" },
      {
        pointer: "/policy/boardSubpoenaNonauthorPn",
        label: "Must psychotherapy notes of a clinician who is not under review go to a licensing board?",
      },
      { pointer: "/policy/day14Counts", label: "Does day 14 itself still count for objections?" },
    ],
  },
];

/** Whether a fact is asked for, as the others stand. */
export function isAsked({ pointer, once }: Fact, valueOf: (pointer: string) => unknown): boolean {
  return once === undefined || valueOf(pointer) !== undefined || once.is.includes(valueOf(once.pointer));
}

/** Whether a fact has a place of its own in the sections above. */
export function hasPlace(pointer: string): boolean {
  return (
    isOfWhoActs(pointer) ||
    factSections.some((section) => section.facts.some((fact) => fact.pointer === pointer))
  );
}

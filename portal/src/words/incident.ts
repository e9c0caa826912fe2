import type {
  BreachFactor,
  BreachFinding,
  DelayStatement,
  IncidentKind,
  NoticeTo,
  NoticeWay,
  Recall,
  RecallAnswer,
  RecallWay,
  Risk,
} from "../../../workflows/contract/incident.ts";

/** What went wrong, as the desk says it. */
export const incidentKinds = {
  "wrong-recipient": "It reached somebody it was not for",
  "wrong-patient": "It held records of another person",
  "too-much": "It held more than it should",
  "no-longer-permitted": "It left although it no longer might: a form revoked, an order stayed",
  other: "Something else",
} as const satisfies Record<IncidentKind, string>;

/** Where the recall is. */
export const recallWords = {
  "not-owed": "Nothing is known to have left",
  owed: "To be sent",
  asked: "Asked for, not answered yet",
  refused: "Refused or not answered",
  settled: "Settled",
} as const satisfies Record<Recall, string>;

export const recallAnswers = {
  returned: "Returned",
  destroyed: "Destroyed, and so confirmed",
  sequestered: "Sequestered until a court decides",
  refused: "Refused",
  "no-answer": "Nobody answered",
} as const satisfies Record<RecallAnswer, string>;

export const recallWays = {
  letter: "By letter",
  email: "By e-mail",
  fax: "By fax",
  "in-person": "In person",
  "through-counsel": "Through counsel",
} as const satisfies Record<RecallWay, string>;

/** What each of the four factors asks (45 CFR 164.402(2)(i) to (iv)). */
export const factorQuestions = {
  information: {
    words: "The information",
    help: "What was in it, how sensitive, and how likely somebody is recognized by it.",
  },
  recipient: {
    words: "Who has it",
    help: "Who used it or received it, and what binds them: a court's rules, a duty of secrecy.",
  },
  acquired: {
    words: "Whether it was seen",
    help: "Whether it was really acquired or viewed: the links and transfers say what left.",
  },
  mitigation: {
    words: "What was done about it",
    help: "How far the risk has been mitigated: returned, destroyed, assured in writing.",
  },
} as const satisfies Record<BreachFactor, { readonly words: string; readonly help: string }>;

export const risks = { low: "Low risk", medium: "Medium risk", high: "High risk" } as const satisfies Record<
  Risk,
  string
>;

export const breachFindings = {
  breach: "A breach: persons are to be told",
  "low-probability": "No breach: low probability of compromise",
  exclusion: "No breach: one of the three exclusions",
  secured: "No breach: what left was secured",
  permitted: "The disclosure was permitted after all",
} as const satisfies Record<BreachFinding, string>;

export const delayStatements = {
  written: "In writing, for a time that it names",
  oral: "By word of mouth",
} as const satisfies Record<DelayStatement, string>;

export const noticeParties = {
  individuals: "The persons affected",
  hhs: "HHS",
  media: "The media",
} as const satisfies Record<NoticeTo, string>;

export const wayWords = {
  "first-class-mail": "First-class mail",
  "email-as-agreed": "E-mail, as they agreed",
  "substitute-notice": "Substitute notice: no address that holds",
  "hhs-portal": "The portal of HHS",
  "press-release": "Press release",
  "no-state-over-500": "Not owed: no state with more than 500 of them",
} as const satisfies Record<NoticeWay, string>;

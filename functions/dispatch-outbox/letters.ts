import type { MailTemplate } from "../../workflows/request/effects.ts";

/** A letter in plain words. */
export type Letter = { readonly subject: string; readonly text: string };
/** All a letter may say: where to look, and the number that both sides know. */
export type LetterFacts = {
  readonly trackingNumber: string;
  readonly portal: string;
  /** One-time code; only in letters that carry one. */
  readonly code?: string;
};

type Write = (facts: LetterFacts) => readonly [subject: string, ...lines: string[]];

const status = ({ portal }: LetterFacts) => `See it here: ${portal}/status`;
const desk = ({ portal }: LetterFacts) => `Open the desk: ${portal}/desk`;
const toRequester =
  (subject: string, words: string): Write =>
  (facts) => [`${subject} (${facts.trackingNumber})`, words, status(facts)];
const toStaff =
  (subject: string, words: string): Write =>
  (facts) => [`${subject} (${facts.trackingNumber})`, words, desk(facts)];

// No letter names a person, a class of record or a reason. Those are read after signing in.
const letters: Record<MailTemplate | "sign-in-link", Write> = {
  "confirm-email": ({ trackingNumber, portal, code }) => [
    `Confirm your address (${trackingNumber})`,
    `You, or somebody who typed your address, opened request ${trackingNumber}. If it was you, confirm the address:`,
    `${portal}/confirm#${code ?? ""}`,
    "The link works once and for 24 hours. If it was not you, do nothing.",
  ],
  "sign-in-link": ({ trackingNumber, portal, code }) => [
    `Your sign-in link (${trackingNumber})`,
    `Open request ${trackingNumber}:`,
    `${portal}/confirm#${code ?? ""}`,
    "The link works once and for 24 hours. If you did not ask for it, do nothing.",
  ],
  "paper-refused": toRequester(
    "A file could not be accepted",
    "One of your files could not be accepted. The page says why and what to do.",
  ),
  "paper-returned": toRequester(
    "Your request needs something",
    "The practice returned your paper and says what is missing.",
  ),
  "proposal-received": toRequester(
    "A proposal waits for you",
    "The practice proposes how to go on. You may accept, decline or make another proposal.",
  ),
  "fee-quoted": toRequester(
    "A fee was quoted",
    "The practice says what it costs to have the request answered. That says nothing of what it holds.",
  ),
  "proposal-answered": toRequester("Your proposal was answered", "The practice answered your proposal."),
  "production-ready": toRequester(
    "Something is ready for you",
    "You can download what was prepared for you.",
  ),
  "request-closed": toRequester(
    "Your request was closed",
    "The practice closed the request. The page says with what outcome.",
  ),
  "request-submitted": toStaff("A request came in", "A new request waits for triage."),
  "paper-arrived": toStaff(
    "A paper came in",
    "A paper came in on an open request. Read it before anything else is done.",
  ),
  "review-needed": toStaff("A review waits for you", "Records of a request wait for a clinician's review."),
  "second-look-needed": toStaff(
    "A second look is needed",
    "A reviewed request waits for another person's second look.",
  ),
  "vault-approval-needed": toStaff(
    "An approval is needed",
    "Somebody asked for the vault of a request. Two persons must approve.",
  ),
  "release-stopped": toStaff(
    "A release was stopped",
    "A release was stopped because something changed. Look at the request.",
  ),
  "production-failed": toStaff(
    "A production failed",
    "A production could not be assembled. The request says why.",
  ),
  "production-assembled": toStaff(
    "A production is ready for release",
    "A production was assembled and waits for release.",
  ),
  "request-withdrawn": toStaff("A request was withdrawn", "The requester withdrew the request."),
  "incident-opened": toStaff(
    "An incident was recorded",
    "Somebody of the practice recorded an incident on a request. Look at it today: the time to act runs from its discovery.",
  ),
  "date-comes-near": toStaff(
    "A date comes near",
    "A date of a request comes near, and the next step is yours or the desk's. Look at what is due.",
  ),
  "date-counts-again": toStaff(
    "A date counts again",
    "A date of a request stood still and counts again from today. Look at what is due.",
  ),
  "deadline-reached": toStaff("A date was reached", "A date of a request was reached. Look at what is due."),
};

/** The letter of one template. */
export function letterOf(template: MailTemplate | "sign-in-link", facts: LetterFacts): Letter {
  const [subject, ...lines] = letters[template](facts);
  return { subject, text: `${lines.join("\n\n")}\n` };
}

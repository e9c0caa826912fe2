import type { Determination, Outcome, Reason } from "../../../workflows/contract/determination.ts";
import { plain } from "./plain.ts";
import type { Tone } from "../ui/badge.tsx";

/** Each outcome in words: what may happen to records of the class. */
export const outcomeWords = {
  release: { words: "May be released", help: "Every permission that is needed is there.", tone: "good" },
  "object-by-date": {
    words: "Respond or object by the date",
    help: "It may not go yet: the requester or the court can still supply what is missing.",
    tone: "warn",
  },
  "needs-authorization": {
    words: "Needs an authorization",
    help: "The person's valid authorization opens it.",
    tone: "warn",
  },
  "needs-court-order": {
    words: "Needs a court order",
    help: "An order that reaches it opens it; a lawyer's paper alone does not.",
    tone: "bad",
  },
  withhold: {
    words: "Withhold",
    help: "Nothing at hand opens it. The reasons say why.",
    tone: "bad",
  },
} as const satisfies Record<Outcome, { readonly words: string; readonly help: string; readonly tone: Tone }>;

/** Each weight of a paper in words. */
export const weightWords = {
  W5: { words: "Judge's warrant", help: "Executed on the spot. Do not resist; call counsel at once." },
  W4: { words: "Order of a judge", help: "Must be followed or challenged in court." },
  W3: { words: "Court-backed process", help: "A judge or a grand jury stands behind it." },
  W2: {
    words: "Process without a judge",
    help: "Issued by a lawyer or clerk; must be answered, not simply obeyed.",
  },
  W2a: { words: "Agency process", help: "Enforceable only by going to court." },
  W1: {
    words: "Lawful request",
    help: "There is authority to ask and an answer may be owed, as to the patient; no court stands behind it yet.",
  },
  W0: { words: "Bare request", help: "Compels nothing." },
} as const satisfies Record<
  Determination["instrumentWeight"],
  { readonly words: string; readonly help: string }
>;

/** What is asked of the practice, where the code alone does not say it in English. */
export const actionWords = (verb: string): string =>
  verb === "no-confirm-no-deny-reply" ? "Reply without confirming or denying" : plain(verb);

/** Whose law governs, in words. */
export const lawWords = {
  federal: "Federal law",
  state: "State law",
  both: "Federal and state law",
  "earlier-of-both": "Federal and state law, the earlier date of the two",
  escalate: "Open: counsel decides which law governs",
} as const satisfies Record<Determination["controlling"]["jurisdiction"], string>;

/** How a reason turned out. */
export const reasonStatusWords = {
  satisfied: { words: "Satisfied", tone: "good" },
  violated: { words: "Not met", tone: "bad" },
  unknown: { words: "Waits for a fact", tone: "warn" },
  "not-applicable": { words: "Does not apply", tone: "plain" },
} as const satisfies Record<Reason["status"], { readonly words: string; readonly tone: Tone }>;

/** Each defect of a form in words. */
export const defectWords: Readonly<Record<string, string>> = {
  AD1: "It has expired.",
  AD2: "A required element or statement is missing or not adequate.",
  AD3: "It was revoked.",
  AD4: "It is combined with another paper, or a benefit was conditioned on signing it.",
  AD5: "Something material in it is known to be false.",
  P2: "It is not a consent under 42 CFR Part 2.",
  ST: "State law makes it void.",
};

/** The weight of a paper for a badge; the stored weight may be of a version this page does not know. */
export function weightBadge(weight: string): string {
  const known = (weightWords as Readonly<Record<string, { readonly words: string }>>)[weight];
  return known === undefined ? weight : `${weight} · ${known.words}`;
}

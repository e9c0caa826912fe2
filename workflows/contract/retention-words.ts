import type { z } from "zod";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import type { dispositionSchema, holderSchema, ShelfClass } from "./retention.ts";

type Disposition = z.infer<typeof dispositionSchema>;
type Holder = z.infer<typeof holderSchema>;

/** What each class of a patient's record is called where it is to be destroyed. */
export const shelfClassWords: Readonly<Record<ShelfClass, string>> = {
  "progress-notes": "Progress notes",
  "chart-other": "Rest of the chart",
  "psychotherapy-notes": "Psychotherapy notes, if there are any",
  "billing-logistics": "Billing",
  "sud-records": "Records under 42 CFR part 2",
  unclassified: "What nobody has classified, if there is anything",
};

const undecidedWords: Readonly<Record<Extract<Disposition, { kind: "undecided" }>["why"], string>> = {
  "treatment-end-unknown": "It has not been said when treatment ended.",
  "no-state": "The practice has not said under which state's law it is.",
  "no-period-read": "No period of this state has been read.",
  "licence-not-covered": "A period was read, but not for everybody who wrote here.",
  "other-law-of-billing": "What payers and tax law ask for has not been read.",
  "not-classified": "Nobody has said what it is, so no period is known to cover it.",
  "other-law-of-request-files":
    "Six years have run; what courts, licensing and limitation ask of such files after that has not been read.",
  "other-law-of-part-2": "What other law asks of records under 42 CFR part 2 has not been read.",
};

const becauseWords: Readonly<Record<Holder["because"], string>> = {
  "legal-hold": "under a legal hold",
  "open-request": "open",
  "open-incident": "closed, with an incident that is open",
  "return-duty": "closed, and what left is still to be returned or destroyed",
};

/** A request that holds, and on what ground. */
export const holderWords = ({ trackingNumber, because, unmatched }: Holder): string =>
  [
    trackingNumber,
    becauseWords[because],
    ...(unmatched ? ["no patient matched, so it may be about this one"] : []),
  ].join(", ");

/** What becomes of something, in one sentence. */
export function dispositionWords(disposition: Disposition): string {
  switch (disposition.kind) {
    case "held":
      return `Held: nothing is destroyed while ${disposition.by.length === 1 ? "a request keeps" : "requests keep"} it (${disposition.by.map(holderWords).join("; ")}).`;
    case "kept":
      return `Kept until ${dateInWords(disposition.until)} (${disposition.because}).`;
    case "due":
      return `Due for disposal: the period ended on ${dateInWords(disposition.since)} (${disposition.because.join("; ")}).`;
    case "undecided":
      return `Kept until a person decides. ${undecidedWords[disposition.why]}`;
  }
}

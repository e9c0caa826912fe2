import type { CaseFile } from "../contract/case-file.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import { ofWhatIsNeverListed } from "./privilege-log.ts";
import type { Court, PrivilegeLogEntry } from "./privilege-log.ts";
import type { RedactionLogRow } from "./redaction/log.ts";

/** The letter on top of a production, as text; the assembler sets it. */
export type CoverLetter = {
  readonly from: string;
  readonly to: readonly string[];
  readonly on: CalendarDate;
  readonly re: readonly string[];
  readonly paragraphs: readonly string[];
  /** The log of what is withheld; empty when nothing is. */
  readonly withheld: readonly PrivilegeLogEntry[];
  /** The log of what was taken out of the pages; absent or empty when nothing was. */
  readonly takenOut?: readonly RedactionLogRow[];
  readonly closing: readonly string[];
};

type ProtectiveOrder = NonNullable<CaseFile["assurances"]>["qpo"];

type Told = {
  readonly practiceName: string;
  readonly requester: { readonly name: string; readonly firm?: string | undefined };
  readonly on: CalendarDate;
  readonly trackingNumber: string;
  readonly court?: string | undefined;
  /** Whose rules the letter may cite. */
  readonly rulesOf: Court;
  readonly docket?: string | undefined;
  readonly batesFirst: string;
  readonly batesLast: string;
  readonly pages: number;
  /** Which phase of the production this is, where it goes in several. */
  readonly phase?: number | undefined;
  readonly withheld: readonly PrivilegeLogEntry[];
  readonly takenOut?: readonly RedactionLogRow[];
  /** Kinds of records that were asked for and of which nothing is enclosed, with the ground. */
  readonly notProduced: readonly { readonly kind: string; readonly ground: string }[];
  /** Whether records under 42 CFR part 2 are among those produced. */
  readonly includesPart2Records: boolean;
  /** Whether a protective order limits what the recipient may do. */
  readonly underProtectiveOrder: boolean;
};

/** Whether an entered order has both terms, so that the letter may say that both bind (45 CFR 164.512(e)(1)(v)). */
export const bindsTheRecipient = (order: ProtectiveOrder): boolean =>
  order?.entered === true && order.limitsUse === true && order.returnOrDestroy === true;

/** The letter: what is enclosed, what is withheld and why, and what the recipient must not do with it. No patient is named. */
export function coverLetter(told: Told): CoverLetter {
  const {
    practiceName,
    requester,
    on,
    trackingNumber,
    court,
    docket,
    withheld,
    takenOut = [],
    rulesOf,
  } = told;
  return {
    from: practiceName,
    to: [requester.name, ...(requester.firm === undefined ? [] : [requester.firm])],
    on,
    re: [
      `Request ${trackingNumber}`,
      ...(court === undefined ? [] : [court]),
      ...(docket === undefined ? [] : [`No. ${docket}`]),
    ],
    paragraphs: [
      enclosed(told),
      ...(withheld.length === 0
        ? []
        : [
            `${withheld.length === 1 ? "One record is" : `${withheld.length} records are`} withheld, each listed below with its ground${rulesOf === "federal-civil" ? " (FRCP 45(e)(2)(A))" : ""}.`,
          ]),
      ...(takenOut.length === 0
        ? []
        : [
            "Parts of some pages are taken out. Each place shows the code of its reason, and the log below lists them by page number.",
          ]),
      // Said of the kind, not of any record: the sentence holds whether or not such records exist.
      ...told.notProduced.map(
        ({ kind, ground }) => `The request also asks for ${kind}. None are enclosed. ${ground}`,
      ),
      ofWhatIsNeverListed,
      "This letter says what is enclosed. It does not certify that nothing else exists.",
      ...(told.includesPart2Records
        ? ["42 CFR part 2 prohibits unauthorized use or disclosure of these records."]
        : []),
      ...(told.underProtectiveOrder
        ? [
            "These records are produced under a protective order. They may be used only for the proceeding for which they were requested, and are to be returned or destroyed at its end (45 CFR 164.512(e)(1)(v)).",
          ]
        : []),
      "The enclosed manifest lists every file with its SHA-256 digest and every document with its page numbers. If what you received differs, tell us at once.",
    ],
    withheld,
    takenOut,
    closing: ["Custodian of records", practiceName],
  };
}

function enclosed({ batesFirst, batesLast, pages, phase = 1 }: Told): string {
  const numbers = batesFirst === batesLast ? batesFirst : `${batesFirst} to ${batesLast}`;
  const ofPhase =
    phase > 1 ? `This is phase ${phase} of the production; its numbers go on from those before. ` : "";
  return `${ofPhase}Enclosed ${pages === 1 ? "is 1 page" : `are ${pages} pages`} in answer to your request, numbered ${numbers}.`;
}

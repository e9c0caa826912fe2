import type { OnPaper } from "../contract/records.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { CoverLetter } from "./cover-letter.ts";
import { pagesInWords } from "./privilege-log.ts";

/** A psychotherapy note that the practice keeps on paper, as a production speaks of it. */
export type NoteOnPaper = {
  readonly sessionOn: CalendarDate;
  readonly author: string;
  readonly paper: OnPaper;
};
type Sheet = {
  readonly practiceName: string;
  readonly trackingNumber: string;
  readonly on: CalendarDate;
};

const sheet = ({ practiceName, trackingNumber, on }: Sheet, about: string, paragraphs: readonly string[]) =>
  ({
    from: practiceName,
    to: [],
    on,
    re: [`Request ${trackingNumber}`, about],
    paragraphs,
    withheld: [],
    closing: [],
  }) satisfies CoverLetter;

const amountOf = ({ pages, volumes }: OnPaper): string =>
  `${pagesInWords(pages)}${volumes === 1 ? "" : ` in ${volumes} volumes`}`;

/** The page that stands in a production for a note on paper. It says how the note is produced, and not where it lies. */
export const standsForPaper = (of: Sheet, { sessionOn, author, paper }: NoteOnPaper): CoverLetter =>
  sheet(of, "A record that is kept on paper", [
    `Psychotherapy note of ${dateInWords(sessionOn)}. Author: ${author}. On paper: ${amountOf(paper)}.`,
    "This page stands for the note, which is kept on paper and delivered by hand, under the number below. Nothing of it is in this file.",
  ]);

/** For the clinician who approved it: where each note lies that is to be delivered by hand. It is part of no production. */
export const whereTheyLie = (
  of: Sheet,
  notes: readonly (NoteOnPaper & { readonly where: string; readonly number: string })[],
): CoverLetter =>
  sheet(of, "Notes on paper to be delivered by hand: for the practice alone", [
    "Copy exactly these, write the number on each, and hand them over with the production once it is released. Leave this sheet here.",
    ...notes.map(
      ({ sessionOn, author, paper, where, number }) =>
        `${number}: note of ${dateInWords(sessionOn)} by ${author}, ${amountOf(paper)}. It lies: ${where}`,
    ),
  ]);

/** For the one reader of a note that is kept on paper: where it lies. */
export const whereItLies = (
  of: Pick<Sheet, "practiceName" | "on">,
  { sessionOn, author, paper, where }: NoteOnPaper & { readonly where: string },
): CoverLetter => ({
  ...sheet({ ...of, trackingNumber: "" }, "A psychotherapy note that is kept on paper", [
    `Note of ${dateInWords(sessionOn)} by ${author}, ${amountOf(paper)}. It lies: ${where}`,
  ]),
  re: ["A psychotherapy note that is kept on paper"],
});

import { localDateOf } from "../../workflows/facts/local-date.ts";
import { batesNumber, batesPrefixOf } from "../../workflows/production/bates.ts";
import { standsForPaper, whereTheyLie } from "../../workflows/production/paper-notes.ts";
import { locatorOf } from "../adapters/paper-locator.ts";
import { setLetter } from "../adapters/pdf-letter.ts";
import type { Practice, SealedRecord } from "../adapters/practice-rows.ts";
import type { FiledCase } from "./open-records.ts";
import type { PlannedRecord } from "./planned-records.ts";

type About = {
  readonly file: Pick<FiledCase, "trackingNumber">;
  readonly practice: Pick<Practice, "name" | "timeZone">;
  readonly at: Date;
};
type PaperNote = NonNullable<SealedRecord["paper"]>;

/** A note on paper as it goes into a production: one page that says how it is produced, and what the practice is told of it. */
type Standing = {
  readonly bytes: Buffer;
  readonly sheetLine: Parameters<typeof whereTheyLie>[1][number];
};

/** The page that stands for a note on paper, which is the record that was opened; fails where it is not one page as it was numbered. */
export async function standingPage(
  about: About,
  { row, firstNumber }: Pick<PlannedRecord, "row" | "firstNumber">,
  paper: PaperNote,
  opened: Buffer,
): Promise<Standing | { readonly failed: "page-count-differs" }> {
  const note = { sessionOn: row.sessionOn, author: row.author, paper };
  const page = await setLetter(standsForPaper(ofPractice(about), note), about.at);
  if (page.pages !== row.pages) return { failed: "page-count-differs" };
  const number = batesNumber(batesPrefixOf(about.file.trackingNumber), firstNumber);
  return {
    bytes: Buffer.from(page.bytes),
    sheetLine: { ...note, where: locatorOf(opened).where, number },
  };
}

/** Says where the notes on paper of a production lie; for the practice. */
export const sheetOf = async (about: About, lines: readonly Standing["sheetLine"][]): Promise<Uint8Array> =>
  (await setLetter(whereTheyLie(ofPractice(about), lines), about.at)).bytes;

const ofPractice = ({ file: { trackingNumber }, practice, at }: About) => ({
  practiceName: practice.name,
  trackingNumber,
  on: localDateOf(at.toISOString(), practice.timeZone),
});

import { localDateOf } from "../../workflows/facts/local-date.ts";
import { batesNumber, batesPrefixOf } from "../../workflows/production/bates.ts";
import { standsForPaper, whereTheyLie } from "../../workflows/production/paper-notes.ts";
import { sha256Hex } from "../adapters/digests.ts";
import { locatorOf } from "../adapters/paper-locator.ts";
import { setLetter } from "../adapters/pdf-letter.ts";
import type { Practice } from "../adapters/practice-rows.ts";
import type { FiledCase, OpenedRecord } from "./open-records.ts";

type About = {
  readonly file: Pick<FiledCase, "trackingNumber">;
  readonly practice: Pick<Practice, "name" | "timeZone">;
  readonly at: Date;
  readonly firstNumber: number;
};

/**
 * The records as they go into the production: in place of a note on paper one page that says how it is produced. `sheet` says
 * where those notes lie; it is for the practice, and there only if there are any.
 */
export async function standingIn(
  opened: readonly OpenedRecord[],
  { file: { trackingNumber }, practice, at, firstNumber }: About,
): Promise<
  | { readonly records: readonly OpenedRecord[]; readonly sheet?: Uint8Array }
  | { readonly failed: "page-count-differs" }
> {
  const of = {
    practiceName: practice.name,
    trackingNumber,
    on: localDateOf(at.toISOString(), practice.timeZone),
  };
  const prefix = batesPrefixOf(trackingNumber);
  const records: OpenedRecord[] = [];
  const onPaper: Parameters<typeof whereTheyLie>[1][number][] = [];
  let number = firstNumber;
  for (const one of opened) {
    const { row, bytes } = one;
    if (row.sealed && row.paper) {
      const note = { sessionOn: row.sessionOn, author: row.author, paper: row.paper };
      onPaper.push({ ...note, where: locatorOf(bytes).where, number: batesNumber(prefix, number) });
      const page = await setLetter(standsForPaper(of, note), at);
      if (page.pages !== row.pages) return { failed: "page-count-differs" };
      const standing = Buffer.from(page.bytes);
      records.push({ row: { ...row, sha256: sha256Hex(standing) }, bytes: standing });
    } else records.push(one);
    number += row.pages;
  }
  return onPaper.length === 0
    ? { records }
    : { records, sheet: (await setLetter(whereTheyLie(of, onPaper), at)).bytes };
}

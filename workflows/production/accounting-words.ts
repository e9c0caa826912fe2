import type { AccountingLine, Disclosure } from "../contract/accounting.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import { classWords, listed } from "../papers/words.ts";

/** The brief description of what was disclosed (45 CFR 164.528(b)(2)(iii)). */
export function whatOf({ classes, fromOn, toOn, records, pages }: Disclosure["what"]): string {
  const span =
    fromOn === toOn ? `of ${dateInWords(fromOn)}` : `from ${dateInWords(fromOn)} to ${dateInWords(toOn)}`;
  const count = `${records} ${records === 1 ? "record" : "records"}, ${pages} ${pages === 1 ? "page" : "pages"}`;
  return `${listed(classes.map((one) => classWords[one]))} ${span} (${count})`;
}

/** How often, until when, and what in all, of a series that is told by its first disclosure (45 CFR 164.528(b)(3)). */
export const seriesWords = ({ times, lastOn, inAll }: NonNullable<AccountingLine["series"]>): string =>
  `The first of ${times} disclosures to the same recipient for the same purpose, the last on ${dateInWords(lastOn)}. In all: ${inAll}.`;

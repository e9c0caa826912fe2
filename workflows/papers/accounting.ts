import type { AccountingLine, AccountingView } from "../contract/accounting.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import { forTheIndividual } from "../production/accounting.ts";
import { seriesWords } from "../production/accounting-words.ts";
import type { CalendarDate } from "../vocabulary/dates.ts";
import type { Sender } from "./case.ts";
import type { Block, Sheet } from "./paper.ts";

export const accountingVersion = "2026.11.2";

/** The accounting as it is given to the individual (45 CFR 164.528(b)): what is kept back is not in it, nor that there is any. */
export function accountingPaper(
  view: AccountingView,
  practice: Sender,
  person: { readonly name: string; readonly birthDate: CalendarDate },
): Sheet {
  const lines = forTheIndividual(view);
  const from = [practice.name, practice.address, practice.phone].filter((part) => part !== undefined);
  return {
    title: "Accounting of disclosures",
    version: accountingVersion,
    blocks: [
      { kind: "lines", lines: from.map((part) => [part]) },
      { kind: "title", line: ["Accounting of disclosures (45 CFR 164.528)"] },
      {
        kind: "lines",
        lines: [
          [`For: ${person.name}, born ${dateInWords(person.birthDate)}`],
          [`As of: ${dateInWords(view.asOf)}`],
        ],
      },
      {
        kind: "paragraph",
        line: [
          `This accounting lists the disclosures of your health information that were made from ${dateInWords(view.reachesBackTo)} to ${dateInWords(view.asOf)} and that the rule asks to be listed. Disclosures for treatment, payment and health care operations, those made to you, and those made under your own authorization are not listed (45 CFR 164.528(a)(1)).`,
        ],
      },
      ...(lines.length === 0 ? nothing : [tableOf(lines), ...correctionsOf(lines)]),
      {
        kind: "paragraph",
        line: ["The first accounting in any twelve months is free (45 CFR 164.528(c)(2))."],
      },
    ],
  };
}

const nothing: readonly Block[] = [
  { kind: "paragraph", line: ["There were no disclosures that have to be listed."] },
];

const tableOf = (lines: readonly AccountingLine[]): Block => ({
  kind: "table",
  head: ["Date", "To whom", "What", "Purpose"],
  rows: lines.map(({ on, to, what, purpose, series }) => [
    [dateInWords(on)],
    [to],
    [series ? `${what}. ${seriesWords(series)}` : what],
    [purpose],
  ]),
});

function correctionsOf(lines: readonly AccountingLine[]): readonly Block[] {
  const items = lines.flatMap(({ on, corrections }) =>
    corrections.map(({ words }) => [`Of ${dateInWords(on)}: ${words}`]),
  );
  return items.length === 0
    ? []
    : [
        { kind: "heading", line: ["Corrections"] },
        { kind: "items", items },
      ];
}

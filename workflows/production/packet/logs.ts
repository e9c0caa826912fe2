import type { Line, Sheet } from "../../papers/paper.ts";
import { legalWords } from "../../papers/legal.ts";
import { ofWhatIsNeverListed } from "../privilege-log.ts";
import type { PrivilegeLogEntry } from "../privilege-log.ts";
import { redactionLogTable } from "../redaction/log.ts";
import { redactionReasons } from "../redaction/reasons.ts";
import type { PacketDocumentRow, PacketManifest } from "./manifest.ts";

/** As much of a packet as its papers tell. */
export type Told = Omit<PacketManifest, "schemaVersion" | "neverListed">;

/** Which edition of the wording the papers of a packet have. */
export const version = "2026.11.1";

const withheldHead = ["Control", "Numbers", "Pages", "Date", "Author", "Recipient", "Description", "Ground"];

/** The log of what is withheld, a row for each run of pages with one ground; control numbers count the rows. */
export const withheldTable = ({ documents }: Pick<Told, "documents">): readonly (readonly string[])[] => [
  withheldHead,
  ...documents
    .flatMap((document) => runsOf(document).map((run) => ({ document, run })))
    .map(({ document: { date, author, type }, run: { first, last, pages, ground } }, at) => [
      `W${String(at + 1).padStart(4, "0")}`,
      first === last ? first : `${first} to ${last}`,
      String(pages),
      date ?? "not dated",
      author ?? "not named",
      "none: kept in the practice's record",
      type,
      ground,
    ]),
];

/** The same of records that are withheld whole and have no number: each keeps the control number that the letter gives it. */
export const withheldRecords = (withheld: readonly PrivilegeLogEntry[]): readonly (readonly string[])[] => [
  withheldHead,
  ...withheld.map(({ control, on, pages, author, recipient, describedAs, words, citation }) => [
    control,
    "none",
    pages === null ? "not counted" : String(pages),
    on,
    author,
    recipient,
    describedAs,
    `${words} (${citation})`,
  ]),
];

/** The log of what was taken out of pages that are there. */
export const redactedTable = ({ documents }: Pick<Told, "documents">): readonly (readonly string[])[] => {
  const rows = documents.flatMap(({ date, type, redacted, withheld }) => {
    const out = new Set(withheld.map(({ page }) => page));
    return redacted
      .filter(({ page }) => !out.has(page))
      .map(({ page, number, reason, boxes }) => {
        const { code, words, citation } = redactionReasons[reason];
        return {
          batesNumber: number,
          on: date ?? "not dated",
          describedAs: type,
          page,
          code,
          words,
          citation,
          boxes,
        };
      });
  });
  return redactionLogTable(
    rows.map((row, at) => ({ control: `R${String(at + 1).padStart(4, "0")}`, ...row })),
  );
};

/** A log on pages: what it is of, its columns as far as a page has room for them, and what is never in it. */
export const logSheet = (
  title: string,
  { practice, title: about, rulesOf }: Told,
  columns: readonly Column[],
  [, ...rows]: readonly (readonly string[])[],
): Sheet => ({
  title,
  version,
  blocks: [
    { kind: "title", line: [title] },
    { kind: "lines", lines: [[practice], [about]] },
    {
      kind: "table",
      head: columns.map(({ head }) => head),
      rows: rows.map((row) => columns.map(({ of }): Line => [of(row)])),
    },
    ...(rulesOf === "federal-civil"
      ? [{ kind: "paragraph" as const, line: [legalWords("log-of-withheld").text] }]
      : []),
    { kind: "paragraph", line: [ofWhatIsNeverListed] },
  ],
});

type Column = { readonly head: string; readonly of: (row: readonly string[]) => string };
const column = (head: string, of: (row: readonly string[]) => string): Column => ({ head, of });

/** The columns of the two logs on paper; the tables beside them have every column by itself. */
export const onPaper = {
  withheld: [
    column("No.", ([control = ""]) => control),
    column(
      "Numbers",
      ([, numbers = "", pages = ""]) => `${numbers} (${pages === "1" ? "1 page" : `${pages} pages`})`,
    ),
    column("Date", ([, , , on = ""]) => on),
    column("Author, recipient", ([, , , , author = "", recipient = ""]) => `${author}; ${recipient}`),
    column("Description", ([, , , , , , describedAs = ""]) => describedAs),
    column("Ground", ([, , , , , , , ground = ""]) => ground),
  ],
  redacted: [
    column("No.", ([control = ""]) => control),
    column("Page number", ([, number = ""]) => number),
    column("Date", ([, , on = ""]) => on),
    column("Document", ([, , , describedAs = ""]) => describedAs),
    column("Code, boxes", ([, , , , , code = "", , , boxes = ""]) => `${code}, ${boxes}`),
    column("Reason", ([, , , , , , words = "", citation = ""]) => `${words} (${citation})`),
  ],
} as const satisfies Record<string, readonly Column[]>;

type Run = { readonly first: string; readonly last: string; readonly pages: number; readonly ground: string };

/** Pages that follow each other and stay out on one ground. */
function runsOf({ withheld }: Pick<PacketDocumentRow, "withheld">): readonly Run[] {
  const runs: (Run & { readonly lastPage: number })[] = [];
  for (const { page, number, ground } of withheld.toSorted((one, other) => one.page - other.page)) {
    const before = runs.at(-1);
    if (before?.ground === ground && before.lastPage === page - 1) {
      runs.pop();
      runs.push({ ...before, last: number, pages: before.pages + 1, lastPage: page });
    } else runs.push({ first: number, last: number, pages: 1, ground, lastPage: page });
  }
  return runs;
}

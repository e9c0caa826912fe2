import { csvOf } from "../csv.ts";
import { setInto } from "../pdf-paper.ts";
import { freshDocument } from "../pdf-production.ts";
import type { PrivilegeLogEntry } from "../../../workflows/production/privilege-log.ts";
import type { Sheet } from "../../../workflows/papers/paper.ts";
import { certificateSheet } from "../../../workflows/production/packet/certificate.ts";
import { concordanceOf, opticonOf, volumeOf } from "../../../workflows/production/packet/load-files.ts";
import {
  logSheet,
  onPaper,
  redactedTable,
  withheldRecords,
  withheldTable,
} from "../../../workflows/production/packet/logs.ts";
import type { Told } from "../../../workflows/production/packet/logs.ts";
import {
  coverSheet,
  indexSheet,
  redisclosureSheet,
  termsSheet,
} from "../../../workflows/production/packet/papers.ts";

/** A file of a packet that follows from what the manifest says. */
export type Following =
  | { readonly name: string; readonly sheet: Sheet }
  | { readonly name: string; readonly text: string };

/** Every paper, log and load file of a packet, in order; which they are depends on what was withheld and under which terms it goes. */
export function followingFrom(told: Told): readonly Following[] {
  const { protectiveOrder } = told;
  return [
    { name: "certificate.pdf", sheet: certificateSheet(told) },
    { name: "cover-letter.pdf", sheet: coverSheet(told) },
    { name: "index.pdf", sheet: indexSheet(told) },
    ...withheldLog(told, withheldTable(told)),
    ...redactedLog(told),
    ...(protectiveOrder === null
      ? []
      : [{ name: "protective-order.pdf", sheet: termsSheet(told, protectiveOrder) }]),
    ...redisclosed(told),
    ...loadFiles(told),
  ];
}

/**
 * What goes along in the archive of a production whose letter is written elsewhere, and of which records are withheld whole and
 * without a number. The custodian certifies such a production in a paper of its own.
 */
export const enclosedWith = (told: Told, withheld: readonly PrivilegeLogEntry[]): readonly Following[] => [
  { name: "index.pdf", sheet: indexSheet(told) },
  ...withheldLog(told, withheldRecords(withheld)),
  ...redactedLog(told),
  ...redisclosed(told),
  ...loadFiles(told),
];

type Table = readonly (readonly string[])[];
const withheldLog = (told: Told, table: Table): readonly Following[] =>
  log(table, "privilege-log", logSheet("Log of what is withheld", told, onPaper.withheld, table));
const redactedLog = (told: Told): readonly Following[] => {
  const table = redactedTable(told);
  return log(table, "redaction-log", logSheet("Log of what was taken out", told, onPaper.redacted, table));
};

/** A log of no rows is none. */
const log = (table: Table, name: string, sheet: Sheet): readonly Following[] =>
  table.length < 2
    ? []
    : [
        { name: `${name}.pdf`, sheet },
        { name: `${name}.csv`, text: csvOf(table) },
      ];

const redisclosed = (told: Told): readonly Following[] =>
  told.redisclosure === "none" ? [] : [{ name: "redisclosure-notice.pdf", sheet: redisclosureSheet(told) }];

const loadFiles = (told: Told): readonly Following[] => [
  { name: `${volumeOf(told)}.dat`, text: concordanceOf(told) },
  { name: `${volumeOf(told)}.opt`, text: opticonOf(told) },
];

/** Sets one of them; pages are null where it is no PDF. */
export async function setFollowing(
  one: Following,
  at: Date,
): Promise<{ readonly name: string; readonly bytes: Uint8Array; readonly pages: number | null }> {
  if ("text" in one) return { name: one.name, bytes: Buffer.from(one.text), pages: null };
  const document = await freshDocument(at);
  const { pages } = await setInto(document, one.sheet);
  return { name: one.name, bytes: await document.save({ useObjectStreams: false }), pages };
}

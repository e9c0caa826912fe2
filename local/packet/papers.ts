import { csvOf } from "../../functions/adapters/csv.ts";
import { setInto } from "../../functions/adapters/pdf-paper.ts";
import { freshDocument } from "../../functions/adapters/pdf-production.ts";
import type { Sheet } from "../../workflows/papers/paper.ts";
import { certificateSheet } from "../../workflows/production/packet/certificate.ts";
import { concordanceOf, opticonOf, volumeOf } from "../../workflows/production/packet/load-files.ts";
import { logSheet, onPaper, redactedTable, withheldTable } from "../../workflows/production/packet/logs.ts";
import type { Told } from "../../workflows/production/packet/logs.ts";
import {
  coverSheet,
  indexSheet,
  redisclosureSheet,
  termsSheet,
} from "../../workflows/production/packet/papers.ts";

/** A file of a packet that follows from what the manifest says. */
export type Following =
  | { readonly name: string; readonly sheet: Sheet }
  | { readonly name: string; readonly text: string };

/** Every paper, log and load file of a packet, in order; which they are depends on what was withheld and under which terms it goes. */
export function followingFrom(told: Told): readonly Following[] {
  const [withheld, redacted] = [withheldTable(told), redactedTable(told)];
  const logs = (
    name: string,
    title: string,
    columns: (typeof onPaper)[keyof typeof onPaper],
    table: readonly (readonly string[])[],
  ): readonly Following[] =>
    table.length < 2
      ? []
      : [
          { name: `${name}.pdf`, sheet: logSheet(title, told, columns, table) },
          { name: `${name}.csv`, text: csvOf(table) },
        ];
  const { protectiveOrder, redisclosure } = told;
  return [
    { name: "certificate.pdf", sheet: certificateSheet(told) },
    { name: "cover-letter.pdf", sheet: coverSheet(told) },
    { name: "index.pdf", sheet: indexSheet(told) },
    ...logs("privilege-log", "Log of what is withheld", onPaper.withheld, withheld),
    ...logs("redaction-log", "Log of what was taken out", onPaper.redacted, redacted),
    ...(protectiveOrder === null
      ? []
      : [{ name: "protective-order.pdf", sheet: termsSheet(told, protectiveOrder) }]),
    ...(redisclosure === "none" ? [] : [{ name: "redisclosure-notice.pdf", sheet: redisclosureSheet(told) }]),
    { name: `${volumeOf(told)}.dat`, text: concordanceOf(told) },
    { name: `${volumeOf(told)}.opt`, text: opticonOf(told) },
  ];
}

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

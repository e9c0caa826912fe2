import type { Certificate, Found } from "../contract/retention.ts";
import { shelfClassWords } from "../contract/retention-words.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import { localDateOf } from "../facts/local-date.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { Sender } from "./case.ts";
import type { Block, Line, Sheet } from "./paper.ts";

export const destructionVersion = "2026.11.1";

type Of = {
  readonly practice: Sender & { readonly timeZone: string };
  readonly person: { readonly name: string; readonly birthDate: CalendarDate };
  /** Of the whole certificate in the ledger. */
  readonly sha256: string;
};

/** The certificate of destruction, with as much of it as whoever asks may be told; the notice on the rest is always the same. */
export function destructionPaper(certificate: Certificate, { practice, person, sha256 }: Of): Sheet {
  const on = (at: Instant) => dateInWords(localDateOf(at, practice.timeZone));
  const { proposed, confirmed, records, finishedAt } = certificate;
  const from = [practice.name, practice.address, practice.phone].filter((part) => part !== undefined);
  const paragraph = (words: string): Block => ({ kind: "paragraph", line: [words] });
  return {
    title: "Certificate of destruction",
    version: destructionVersion,
    blocks: [
      { kind: "lines", lines: from.map((part) => [part]) },
      { kind: "title", line: ["Certificate of destruction"] },
      {
        kind: "lines",
        lines: [
          [`Record of: ${person.name}, born ${dateInWords(person.birthDate)}`],
          [`Certificate: ${certificate.disposalId}`],
          [`Destroyed by: ${on(finishedAt)}`],
          [
            `Schedule: edition ${certificate.edition}; treatment ended on ${dateInWords(certificate.treatmentEndedOn)}`,
          ],
        ],
      },
      paragraph(
        `What was on file of this person as a record was destroyed, as proposed by ${proposed.name} on ${on(proposed.at)} and confirmed by ${confirmed.name} on ${on(confirmed.at)}. No legal hold and no open request kept it: that was looked at before each record.`,
      ),
      paragraph(`Ground: ${certificate.ground}`),
      { kind: "heading", line: ["What was destroyed"] },
      ...(records.length === 0
        ? [paragraph("There were no records that are listed here.")]
        : [
            {
              kind: "table",
              head: ["Class", "Of", "File (SHA-256)", "How"],
              rows: records.map((record): readonly Line[] => [
                [className(record.class)],
                [dateInWords(record.sessionOn)],
                [`${record.sha256.slice(0, 16)}…`],
                [howWords(record.found)],
              ]),
            } as const,
          ]),
      paragraph(
        "Psychotherapy notes are listed for whoever wrote them and for nobody else. Of whatever was on the shelf, the keys were destroyed first and nothing that is stored is left; what may still exist is said below.",
      ),
      { kind: "heading", line: ["What may still exist"] },
      {
        kind: "items",
        items: certificate.copies.map(({ what, until }) => [
          until === null ? `${what}.` : `${what}: until ${dateInWords(until)}.`,
        ]),
      },
      { kind: "heading", line: ["Signed"] },
      {
        kind: "lines",
        lines: [proposed, confirmed].map(({ name }) => [`${name}: `, { blank: "signature and date" }]),
      },
      paragraph(`Digest of the certificate in the ledger (SHA-256): ${sha256}`),
    ],
  };
}

const className = (of: keyof typeof shelfClassWords): string =>
  of === "psychotherapy-notes" ? "Psychotherapy note" : shelfClassWords[of];

/** How a record was destroyed: what stood under a key of its own, by that key; everything else version by version. */
function howWords({ keys, sealed, plain }: Found): string {
  const versions = sealed + plain;
  const all = `${versions} stored ${versions === 1 ? "version" : "versions"} deleted`;
  if (sealed === 0 && keys === 0) return all;
  return keys > 0
    ? `${keys} wrapped ${keys === 1 ? "key" : "keys"} destroyed, then ${all}`
    : `${all}, the wrapped key that lay beside it among them`;
}

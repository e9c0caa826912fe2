import type { Certificate, Found } from "../contract/retention.ts";
import { holderWords, shelfClassWords } from "../contract/retention-words.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import { localDateOf } from "../facts/local-date.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { Sender } from "./case.ts";
import type { Block, Line, Sheet } from "./paper.ts";

export const destructionVersion = "2026.11.2";

type Of = {
  readonly practice: Sender & { readonly timeZone: string };
  readonly person: { readonly name: string; readonly birthDate: CalendarDate };
  /** Of the whole certificate in the ledger. */
  readonly sha256: string;
  /** Of a disposal that somebody ended before everything was destroyed. */
  readonly ended?: {
    readonly name: string;
    readonly at: Instant;
    readonly reason: string;
    readonly inPart: number;
  };
};

/** The certificate of destruction, with as much of it as whoever asks may be told; the notice on the rest is always the same. */
export function destructionPaper(certificate: Certificate, { practice, person, sha256, ended }: Of): Sheet {
  const on = (at: Instant) => dateInWords(localDateOf(at, practice.timeZone));
  const { proposed, confirmed, records, finishedAt, span, tooLate } = certificate;
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
          [`${ended ? "Closed on" : "Destroyed by"}: ${on(finishedAt)}`],
          ...(span ? [[spanWords(span)]] : []),
          [
            `Schedule: edition ${certificate.edition}; treatment ended on ${dateInWords(certificate.treatmentEndedOn)}`,
          ],
        ],
      },
      paragraph(
        `${ended ? "What is listed here" : "The record of this person as it is listed here"} was destroyed, as proposed by ${proposed.name} on ${on(proposed.at)} and confirmed by ${confirmed.name} on ${on(confirmed.at)}. No legal hold and no open request kept it: that was looked at before each record was.`,
      ),
      ...(ended ? [paragraph(endedWords(ended, on(ended.at)))] : []),
      ...(tooLate.length === 0
        ? []
        : [
            paragraph(
              `Requests that would have kept the record came when it was being destroyed or was gone: ${tooLate.map(holderWords).join("; ")}.`,
            ),
          ]),
      paragraph(`Ground: ${certificate.ground}`),
      { kind: "heading", line: ["What was destroyed"] },
      ...(records.length === 0
        ? [paragraph("There were no records that are listed here.")]
        : [
            {
              kind: "table",
              head: ["Class", "Record", "Destroyed", "How"],
              rows: records.map((record): readonly Line[] => [
                [className(record.class)],
                [record.documentId],
                [on(record.destroyedAt)],
                [howWords(record.found)],
              ]),
            } as const,
          ]),
      paragraph(
        "Psychotherapy notes, and what nobody had classified, are listed for whoever brought them in and for nobody else. Those that the schedule let go with the record, if there were any, were destroyed with it, their keys first; those that it keeps stay. Of what was destroyed nothing is left in storage; what may still exist is said below.",
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

const className = (of: keyof typeof shelfClassWords): string => {
  if (of === "unclassified") return "Not classified";
  return of === "psychotherapy-notes" ? "Psychotherapy note" : shelfClassWords[of];
};

const spanWords = ({ firstOn, lastOn }: NonNullable<Certificate["span"]>): string =>
  firstOn === lastOn
    ? `Chart of: ${dateInWords(firstOn)}`
    : `Chart of: ${dateInWords(firstOn)} to ${dateInWords(lastOn)}`;

const endedWords = ({ name, reason, inPart }: NonNullable<Of["ended"]>, on: string): string =>
  `${name} closed the disposal on ${on} before everything was destroyed: ${reason} What was whole stays on file.${
    inPart === 0
      ? ""
      : ` Of ${inPart === 1 ? "1 record that is listed here" : `${inPart} records that are listed here`} only a part is left, which stays too and is destroyed with the next disposal.`
  }`;

/** How a record was destroyed: what stood under a key of its own, by that key; everything else version by version. */
function howWords({ keys, sealed, plain, incoming }: Found): string {
  const versions = sealed + plain + incoming;
  const all = `${versions} stored ${versions === 1 ? "version" : "versions"} deleted`;
  if (sealed === 0 && keys === 0) return all;
  return keys > 0
    ? `${keys} wrapped ${keys === 1 ? "key" : "keys"} destroyed, then ${all}`
    : `${all}, the wrapped key that lay beside it among them`;
}

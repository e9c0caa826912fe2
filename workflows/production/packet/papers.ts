import { dateInWords } from "../../deadlines/civil-calendar.ts";
import { legalWords } from "../../papers/legal.ts";
import type { Block, Line, Sheet } from "../../papers/paper.ts";
import { batesNumber } from "../bates.ts";
import { ofWhatIsNeverListed } from "../privilege-log.ts";
import { version } from "./logs.ts";
import type { Told } from "./logs.ts";
import { documentPath, withheldInFull } from "./manifest.ts";

const paragraph = (words: string): Block => ({ kind: "paragraph", line: [words] });
const head = ({ practice, title, assembledAt }: Told): Block => ({
  kind: "lines",
  lines: [[practice], [dateInWords(assembledAt.slice(0, 10))], [title]],
});
const sheet = (title: string, about: Told, blocks: readonly Block[]): Sheet => ({
  title,
  version,
  blocks: [{ kind: "title", line: [title] }, head(about), ...blocks],
});

/** First and last number of a packet, as a letter says them. */
export const rangeOf = ({ prefix, firstNumber, lastNumber }: Told): string =>
  firstNumber === lastNumber
    ? batesNumber(prefix, firstNumber)
    : `${batesNumber(prefix, firstNumber)} to ${batesNumber(prefix, lastNumber)}`;

const isWithheld = ({ documents }: Told): boolean => documents.some(({ withheld }) => withheld.length > 0);

/** The letter on top. */
export const coverSheet = (about: Told): Sheet => {
  const { to, court, docket, phase, protectiveOrder, redisclosure } = about;
  const matter = [...(court === null ? [] : [court]), ...(docket === null ? [] : [`No. ${docket}`])];
  const addressed = [...to, ...matter].map((words): Line => [words]);
  return sheet("Cover letter", about, [
    ...(addressed.length === 0 ? [] : [{ kind: "lines" as const, lines: addressed }]),
    ...(phase === 1
      ? []
      : [paragraph(`This is phase ${phase} of the production; its numbers go on from those before.`)]),
    paragraph(`Enclosed are records numbered ${rangeOf(about)}. The index lists them by number.`),
    ...(isWithheld(about)
      ? [
          paragraph(
            "Pages are withheld. They keep their numbers, and the log of what is withheld names each with its ground. Where a whole document is withheld, a sheet stands in its place.",
          ),
        ]
      : []),
    paragraph(ofWhatIsNeverListed),
    paragraph("This letter says what is enclosed. It does not certify that nothing else exists."),
    ...(redisclosure === "part-2" ? [paragraph(legalWords("part-2-statement").text)] : []),
    ...(protectiveOrder === null
      ? []
      : [
          paragraph(
            "These records are produced under a protective order. Its terms are enclosed and bind whoever receives them.",
          ),
        ]),
    paragraph(
      "The manifest lists every file with its SHA-256 digest. If what you received differs, tell us at once.",
    ),
    { kind: "lines", lines: [["Custodian of records"], [about.practice]] },
  ]);
};

/** Every document by number, with the digest of the file that it has by itself. */
export const indexSheet = (about: Told): Sheet =>
  sheet("Index", about, [
    {
      kind: "table",
      head: ["Numbers", "Date", "Document", "In the packet"],
      rows: about.documents.map((document) => {
        const { batesFirst, batesLast, date, name, type } = document;
        return [
          batesFirst === batesLast ? batesFirst : `${batesFirst} to ${batesLast}`,
          date ?? "",
          // The sheet tells nothing of the document, nor does its row.
          withheldInFull(document) ? type : name,
          stateOf(document),
        ].map((words): Line => [words]);
      }),
    },
  ]);

function stateOf(document: Told["documents"][number]): string {
  if (document.setAside !== null) return "could not be reproduced: pages in its place say so";
  if (withheldInFull(document)) return "withheld in full: a sheet in its place";
  const taken = [
    ...(document.withheld.length > 0 ? ["withheld in part"] : []),
    ...(document.redacted.length > 0 ? ["redacted"] : []),
  ];
  return taken.length === 0 ? "whole" : taken.join(", ");
}

/** The terms of the protective order under which records go. */
export const termsSheet = (about: Told, { enteredOn, terms }: NonNullable<Told["protectiveOrder"]>): Sheet =>
  sheet("Terms of the protective order", about, [
    paragraph(`Entered on ${dateInWords(enteredOn)}. These terms bind whoever receives the records:`),
    { kind: "items", items: terms.map((words): Line => [words]) },
    paragraph(legalWords("qualified-protective-order").text),
  ]);

/** The prescribed statement against passing records on (42 CFR 2.32). */
export const redisclosureSheet = (about: Told): Sheet => {
  const { text, exact } = legalWords("part-2-long-statement");
  return sheet("Notice against redisclosure", about, [
    paragraph(legalWords("part-2-statement").text),
    paragraph(text),
    ...exact.map(paragraph),
  ]);
};

/** What a certificate says of the file that it goes with: which it is, what stays out, what could not be reproduced. */
export function certifiedWords(about: Told): readonly string[] {
  const { files, documents } = about;
  const production = files.find(({ name }) => name === "production.pdf");
  const withheld = documents.flatMap((document) => document.withheld);
  const pages = production?.pages ?? 0;
  return [
    `The file production.pdf has ${pages} ${pages === 1 ? "page" : "pages"}, numbered ${rangeOf(about)}.`,
    `Its SHA-256 digest is ${production?.sha256 ?? ""}.`,
    ...(withheld.length === 0
      ? []
      : [
          `Withheld, each with the number of its page: ${withheld.map(({ number, ground }) => `${number} (${ground})`).join("; ")}.`,
        ]),
    ...documents
      .filter(({ setAside }) => setAside !== null)
      .map(
        ({ name, batesFirst, batesLast }) =>
          `${name} could not be reproduced; pages that say so stand under ${batesFirst} to ${batesLast}.`,
      ),
  ];
}

/** One line for each document: its numbers, and what its file is known by. */
export const digestLines = ({ documents, files }: Told): readonly string[] =>
  documents.map((document) => {
    const path = documentPath(document);
    const file = files.find(({ name }) => name === path);
    return `${document.batesFirst} to ${document.batesLast}, ${file?.pages ?? 0} pages in ${path}, SHA-256 ${file?.sha256 ?? ""}`;
  });

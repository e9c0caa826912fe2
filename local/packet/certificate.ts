import { setLetter } from "../../functions/adapters/pdf-letter.ts";
import { batesNumber } from "../../workflows/production/bates.ts";
import type { PacketManifest } from "../../workflows/production/packet-plan.ts";

type Certified = Pick<
  PacketManifest,
  "title" | "practice" | "prefix" | "firstNumber" | "lastNumber" | "assembledAt" | "documents"
> & { readonly sha256: string; readonly pages: number };

/** What a certificate says of the file that it goes with: which it is, what stays out of it, and what could not be reproduced. */
export function certifiedWords({
  sha256,
  prefix,
  firstNumber,
  lastNumber,
  pages,
  documents,
}: Certified): readonly string[] {
  const withheld = documents.flatMap((document) => document.withheld);
  return [
    `The file production.pdf has ${pages} ${pages === 1 ? "page" : "pages"}, numbered ${batesNumber(prefix, firstNumber)} to ${batesNumber(prefix, lastNumber)}.`,
    `Its SHA-256 digest is ${sha256}.`,
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

/** The page that goes with a packet and says which file it is of. It certifies nothing that a person would have to swear. */
export function certificate(certified: Certified): ReturnType<typeof setLetter> {
  const { title, practice, assembledAt } = certified;
  return setLetter(
    {
      from: practice,
      to: [],
      on: assembledAt.slice(0, 10),
      re: [title, "What is in this packet"],
      paragraphs: [...certifiedWords(certified)],
      withheld: [],
      closing: [],
    },
    new Date(assembledAt),
  );
}

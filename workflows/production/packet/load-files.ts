import { documentPath, textPath, withheldInFull } from "./manifest.ts";
import type { PacketDocumentRow, PacketManifest } from "./manifest.ts";

// The two files by which tools of litigation take in a production. Concordance: U+00FE around a value, U+0014 between two,
// U+00AE for a new line within one, UTF-8 with its mark. Opticon: one line for each file of pages.

const [quote, between, newLine, mark] = ["\u00fe", "\u0014", "\u00ae", "\ufeff"];

const fields = [
  "BEGDOC",
  "ENDDOC",
  "BEGATTACH",
  "ENDATTACH",
  "DOCTYPE",
  "DOCDATE",
  "CONFIDENTIALITY",
  "REDACTED",
  "WITHHELD",
  "PAGES",
  "HASH",
  "PDFPATH",
  "TEXTPATH",
] as const;
type Field = (typeof fields)[number];

type Loaded = Pick<PacketManifest, "documents" | "files" | "confidentiality" | "phase">;

/** The label of a production among those of its request: VOL001 for the first. */
export const volumeOf = ({ phase }: Pick<PacketManifest, "phase">): string =>
  `VOL${String(phase).padStart(3, "0")}`;

/** The rows of a production as Concordance takes them, one a document, behind a row of names. */
export function concordanceOf(packet: Loaded): string {
  const rows = packet.documents.map((document) => {
    const values = valuesOf(document, packet);
    return fields.map((field) => values[field]);
  });
  return `${mark}${[fields, ...rows].map((row) => `${row.map(cell).join(between)}\r\n`).join("")}`;
}

/** The files of a production as Opticon takes them: key, volume, path, whether a document begins, folder, box, pages. */
export function opticonOf(packet: Loaded): string {
  return packet.documents
    .map((document) =>
      [
        document.batesFirst,
        volumeOf(packet),
        windows(documentPath(document)),
        "Y",
        "",
        "",
        pagesOf(document, packet),
      ]
        .join(",")
        .concat("\r\n"),
    )
    .join("");
}

function valuesOf(document: PacketDocumentRow, packet: Loaded): Readonly<Record<Field, string>> {
  const { batesFirst, batesLast, type, date, withheld, redacted } = document;
  const gone = withheldInFull(document);
  return {
    BEGDOC: batesFirst,
    ENDDOC: batesLast,
    // Records of a practice have no attachments of their own: each is a family of one.
    BEGATTACH: "",
    ENDATTACH: "",
    DOCTYPE: type,
    DOCDATE: date?.replaceAll("-", "") ?? "",
    CONFIDENTIALITY: packet.confidentiality ?? "",
    REDACTED: redacted.length > 0 ? "Y" : "N",
    WITHHELD: gone ? "Full" : withheld.length > 0 ? "Part" : "No",
    PAGES: pagesOf(document, packet),
    HASH: fileOf(documentPath(document), packet)?.sha256 ?? "",
    PDFPATH: windows(documentPath(document)),
    TEXTPATH: windows(textPath(document)),
  };
}

const fileOf = (path: string, { files }: Pick<Loaded, "files">) => files.find(({ name }) => name === path);
const pagesOf = (document: PacketDocumentRow, packet: Loaded): string =>
  String(fileOf(documentPath(document), packet)?.pages ?? "");
/** A path as the tools that read these files write it, from the folder where they lie. */
const windows = (path: string): string => `.\\${path.replaceAll("/", "\\")}`;

const cell = (value: string): string =>
  `${quote}${value
    .replaceAll(/\r\n?|\n/g, newLine)
    // What stands for a boundary is none of a value.
    .replaceAll(quote, " ")
    .replaceAll(between, " ")}${quote}`;

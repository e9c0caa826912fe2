import { describe, expect, it } from "vitest";
import { concordanceOf, opticonOf } from "../../../../workflows/production/packet/load-files.ts";
import type { PacketDocumentRow } from "../../../../workflows/production/packet/manifest.ts";

const row: PacketDocumentRow = {
  name: "Progress notes",
  type: "progress note",
  date: "2026-03-31",
  author: null,
  sha256: "a".repeat(64),
  batesFirst: "DUC000001",
  batesLast: "DUC000003",
  pages: 3,
  withheld: [{ page: 2, number: "DUC000002", ground: "privilege" }],
  redacted: [],
  leftOut: [],
  setAside: null,
};
const packet = {
  documents: [row],
  phase: 12,
  confidentiality: "Confidential",
  files: [{ name: "documents/DUC000001.pdf", sha256: "b".repeat(64), bytes: 9, pages: 2 }],
};

/** As a tool that knows only the delimiters reads it. */
const read = (text: string) =>
  text
    .slice(1)
    .split("\r\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\u0014").map((cell) => cell.slice(1, -1)));

describe("the load files of a production", () => {
  it("names its documents as Concordance takes them, in UTF-8 with its mark", () => {
    const text = concordanceOf(packet);
    expect(text.startsWith("\ufeff\u00feBEGDOC\u00fe\u0014\u00feENDDOC\u00fe\u0014")).toBe(true);
    const [head = [], values = []] = read(text);
    expect(Object.fromEntries(head.map((name, at) => [name, values[at]]))).toEqual({
      BEGDOC: "DUC000001",
      ENDDOC: "DUC000003",
      BEGATTACH: "",
      ENDATTACH: "",
      DOCTYPE: "progress note",
      DOCDATE: "20260331",
      CONFIDENTIALITY: "Confidential",
      REDACTED: "N",
      WITHHELD: "Part",
      PAGES: "2",
      HASH: "b".repeat(64),
      PDFPATH: ".\\documents\\DUC000001.pdf",
      TEXTPATH: ".\\text\\DUC000001.txt",
    });
  });

  it("names its files as Opticon takes them", () => {
    expect(opticonOf(packet)).toBe("DUC000001,VOL012,.\\documents\\DUC000001.pdf,Y,,,2\r\n");
  });

  it("lets no value end a field or a row", () => {
    const text = concordanceOf({ ...packet, confidentiality: "a\u00fe\u0014\u00feb\r\nc\nd" });
    const rows = read(text);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toHaveLength(13);
    expect(rows[1]?.[6]).toBe("a   b\u00aec\u00aed");
  });
});

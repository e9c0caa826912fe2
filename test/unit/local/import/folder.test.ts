import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { csvRows } from "../../../../local/import/csv-rows.ts";
import { piecesOfBundle } from "../../../../local/import/from-bundle.ts";
import { piecesOfFolder } from "../../../../local/import/from-folder.ts";
import type { Piece } from "../../../../local/import/piece.ts";
import { bundleOf, fhirDocument, fhirPatient, normal } from "../../../support/fhir.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function aFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "duces-import-"));
  folders.push(folder);
  mkdirSync(join(folder, "records"));
  writeFileSync(join(folder, "records", "outside.pdf"), "%PDF-outside");
  mkdirSync(join(folder, "records", "in"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "records", "in", name), text);
  return join(folder, "records", "in");
}
async function read(folder: string): Promise<readonly Piece[]> {
  const pieces: Piece[] = [];
  for await (const piece of piecesOfFolder(folder)) pieces.push(piece);
  return pieces;
}
const row = { file: "a.pdf", patient: "Rowan Ellery", birthDate: "1987-04-19", sessionOn: "2026-03-04" };

describe("a folder with a manifest", () => {
  it("is read as CSV: what has no kind, or one that nobody knows, waits for a person", async () => {
    const folder = aFolder({
      "a.pdf": "%PDF-a",
      "manifest.csv": [
        "file,patient,birthDate,sessionOn,kind,title",
        'a.pdf,Rowan Ellery,1987-04-19,2026-03-04,progress-note,"Session 3, long"',
        "a.pdf,Rowan Ellery,1987-04-19,2026-03-04,psychotherapy-note,",
        "a.pdf,Rowan Ellery,1987-04-19,2026-03-04,,",
        "a.pdf,Rowan Ellery,1987-04-19,2026-03-04,process note,",
        "",
      ].join("\r\n"),
    });
    const pieces = await read(folder);
    const pdf = Buffer.from("%PDF-a").toString("base64");
    expect(pieces.map((piece) => (piece.is === "readable" ? piece.body : piece.words))).toEqual([
      { kind: "progress-note", title: "Session 3, long", sessionOn: "2026-03-04", pdf },
      { kind: "psychotherapy-note", sessionOn: "2026-03-04", pdf },
      { kind: "unclassified", because: "not-said", sessionOn: "2026-03-04", pdf },
      { kind: "unclassified", because: "unknown-label", sessionOn: "2026-03-04", pdf },
    ]);
    expect(pieces.map(({ shown }) => shown)).toEqual(["row 1", "row 2", "row 3", "row 4"]);
  });

  it("is read as JSON, and names nothing outside the folder, by no path and no link", async () => {
    const folder = aFolder({
      "a.pdf": "%PDF-a",
      "manifest.json": JSON.stringify([
        row,
        { ...row, file: "../outside.pdf" },
        { ...row, file: "link.pdf" },
        { ...row, file: "missing.pdf" },
        { ...row, birthDate: "April 1987" },
        { ...row, extra: "column" },
        7,
      ]),
    });
    symlinkSync(join(folder, "..", "outside.pdf"), join(folder, "link.pdf"));
    const pieces = await read(folder);
    expect(pieces.map((piece) => (piece.is === "readable" ? piece.body.kind : piece.words))).toEqual([
      "unclassified",
      "The file that it names lies outside the folder.",
      "The file that it names lies outside the folder.",
      "The file that it names is not in the folder.",
      "Its row in the manifest is not right: look at birthDate.",
      "Its row in the manifest is not right: look at its columns.",
      "Its row in the manifest is not right: look at its columns.",
    ]);
    expect(JSON.stringify(pieces.map(({ shown }) => shown))).not.toContain("Rowan");
  });

  it("names notes on paper by where they lie, and prints nothing of it", async () => {
    const { file: _none, ...paper } = {
      ...row,
      kind: "psychotherapy-note",
      paperAt: "the grey cabinet",
      paperPages: 12,
    };
    const folder = aFolder({
      "manifest.json": JSON.stringify([
        paper,
        { ...paper, kind: "progress-note" },
        { ...paper, paperPages: 0 },
      ]),
    });
    const pieces = await read(folder);
    expect(pieces.map((piece) => (piece.is === "readable" ? piece.body : piece.is))).toEqual([
      {
        kind: "psychotherapy-note-on-paper",
        sessionOn: "2026-03-04",
        paper: { where: "the grey cabinet", pages: 12, volumes: 1 },
      },
      "refused",
      "refused",
    ]);
    expect(
      JSON.stringify(pieces.map((piece) => [piece.shown, piece.is === "refused" && piece.words])),
    ).not.toContain("cabinet");
  });

  it.each([
    ["neither", {}],
    ["no list", { "manifest.json": "{}" }],
    ["not JSON", { "manifest.json": "[" }],
    ["a quote", { "manifest.csv": 'file,patient\na"b.pdf,x' }],
    ["cells", { "manifest.csv": "file,patient\na.pdf" }],
  ])("is refused in words: %s", async (words, files) => {
    await expect(read(aFolder(files))).rejects.toThrow(words);
  });

  it("has CSV with quotes, empty cells and a mark of its encoding", () => {
    expect(csvRows('\uFEFFa,b\n"x ""y""\nz",\n,')).toEqual([{ a: 'x "y"\nz', b: "" }]);
    expect(csvRows("a,b\n1,2\r\n")).toEqual([{ a: "1", b: "2" }]);
    expect(csvRows("")).toEqual([]);
  });
});

describe("a file with a bundle", () => {
  const pieces = (text: string) => [...piecesOfBundle(text, "America/Chicago")];
  it("is read with every document that it holds whole", () => {
    const text = JSON.stringify(
      bundleOf([
        fhirPatient,
        fhirDocument("d1", [normal]),
        fhirDocument("d2", [normal], undefined, { subject: { reference: "Patient/p9" } }),
        { resourceType: "DocumentReference", id: "d3" },
      ]),
    );
    expect(pieces(text).map((piece) => [piece.shown, piece.is])).toEqual([
      ["DocumentReference/d3", "refused"],
      ["DocumentReference/d1", "readable"],
      ["DocumentReference/d2", "refused"],
    ]);
  });
  it("is refused where a field is given twice: a label could be said and unsaid", () => {
    expect(() => pieces('{"resourceType":"Bundle","resourceType":"Bundle"}')).toThrow("given twice");
    expect(() => pieces("{}")).toThrow("not a Bundle");
  });
});

import { readFile, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import * as z from "zod";
import { parseStrictJson } from "../../functions/adapters/strict-json.ts";
import { calendarDateSchema } from "../../workflows/contract/ids.ts";
import { onPaperSchema, ordinaryKinds, paperLocatorSchema } from "../../workflows/contract/records.ts";
import { csvRows } from "./csv-rows.ts";
import { SourceUnreadable } from "./piece.ts";
import type { Piece } from "./piece.ts";

/** One row of a folder's manifest. A kind that is not given, or that nobody here knows, leaves the record unclassified. */
const rowSchema = z.strictObject({
  file: z.string().min(1).max(300).optional(),
  patient: z.string().trim().min(1).max(160),
  birthDate: calendarDateSchema,
  sessionOn: calendarDateSchema,
  kind: z.string().max(60).optional(),
  title: z.string().trim().max(200).optional(),
  /** Of a psychotherapy note on paper, in place of a file: where it lies, how many pages, in how many volumes. */
  paperAt: paperLocatorSchema.shape.where.optional(),
  paperPages: z.coerce.number().optional(),
  paperVolumes: z.coerce.number().optional(),
});
const paperSchema = onPaperSchema.extend(paperLocatorSchema.shape);
type Row = z.infer<typeof rowSchema>;

const mostRows = 10_000;
/** The most bytes of a manifest and of a file. */
const largestManifest = 8 * 1024 * 1024;
const largestFile = 25 * 1024 * 1024;

/** The documents that `manifest.json` or `manifest.csv` of a folder names. Printed are numbers of rows: a file's name may name a patient. */
export async function* piecesOfFolder(folder: string): AsyncGenerator<Piece> {
  const root = await realpath(folder);
  const rows = await manifestOf(root);
  if (rows.length > mostRows)
    throw new SourceUnreadable(`The manifest has ${rows.length} rows; at most ${mostRows} are read.`);
  for (const [at, value] of rows.entries()) {
    const shown = `row ${at + 1}`;
    const row = rowSchema.safeParse(value);
    if (!row.success) {
      const where = row.error.issues.map(({ path }) => path.join(".")).find((path) => path !== "");
      const words = `Its row in the manifest is not right: look at ${where ?? "its columns"}.`;
      yield { sourceId: shown, shown, is: "refused", words };
    } else yield await pieceOf(root, row.data, shown);
  }
}

async function pieceOf(root: string, row: Row, shown: string): Promise<Piece> {
  const { file, paperAt } = row;
  const sourceId = file === undefined ? `paper ${paperAt ?? ""} ${row.sessionOn}` : `file ${file}`;
  const refused = (words: string): Piece => ({ sourceId, shown, is: "refused", words });
  const patient = { names: [row.patient], birthDate: row.birthDate };
  const of = { sourceId, shown, is: "readable", patient, author: undefined } as const;
  if (file === undefined) {
    const paper = paperSchema.safeParse({
      where: paperAt,
      pages: row.paperPages,
      volumes: row.paperVolumes ?? 1,
    });
    if (!paper.success || row.kind !== "psychotherapy-note")
      return refused(
        "It names neither a file nor, of a psychotherapy note, where it lies on paper and how many pages.",
      );
    const kind = "psychotherapy-note-on-paper" as const;
    return { ...of, body: { kind, sessionOn: row.sessionOn, paper: paper.data } };
  }
  const path = await realpath(join(root, file)).catch(() => undefined);
  if (path === undefined) return refused("The file that it names is not in the folder.");
  if (!path.startsWith(`${root}${sep}`)) return refused("The file that it names lies outside the folder.");
  const { size } = await stat(path);
  if (size > largestFile) return refused("Its file is larger than 25 MB.");
  const pdf = (await readFile(path)).toString("base64");
  const body = { ...whatItIs(row), sessionOn: row.sessionOn, pdf };
  return { ...of, body };
}

function whatItIs({ kind = "", title = "" }: Row) {
  if (kind === "psychotherapy-note") return { kind } as const;
  const known = ordinaryKinds.find((one) => one === kind);
  if (known === undefined)
    return { kind: "unclassified", because: kind === "" ? "not-said" : "unknown-label" } as const;
  return { kind: known, title: title === "" ? known : title } as const;
}

async function manifestOf(root: string): Promise<readonly unknown[]> {
  for (const name of ["manifest.json", "manifest.csv"]) {
    const path = join(root, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    if (found.size > largestManifest) throw new SourceUnreadable("The manifest is larger than 8 MB.");
    const text = await readFile(path, "utf8");
    if (name === "manifest.csv")
      return csvRows(text).map((row) =>
        Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")),
      );
    const parsed = parseStrictJson(text);
    if (!parsed.ok) throw new SourceUnreadable(parsed.words);
    if (!Array.isArray(parsed.value)) throw new SourceUnreadable("The manifest is no list of rows.");
    return parsed.value;
  }
  throw new SourceUnreadable("The folder has neither manifest.json nor manifest.csv.");
}

import { createHash } from "node:crypto";
import { normalisedName } from "../../functions/adapters/ledger-keys.ts";
import { unclassifiedWords } from "../../workflows/contract/unclassified.ts";
import type { RecordUpload } from "../../workflows/contract/records.ts";
import { Refusal } from "../journey/api.ts";
import { onceScanned } from "../journey/once-scanned.ts";
import { SourceUnreadable } from "./piece.ts";
import type { Piece } from "./piece.ts";

/** The API of the practice, as whoever signed in. */
export type Api = <Answer>(
  name: "me" | "findPatients" | "importRecord" | "announceRecord",
  input?: { readonly parameters?: Readonly<Record<string, string>>; readonly body?: unknown },
) => Promise<Answer>;

/** How one document ended; names nobody. */
export type Outcome = {
  readonly shown: string;
  readonly ended: "taken" | "unclassified" | "refused";
  readonly words: string;
};
type Found = { readonly patientRef: string; readonly name: string; readonly birthDate: string };

/** The importId that a document has for ever: brought in again it is the same record. */
export const importIdOf = (sourceId: string): string =>
  createHash("sha256").update(`duces-import ${sourceId}`).digest("hex");

/** Takes in piece by piece, and tells of each how it ended. */
export async function* takeIn(
  api: Api,
  pieces: AsyncIterable<Piece> | Iterable<Piece>,
): AsyncGenerator<Outcome> {
  const me = await api<{ readonly name: string }>("me");
  const known = new Map<string, readonly Found[]>();
  const named = async (name: string): Promise<readonly Found[]> => {
    const found =
      known.get(name) ??
      (await api<{ readonly patients: readonly Found[] }>("findPatients", { body: { name } })).patients;
    known.set(name, found);
    return found;
  };
  for await (const piece of pieces) {
    const { shown } = piece;
    try {
      yield { shown, ...(await ended(api, me.name, named, piece)) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      yield { shown, ended: "refused", words: wordsOf(error) };
    }
  }
}

async function ended(
  api: Api,
  me: string,
  named: (name: string) => Promise<readonly Found[]>,
  piece: Piece,
): Promise<Omit<Outcome, "shown">> {
  const refused = (words: string) => ({ ended: "refused" as const, words });
  if (piece.is === "refused") return refused(piece.words);
  const { patient, author, body, sourceId } = piece;
  if (author !== undefined && !isBy(author, me))
    return refused("It was written by somebody else than who signed in. Its author brings it in.");
  const names = new Set(patient.names.map(normalisedName));
  const found = (await Promise.all([...names].map(named)))
    .flat()
    .filter(({ name, birthDate }) => names.has(normalisedName(name)) && birthDate === patient.birthDate);
  const refs = new Set(found.map(({ patientRef }) => patientRef));
  const [patientRef, ...others] = refs;
  if (patientRef === undefined) return refused("No patient of the practice has its name and birth date.");
  if (others.length > 0) return refused("Several patients of the practice have its name and birth date.");
  const importId = importIdOf(sourceId);
  const sent = await posted(api, patientRef, importId, body);
  await onceScanned(() => api("importRecord", { parameters: { patientRef }, body: { ...sent, importId } }));
  return body.kind === "unclassified"
    ? { ended: "unclassified", words: unclassifiedWords[body.because] }
    : { ended: "taken", words: takenWords[body.kind] };
}

/** The most characters of base64 that go in the call itself. */
const mostInCall = 5_500_000;

/** A file that is too large for the call is posted first, and named by its digest. */
async function posted(
  api: Api,
  patientRef: string,
  importId: string,
  body: Extract<Piece, { readonly is: "readable" }>["body"],
): Promise<object> {
  if (!("pdf" in body) || body.pdf === undefined || body.pdf.length <= mostInCall) return body;
  const { pdf, ...rest } = body;
  const bytes = Buffer.from(pdf, "base64");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const { url, fields } = await api<RecordUpload>("announceRecord", {
    parameters: { patientRef },
    body: { importId, size: bytes.length, sha256 },
  });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(bytes)], { type: "application/pdf" }), "file.pdf");
  const stored = await fetch(url, { method: "POST", body: form });
  if (!stored.ok) throw new SourceUnreadable(`The storage refused a file (status ${stored.status}).`);
  return { ...rest, upload: { sha256 } };
}

const takenWords = {
  "psychotherapy-note": "Sealed as a psychotherapy note.",
  "psychotherapy-note-on-paper": "Sealed: where the note lies on paper.",
  "progress-note": "Among the progress notes.",
  "intake-assessment": "Among the other records of the chart.",
  "treatment-plan": "Among the other records of the chart.",
  billing: "Among the billing.",
  "sud-record": "Among the records of 42 CFR Part 2.",
} as const;

/** Whether every word of the name stands in what the source writes of the author; credentials after a comma do not count. */
function isBy(author: string, name: string): boolean {
  const words = (text: string) =>
    normalisedName(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "");
  const written = new Set(words(author));
  return words(name.split(",")[0] ?? "").every((word) => written.has(word));
}

/** The API's own words, which name nobody; the field that is not right says more than the whole. */
const wordsOf = ({ problem }: Refusal): string =>
  problem.code === "already-used-key"
    ? "It was brought in before, and differs now from what came in then."
    : (problem.fields?.[0]?.words ?? problem.words);

import { readDocument } from "../../workflows/fhir/document.ts";
import type { DocumentRead, Wanted } from "../../workflows/fhir/document.ts";
import type { Pool } from "../../workflows/fhir/bundle.ts";
import { binarySchema, patientSchema } from "../../workflows/fhir/shapes.ts";
import type { FhirPatient } from "../../workflows/fhir/shapes.ts";
import { bundleOf } from "./from-bundle.ts";
import type { FhirServer } from "./fhir-server.ts";
import { SourceUnreadable } from "./piece.ts";
import type { Piece } from "./piece.ts";
import { pieceOfDocument } from "./piece-of-document.ts";

/** The most pages that one search is followed for: a server that names a next page for ever is stopped. */
const mostPages = 2_000;
/** The most patients that are remembered between pages. */
const mostRemembered = 5_000;

/** The documents of a FHIR server, page by page; what one names and its page did not bring along is asked for. */
export async function* piecesOfServer(server: FhirServer, timeZone: string): AsyncGenerator<Piece> {
  const patients = new Map<string, FhirPatient>();
  const seen = new Set<string>();
  let page: string | undefined = `${server.base}/DocumentReference?_count=50`;
  while (page !== undefined) {
    if (seen.has(page) || seen.size >= mostPages)
      throw new SourceUnreadable("The server's pages do not come to an end.");
    seen.add(page);
    const { pool, unreadable, next } = bundleOf(await server.get(page));
    for (const { address, words } of unreadable)
      yield pieceOfDocument({ is: "refused", sourceId: address, words });
    for (const document of pool.documents) {
      const address = document.address.includes(":")
        ? document.address
        : `${server.base}/${document.address}`;
      const all = { ...pool, patients: new Map([...patients, ...pool.patients]) };
      yield pieceOfDocument(await completed(server, { ...document, address }, all, timeZone, patients));
    }
    page = next;
  }
}

/** Reads a document, having asked for what is missing: once, for a server that has it says so then. */
async function completed(
  server: FhirServer,
  document: Pool["documents"][number],
  pool: Pool,
  timeZone: string,
  patients: Map<string, FhirPatient>,
): Promise<Exclude<DocumentRead, { readonly is: "incomplete" }>> {
  const first = readDocument(document, pool, timeZone);
  if (first.is !== "incomplete") return first;
  const refused = (words: string) => ({ is: "refused" as const, sourceId: document.address, words });
  const [people, files] = [new Map(pool.patients), new Map(pool.binaries)];
  for (const wanted of first.wants) {
    const found = await fetched(server, wanted);
    if (typeof found === "string") return refused(found);
    if (found.resourceType === "Binary") files.set(wanted.address, found);
    else {
      people.set(wanted.address, found);
      if (patients.size < mostRemembered) patients.set(wanted.address, found);
    }
  }
  const again = readDocument(document, { ...pool, patients: people, binaries: files }, timeZone);
  return again.is === "incomplete"
    ? refused("It names something that its server does not hand over.")
    : again;
}

/** What a document names, from its own server; the reason in words where that does not hand it over. */
async function fetched(server: FhirServer, { type, address }: Wanted) {
  try {
    const value = await server.getJson(address);
    const parsed = type === "Patient" ? patientSchema.safeParse(value) : binarySchema.safeParse(value);
    return parsed.success ? parsed.data : `What it names as its ${type} is none of R4.`;
  } catch (error) {
    if (error instanceof SourceUnreadable) return `Of its ${type}: ${error.message}`;
    throw error;
  }
}

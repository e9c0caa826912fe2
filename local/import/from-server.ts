import { readDocument } from "../../workflows/fhir/document.ts";
import type { DocumentRead, Wanted } from "../../workflows/fhir/document.ts";
import { canonicalJson, sha256Hex } from "../../functions/adapters/digests.ts";
import { resolved } from "../../workflows/fhir/address.ts";
import { labelsByFile } from "../../workflows/fhir/bundle.ts";
import type { Pool } from "../../workflows/fhir/bundle.ts";
import { binarySchema, patientSchema } from "../../workflows/fhir/shapes.ts";
import type { Coding, DocumentReference, FhirPatient } from "../../workflows/fhir/shapes.ts";
import { bundleOf } from "./from-bundle.ts";
import type { FhirServer } from "./fhir-server.ts";
import { SourceUnreadable } from "./piece.ts";
import type { Piece } from "./piece.ts";
import { pieceOfDocument } from "./piece-of-document.ts";

/** The most pages that one search is followed for: a server that names a next page for ever is stopped. */
const mostPages = 2_000;
/** The most patients that are remembered between pages. */
const mostRemembered = 5_000;

/**
 * The documents of a FHIR server; what one names and its page did not bring along is asked for. All pages are looked over
 * first: of two documents under one address, or with one file, the looser labels may come on an earlier page.
 */
export async function* piecesOfServer(server: FhirServer, timeZone: string): AsyncGenerator<Piece> {
  const { pages, known, byFile, labelsOf } = await lookedOver(server);
  const patients = new Map<string, FhirPatient>();
  const told = new Set<string>();
  for (const page of pages) {
    const { pool, unreadable } = bundleOf(await server.get(page));
    for (const { address, words } of unreadable)
      yield pieceOfDocument({ is: "refused", sourceId: address, words });
    for (const { address: written, resource } of pool.documents) {
      const address = fullAddress(server, written);
      if (told.has(address)) continue;
      told.add(address);
      if (known.get(address) !== digestOf(resource)) {
        yield pieceOfDocument({ is: "refused", sourceId: address, words: severalOrChanged });
        continue;
      }
      const composed = [...pool.composed, ...labelsOf(resource, address)];
      const all = { ...pool, composed, byFile, patients: new Map([...patients, ...pool.patients]) };
      yield pieceOfDocument(await completed(server, { address, resource }, all, timeZone, patients));
    }
  }
}

const severalOrChanged = "Its server gives several documents under its address, or changed it meanwhile.";

const fullAddress = (server: FhirServer, address: string): string =>
  address.includes(":") ? address : `${server.base}/${address}`;
const digestOf = (value: unknown): string => sha256Hex(canonicalJson(value));

/** The pages of the search, and what can only be known of them all together. */
async function lookedOver(server: FhirServer) {
  const pages = new Set<string>();
  /** The digest of each document, or that several have its address. */
  const known = new Map<string, string>();
  const files = new Map<string, Coding[]>();
  const people = new Map<string, readonly Coding[]>();
  let byFile: Pool["byFile"] = () => [];
  let page: string | undefined = `${server.base}/DocumentReference?_count=50`;
  while (page !== undefined) {
    if (pages.has(page) || pages.size >= mostPages)
      throw new SourceUnreadable("The server's pages do not come to an end.");
    pages.add(page);
    const { pool, seen, unreadable, next } = bundleOf(await server.get(page));
    const documents = seen.documents.map(({ address, resource }) => ({
      address: fullAddress(server, address),
      resource,
    }));
    for (const { address, resource } of pool.documents) {
      const [full, digest] = [fullAddress(server, address), digestOf(resource)];
      known.set(full, (known.get(full) ?? digest) === digest ? digest : "several");
    }
    for (const { address } of unreadable) known.set(fullAddress(server, address), "several");
    byFile = labelsByFile(documents, sha256Hex, files);
    for (const [address, labels] of seen.patientLabels) {
      const full = fullAddress(server, address);
      people.set(full, [...(people.get(full) ?? []), ...labels]);
    }
    page = next;
  }
  const labelsOf = ({ subject }: DocumentReference, from: string) =>
    people.get(resolved(subject?.reference ?? "", from)) ?? [];
  return { pages, known, byFile, labelsOf };
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

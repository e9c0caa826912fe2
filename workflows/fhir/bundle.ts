import type { z } from "zod";
import { binarySchema, bundleSchema, documentReferenceSchema, patientSchema } from "./shapes.ts";
import type { Binary, Coding, DocumentReference, FhirPatient } from "./shapes.ts";

/** The most entries that one bundle may have: a page of a server has some tens, a file of a practice some hundreds. */
const mostEntries = 2_000;

/** Resources by their address; several under one address are none, for nobody can say which is meant. */
export type Pool = {
  readonly documents: readonly Found<DocumentReference>[];
  readonly patients: ReadonlyMap<string, FhirPatient | "several">;
  readonly binaries: ReadonlyMap<string, Binary | "several">;
  /** Labels of the bundle, which are labels of all that is in it. */
  readonly labels: readonly Coding[];
};
/** A resource, and where its own references start from. */
export type Found<Resource> = {
  /** The resource as its source names it: `<base>/<type>/<id>`, or `<type>/<id>` where no base is known. */
  readonly address: string;
  readonly resource: Resource;
};
export type BundleRead =
  | {
      readonly ok: true;
      readonly pool: Pool;
      /** Addresses of documents that cannot be read, each with the reason in words. */
      readonly unreadable: readonly { readonly address: string; readonly words: string }[];
      /** The next page of the search, if there is one. */
      readonly next: string | undefined;
    }
  | { readonly ok: false; readonly words: string };

const refused = (words: string): BundleRead => ({ ok: false, words });

/**
 * Reads a Bundle (https://hl7.org/fhir/R4/bundle.html) that holds documents: a collection, or a page of a search. `value` is
 * JSON that was parsed without duplicate keys, which would let a label be said and unsaid in one object.
 */
export function readBundle(value: unknown): BundleRead {
  const parsed = bundleSchema.safeParse(value);
  if (!parsed.success) return refused(`This is not a Bundle of FHIR R4: ${whereOf(parsed.error)}.`);
  const { type, entry = [], link = [], meta, implicitRules } = parsed.data;
  if (implicitRules !== undefined)
    return refused("The Bundle is made under rules of its own (implicitRules). Send one without them.");
  if (type !== "collection" && type !== "searchset")
    return refused("Only a Bundle of type collection or searchset holds records to be taken in.");
  if (entry.length > mostEntries)
    return refused(
      `The Bundle has ${entry.length} entries; at most ${mostEntries} are read. Send it in parts.`,
    );

  const documents: Found<DocumentReference>[] = [];
  const unreadable: { address: string; words: string }[] = [];
  const patients = new Map<string, FhirPatient | "several">();
  const binaries = new Map<string, Binary | "several">();
  for (const [at, { fullUrl, resource }] of entry.entries()) {
    if (resource === undefined) continue;
    const id = typeof resource["id"] === "string" ? resource["id"] : undefined;
    const address = fullUrl ?? (id === undefined ? `entry ${at}` : `${resource.resourceType}/${id}`);
    if (resource.resourceType === "DocumentReference") {
      const document = documentReferenceSchema.safeParse(resource);
      if (document.success) documents.push({ address, resource: document.data });
      else
        unreadable.push({
          address,
          words: `It is not a DocumentReference of R4: ${whereOf(document.error)}.`,
        });
    } else if (resource.resourceType === "Patient") put(patients, patientSchema, address, resource);
    else if (resource.resourceType === "Binary") put(binaries, binarySchema, address, resource);
  }
  // Of two under one address the labels may differ, and one that is looser must not take the note in as something else.
  const times = new Map<string, number>();
  for (const { address } of documents) times.set(address, (times.get(address) ?? 0) + 1);
  const single = documents.filter(({ address }) => times.get(address) === 1);
  for (const [address, count] of times)
    if (count > 1) unreadable.push({ address, words: "Several documents have its address." });
  const next = link.find(({ relation }) => relation === "next")?.url;
  return {
    ok: true,
    pool: { documents: single, patients, binaries, labels: meta?.security ?? [] },
    unreadable,
    next,
  };
}

function put<Resource>(
  all: Map<string, Resource | "several">,
  schema: z.ZodType<Resource>,
  address: string,
  resource: unknown,
): void {
  const parsed = schema.safeParse(resource);
  if (parsed.success) all.set(address, all.has(address) ? "several" : parsed.data);
}

/** Where the first fault is, without what stands there. */
const whereOf = ({ issues }: z.ZodError): string => {
  const path = issues[0]?.path.map(String).join(".") ?? "";
  return path === "" ? "it is no object" : `look at ${path}`;
};

/** The address a reference means, seen from the resource it stands in (https://hl7.org/fhir/R4/references.html). */
export function resolved(reference: string, from: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference)) return reference;
  const base = /^(https?:\/\/.*\/)[A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/.exec(from)?.[1] ?? "";
  return `${base}${reference}`.replace(/\/_history\/[A-Za-z0-9.-]{1,64}$/, "");
}

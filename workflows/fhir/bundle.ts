import type { z } from "zod";
import { fileKeyOf } from "./file-of.ts";
import { ownLabels } from "./labels.ts";
import {
  binarySchema,
  bundleSchema,
  compositionSchema,
  documentReferenceSchema,
  patientSchema,
} from "./shapes.ts";
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
  /** Labels of the compositions in it: they tighten what came with them, and loosen nothing. */
  readonly composed: readonly Coding[];
  /** The labels of every document that has the same file, under the key of the file. */
  readonly byFile: (key: string) => readonly Coding[];
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
      /** Also what the pool leaves out, because several have its address: what can be known of pages only together. */
      readonly seen: {
        readonly documents: readonly Found<DocumentReference>[];
        readonly patientLabels: ReadonlyMap<string, readonly Coding[]>;
      };
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
  const composed: Coding[] = [];
  const patientLabels = new Map<string, readonly Coding[]>();
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
    } else if (resource.resourceType === "Composition") composed.push(...labelsOfComposition(resource));
    else if (resource.resourceType === "Patient") {
      const patient = put(patients, patientSchema, address, resource);
      // One that cannot be read counts as a label that nobody here knows.
      const labels = patient === undefined ? [{}] : (patient.meta?.security ?? []);
      patientLabels.set(address, [...(patientLabels.get(address) ?? []), ...labels]);
    } else if (resource.resourceType === "Binary") put(binaries, binarySchema, address, resource);
  }
  // Of two under one address the labels may differ, and one that is looser must not take the note in as something else.
  const times = new Map<string, number>();
  for (const { address } of [...documents, ...unreadable]) times.set(address, (times.get(address) ?? 0) + 1);
  const single = documents.filter(({ address }) => times.get(address) === 1);
  for (const address of new Set(documents.map((one) => one.address)))
    if (times.get(address) !== 1) unreadable.push({ address, words: "Several documents have its address." });
  const next = link.find(({ relation }) => relation === "next")?.url;
  return {
    ok: true,
    pool: {
      documents: single,
      patients,
      binaries,
      labels: meta?.security ?? [],
      composed,
      byFile: labelsByFile(documents),
    },
    seen: { documents, patientLabels },
    unreadable,
    next,
  };
}

/** One that cannot be read, or is under rules of its own, counts as a label that nobody here knows. */
function labelsOfComposition(resource: unknown): readonly Coding[] {
  const parsed = compositionSchema.safeParse(resource);
  if (!parsed.success) return [{}];
  const { meta, confidentiality, implicitRules, modifierExtension } = parsed.data;
  const system = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  return [
    ...(meta?.security ?? []),
    ...(confidentiality === undefined ? [] : [{ system, code: confidentiality }]),
    ...(implicitRules === undefined && modifierExtension === undefined ? [] : [{}]),
  ];
}

/** Of two documents with one file the labels of both hold for either; `keyed` makes a key short enough to be kept. */
export function labelsByFile(
  documents: readonly Found<DocumentReference>[],
  keyed: (key: string) => string = (key) => key,
  all: Map<string, Coding[]> = new Map(),
): Pool["byFile"] {
  for (const { address, resource } of documents) {
    const key = fileKeyOf(resource, address);
    if (key === undefined) continue;
    const kept = keyed(key);
    all.set(kept, [...(all.get(kept) ?? []), ...ownLabels(resource)]);
  }
  return (key) => all.get(keyed(key)) ?? [];
}

function put<Resource>(
  all: Map<string, Resource | "several">,
  schema: z.ZodType<Resource>,
  address: string,
  resource: unknown,
): Resource | undefined {
  const { data } = schema.safeParse(resource);
  if (data !== undefined) all.set(address, all.has(address) ? "several" : data);
  return data;
}

/** Where the first fault is, without what stands there. */
const whereOf = ({ issues }: z.ZodError): string => {
  const path = issues[0]?.path.map(String).join(".") ?? "";
  return path === "" ? "it is no object" : `look at ${path}`;
};

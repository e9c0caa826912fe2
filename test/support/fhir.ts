import { onePage, streamObject } from "./pdf-files.ts";

// A small invented chart as a FHIR server would write it.

export const actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
export const confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

export const code = (system: string, value: string) => ({ system, code: value });
export const normal = code(confidentiality, "N");
export const restricted = code(confidentiality, "R");
export const progressNote = code("http://loinc.org", "34904-3");

export const fhirPatient = {
  resourceType: "Patient",
  id: "p1",
  name: [{ given: ["Rowan"], family: "Ellery" }],
  birthDate: "1987-04-19",
};

/** The one-page PDF of a document, different for each `words`, in base64. */
export const pdfOf = (words: string): string =>
  onePage(streamObject(Buffer.from(`BT (${words}) Tj ET`))).toString("base64");

/** One document about the invented patient. */
export const fhirDocument = (
  id: string,
  labels: readonly unknown[],
  types: readonly unknown[] = [progressNote],
  more: Readonly<Record<string, unknown>> = {},
) => ({
  resourceType: "DocumentReference",
  id,
  status: "current",
  type: { coding: types },
  subject: { reference: "Patient/p1" },
  author: [{ display: "Miriam Okafor, PsyD" }],
  date: "2026-03-06T09:00:00Z",
  context: { period: { start: "2026-03-04T16:00:00-06:00" } },
  securityLabel: labels.map((coding) => ({ coding: [coding] })),
  content: [{ attachment: { contentType: "application/pdf", title: `Session of ${id}`, data: pdfOf(id) } }],
  ...more,
});

export const bundleOf = (
  resources: readonly Readonly<Record<string, unknown>>[],
  more: Readonly<Record<string, unknown>> = {},
) => ({
  resourceType: "Bundle",
  type: "collection",
  entry: resources.map((resource) => ({ resource })),
  ...more,
});

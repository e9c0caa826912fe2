import type { DocumentClass } from "../../../workflows/contract/case-file.ts";

/** Each class of record in the words of a request, and what falls under it. */
export const documentClassWords = {
  "psychotherapy-notes": {
    words: "Psychotherapy notes",
    help: "A therapist's notes on the conversation in sessions, kept apart from the chart.",
  },
  "progress-notes": { words: "Progress notes", help: "Session notes in the chart." },
  "chart-other": {
    words: "Other chart records",
    help: "Intake, treatment plan, diagnosis, test results, medication, discharge summary, letters.",
  },
  "billing-logistics": { words: "Billing and dates of service", help: "Dates, times, codes and fees." },
  "excluded-items": {
    words: "Session data kept with separate notes",
    help: "Times, modality, medication, results and summaries found in a separate note.",
  },
  "sud-records": {
    words: "Substance use disorder records",
    help: "Records protected by 42 CFR Part 2; these need their own consent or order.",
  },
  "sud-counseling-notes": {
    words: "Substance use counseling notes",
    help: "Session notes under 42 CFR Part 2, kept apart.",
  },
  "legal-file": {
    words: "Papers prepared for a proceeding",
    help: "Put together for a civil, criminal or administrative matter.",
  },
  testimony: { words: "Testimony", help: "The therapist's evidence at a deposition, hearing or trial." },
  unclassified: { words: "Not yet classed", help: "A fact is missing before the class can be settled." },
} as const satisfies Record<DocumentClass, { readonly words: string; readonly help: string }>;

/** The classes a requester may ask for by name. */
export const classesToAsk = [
  "progress-notes",
  "chart-other",
  "billing-logistics",
  "psychotherapy-notes",
  "sud-records",
] as const satisfies readonly DocumentClass[];

/** The name of a class. */
export function classWords(documentClass: DocumentClass): string {
  return documentClassWords[documentClass].words;
}

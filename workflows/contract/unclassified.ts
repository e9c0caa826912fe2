import * as z from "zod";

/** Why nobody but a person can say what a record is: each reason in words, for whoever brings it in and for the clinician. */
export const unclassifiedWords = {
  "not-said": "Whoever brought it in did not say what it is.",
  "no-label": "No label says how confidential it is.",
  "unknown-label": "It carries a label that is not known here.",
  restricted: "It is labelled as restricted, and no label says why.",
  "notes-and-part-2": "It is labelled as psychotherapy notes and as a record of substance use treatment.",
  "substance-use": "It is labelled as about substance use, but not whether 42 CFR Part 2 protects it.",
  "no-type": "Nothing says what kind of record it is.",
  "several-types": "Its types say different things of what it is.",
  "no-session-date": "It does not say on which day the session was.",
  /** Said by the import itself, and by nobody who brings something in. */
  "same-file": "The same file is here already, and not in the chart.",
} as const;
export const unclassifiedBecauseSchema = z.enum(
  Object.keys(unclassifiedWords) as unknown as readonly [
    keyof typeof unclassifiedWords,
    ...(keyof typeof unclassifiedWords)[],
  ],
);
/** What somebody who brings a record in may say. */
export const broughtInBecauseSchema = unclassifiedBecauseSchema.exclude(["same-file"]);
export type BroughtInBecause = z.infer<typeof broughtInBecauseSchema>;

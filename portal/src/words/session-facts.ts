import { sessionSettingSchema, writerLicenseSchema } from "../../../workflows/contract/case-file-record.ts";
import type { SessionFacts } from "../../../workflows/contract/session-facts.ts";

type Words<Code extends string | undefined> = Readonly<Record<NonNullable<Code>, string>>;

const settingWords: Words<SessionFacts["setting"]> = {
  individual: "One person",
  group: "Group",
  couple: "Couple",
  family: "Family",
  "marital-counseling": "Marital counseling",
};
const licenseWords: Words<SessionFacts["license"]> = {
  psychologist: "Psychologist",
  psychiatrist: "Psychiatrist",
  physician: "Physician",
  "clinical-social-worker": "Clinical social worker",
  "professional-counselor": "Professional counselor",
  "marriage-and-family-therapist": "Marriage and family therapist",
  "psychiatric-nurse": "Psychiatric nurse",
  "licensed-associate": "Licensed associate",
  unlicensed: "No licence",
  other: "Another licence",
};

/** What is asked of a session and its writer, with every answer in words. */
export const sessionQuestions = {
  setting: {
    label: "Setting of the session",
    answers: sessionSettingSchema.options.map((value) => ({ value, label: settingWords[value] })),
  },
  license: {
    label: "The writer's licence",
    answers: writerLicenseSchema.options.map((value) => ({ value, label: licenseWords[value] })),
  },
} as const;

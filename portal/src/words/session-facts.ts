import {
  sessionSettingSchema,
  storageMediumSchema,
  writerLicenseSchema,
} from "../../../workflows/contract/case-file-record.ts";
import { otherParticipantsSchema } from "../../../workflows/contract/session-facts.ts";
import type { SessionFacts } from "../../../workflows/contract/session-facts.ts";

type Words<Code extends string | undefined> = Readonly<Record<NonNullable<Code>, string>>;

export const settingWords: Words<SessionFacts["setting"]> = {
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
export const othersWords: Words<SessionFacts["others"]> = {
  none: "Nobody",
  separable: "Others; their part can be taken out",
  inseparable: "Others; their part cannot be taken out",
};

const mediumWords: Words<SessionFacts["medium"]> = {
  ehr: "The electronic health record",
  "other-electronic": "Another electronic system",
  paper: "Paper",
};

/** What is asked of a session and its writer, with every answer in words. */
export const sessionQuestions = {
  setting: {
    label: "Setting of the session",
    answers: sessionSettingSchema.options.map((value) => ({ value, label: settingWords[value] })),
  },
  others: {
    label: "Who else can be recognized in it",
    answers: otherParticipantsSchema.options.map((value) => ({ value, label: othersWords[value] })),
  },
  license: {
    label: "The writer's licence",
    answers: writerLicenseSchema.options.map((value) => ({ value, label: licenseWords[value] })),
  },
  medium: {
    label: "Kept in",
    answers: storageMediumSchema.options.map((value) => ({ value, label: mediumWords[value] })),
  },
} as const;

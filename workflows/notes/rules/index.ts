import type { LanguageRule } from "../rule.ts";
import { analysis } from "./analysis.ts";
import { conversation } from "./conversation.ts";
import { medicationAndTests } from "./medication-and-tests.ts";
import { references } from "./references.ts";
import { sessions } from "./sessions.ts";
import { summaries } from "./summaries.ts";
import { symptomSummaries } from "./symptoms.ts";

/** Every language rule. */
export const languageRules: readonly LanguageRule[] = [
  ...medicationAndTests,
  ...sessions,
  ...summaries,
  ...symptomSummaries,
  ...conversation,
  ...analysis,
  ...references,
];

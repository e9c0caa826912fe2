import type { RedactionReason } from "../../../workflows/contract/redaction.ts";
import type { FoundAs } from "../../../workflows/contract/redaction-marks.ts";

/** Each reason as its box will say it: the code and the label. */
export const reasonWords: Readonly<Record<RedactionReason, string>> = {
  "other-person": "OP Other person",
  privilege: "PRV Privilege",
  "minimum-necessary": "MN Minimum necessary",
  "confidential-source": "CS Source",
  "not-responsive": "NR Not asked for",
  "social-security-number": "SSN Personal number",
  "date-of-birth": "DOB Date of birth",
  "account-number": "ACC Account number",
  "contact-detail": "CON Contact detail",
};

/** What a search took a place for. */
export const foundWords: Readonly<Record<FoundAs, string>> = {
  "social-security-number": "looks like a social security number",
  "phone-number": "looks like a phone number",
  "e-mail-address": "looks like an e-mail address",
  "date-of-birth": "looks like a date of birth",
  "account-number": "looks like an account number",
  "given-words": "words you gave",
  "name-of-another": "name of another person",
  "page-of-another": "a page that may be another patient's",
};

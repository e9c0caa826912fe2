import type { RedactionReason } from "../../contract/redaction.ts";
import { withholdingGrounds } from "../../law/withholding-grounds.ts";

/** What a box says, and what the log says beside it. */
export type ReasonSaid = {
  /** Two or three letters that stand in the smallest box. */
  readonly code: string;
  readonly label: string;
  readonly words: string;
  readonly citation: string;
};

const said = (code: string, label: string, { words, citation }: { words: string; citation: string }) => ({
  code,
  label,
  words,
  citation,
});
const notNeeded = (words: string) => ({
  words,
  citation: withholdingGrounds["minimum-necessary"].citation,
});

/**
 * What each reason is called. None of them names psychotherapy notes or treatment for substance use: a label would tell that
 * there are any (42 CFR 2.13(c)).
 */
export const redactionReasons: Readonly<Record<RedactionReason, ReasonSaid>> = {
  "other-person": said("OP", "Other person", withholdingGrounds["other-person"]),
  privilege: said("PRV", "Privilege", withholdingGrounds.privilege),
  "minimum-necessary": said("MN", "Minimum necessary", withholdingGrounds["minimum-necessary"]),
  "confidential-source": said("CS", "Source", withholdingGrounds["confidential-source"]),
  "not-responsive": said("NR", "Not asked for", withholdingGrounds["not-responsive"]),
  "social-security-number": said(
    "SSN",
    "Personal number",
    notNeeded("A social security number, which the purpose of the request does not need."),
  ),
  "date-of-birth": said(
    "DOB",
    "Date of birth",
    notNeeded("A date of birth, which the purpose of the request does not need."),
  ),
  "account-number": said(
    "ACC",
    "Account number",
    notNeeded("The number of an account, which the purpose of the request does not need."),
  ),
  "contact-detail": said(
    "CON",
    "Contact detail",
    notNeeded("An address or number to reach somebody, which the purpose of the request does not need."),
  ),
};

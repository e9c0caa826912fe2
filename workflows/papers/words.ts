import type { DocumentClass } from "../contract/case-file.ts";
import type { PaperPurpose } from "../contract/papers.ts";
import { dateInWords } from "../deadlines/civil-calendar.ts";
import type { PaperKind } from "../law/paper.ts";

/** What a paper that came in is called in an answer to whoever sent it. */
export const kindWords: Readonly<Partial<Record<PaperKind, string>>> = {
  "civil-subpoena": "subpoena",
  "criminal-subpoena": "subpoena",
  "grand-jury": "grand jury subpoena",
  "doj-subpoena": "subpoena",
  "oversight-subpoena": "demand",
  "judge-order": "order",
  "unsigned-order": "paper",
  "search-warrant": "warrant",
  "party-discovery": "discovery request",
  "nonparty-discovery": "discovery request",
  "patient-access": "request for access",
  "representative-access": "request for access",
  directive: "directive",
};

/** Kinds of records as a letter names them. */
export const classWords: Readonly<Record<DocumentClass, string>> = {
  "psychotherapy-notes": "psychotherapy notes",
  "progress-notes": "progress notes",
  "chart-other": "other clinical records",
  "billing-logistics": "billing and appointment records",
  "excluded-items": "the items that 45 CFR 164.501 excludes from psychotherapy notes",
  "sud-records": "records of treatment for substance use disorder",
  "sud-counseling-notes": "counseling notes of treatment for substance use disorder",
  "legal-file": "material compiled for a proceeding",
  testimony: "testimony",
  unclassified: "other records",
};

/** Papers that came in, by what they were sent for. */
export const purposeWords: Readonly<Record<PaperPurpose, string>> = {
  "legal-process": "subpoena, order or request",
  "proof-of-notice": "proof of notice",
  "protective-order": "protective order",
  "court-order": "court order",
  authorization: "authorization",
  revocation: "revocation",
  other: "other paper",
};

export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;

export const range = ({
  fromOn,
  toOn,
}: {
  readonly fromOn?: string | undefined;
  readonly toOn?: string | undefined;
}): string =>
  [
    ...(fromOn === undefined ? [] : [`from ${dateInWords(fromOn)}`]),
    ...(toOn === undefined ? [] : [`to ${dateInWords(toOn)}`]),
  ].join(" ");

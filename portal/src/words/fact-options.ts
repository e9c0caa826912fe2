import { dateWords } from "./dates.ts";
import { documentClassWords } from "./document-classes.ts";
import { plain } from "./plain.ts";

const special: Readonly<Record<string, string>> = {
  "attorney-subpoena": "Subpoena signed by a lawyer",
  "clerk-subpoena": "Subpoena issued by a clerk",
  "testimony-subpoena": "Subpoena for testimony",
  "so-ordered-subpoena": "Subpoena signed by a judge (so ordered)",
  "court-order": "Court order",
  "tribunal-order": "Order of an administrative tribunal",
  "ex-parte-order": "Order made without notice (ex parte)",
  "doj-3486-subpoena": "Attorney General subpoena (18 USC 3486)",
  "agency-subpoena-or-cid": "Agency subpoena or civil investigative demand",
  "agency-warrant": "Paper called a warrant, signed by an agency officer",
  "part2-order": "Order under 42 CFR Part 2, subpart E",
  "hhs-ocr-request": "Data request of HHS (Office for Civil Rights)",
  "discovery-request-to-nonparty": "Discovery request to a practice that is no party",
  "attorney-letter-with-authorization": "Lawyer's letter with an authorization",
  "attorney-letter": "Lawyer's letter without an authorization",
  "family-press-or-unknown-inquiry": "Relative, press or unknown person",
  "police-request": "Police request without process",
  "prosecutor-letter": "Prosecutor's letter without process",
  "hipaa-authorization": "HIPAA authorization",
  "part2-consent": "42 CFR Part 2 consent",
  "third-party-directive": "Patient's directive to send to a third person",
  "general-release": "General release",
  "note-author": "The author of psychotherapy notes",
  apply: "Yes, the state's rules apply too",
  "federal-only": "No: counsel found no stricter state rule",
  "order-only": "None: an order is needed",
  "judge-signed-subpoena": "Only one a judge signed",
  "court-issued-with-assurances": "One issued by a court, with assurances",
  never: "No",
  "with-pn-authorization": "On the patient's form for them alone",
  "clinician-decision": "When their author decides so",
  hold: "No: they are held",
  "required-by-law": "Yes, where a law requires it",
  "pn-only": "Only its psychotherapy-notes part is void",
  document: "The whole form is void",
  none: "None",
  blank: "Left blank",
  "waived-in-writing": "Waived in writing by the holder",
  "waived-by-court": "Waived by a court's ruling",
  "not-waived": "Looked, and no waiver found",
  declined: "The holder was asked and does not waive",
  claimed: "Claimed in the proceeding",
};

/** One option of a fact in words. */
export function optionWords(option: string): string {
  const documentClass = (documentClassWords as Readonly<Record<string, { readonly words: string }>>)[option];
  return special[option] ?? documentClass?.words ?? plain(option);
}

/** The value of a fact in words, to be read. */
export function factWords(value: string | number | boolean | readonly string[] | undefined): string {
  if (value === undefined) return "Not known";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return oneWord(value);
  return value.length === 0 ? "None" : value.map(oneWord).join(", ");
}

/** A date as a date, a code of a closed list as its words, anything else as it was written. */
function oneWord(value: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateWords(value);
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(value) ? optionWords(value) : value;
}

import { dateInWords } from "../../workflows/deadlines/civil-calendar.ts";
import { letterPdf } from "./pdf.ts";

/** The sample papers of the journey: all invented, each a real PDF. */
export type SamplePaper =
  | "subpoena"
  | "proof-of-notice"
  | "waiver-of-privilege"
  | "general-authorization"
  | "psychotherapy-notes-authorization";

/** What the sample papers are about. */
export type SampleCase = {
  readonly patient: string;
  readonly practice: string;
  readonly servedOn: string;
  readonly returnOn: string;
};

/** Sets one sample paper as a PDF. */
export function samplePaper(paper: SamplePaper, about: SampleCase): Promise<Uint8Array> {
  const { heading, lines, paragraphs } = texts[paper](about);
  return letterPdf(
    { heading, lines, paragraphs: paragraphs.map((words) => ({ title: "", words })) },
    new Date(`${about.servedOn}T12:00:00Z`),
  );
}

type Text = {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly paragraphs: readonly string[];
};

const caption = [
  "UNITED STATES DISTRICT COURT",
  "NORTHERN DISTRICT OF ILLINOIS, EASTERN DIVISION",
  "Case No. 1:26-cv-09999 (invented)",
];

const texts: Readonly<Record<SamplePaper, (about: SampleCase) => Text>> = {
  subpoena: ({ patient, practice, servedOn, returnOn }) => ({
    heading: "SUBPOENA TO PRODUCE DOCUMENTS IN A CIVIL ACTION",
    lines: [...caption, `To: Custodian of Records, ${practice}`],
    paragraphs: [
      `YOU ARE COMMANDED to produce on ${dateInWords(returnOn)} at 10:00 a.m. all records of treatment of ${patient}, including progress notes, treatment plans, billing records and psychotherapy notes, from January 1, 2026, to the date of this subpoena.`,
      "The provisions of Fed. R. Civ. P. 45 relating to your protection as a person subject to a subpoena and your duty to respond are attached.",
      `Issued and served on ${dateInWords(servedOn)}. Signed: Harriet Colby, attorney for the defendant. Bar number 0099999 (invented).`,
    ],
  }),
  "proof-of-notice": ({ patient, servedOn }) => ({
    heading: "STATEMENT OF NOTICE TO THE INDIVIDUAL",
    lines: caption,
    paragraphs: [
      `The undersigned states under 45 CFR 164.512(e)(1)(iii) that written notice of the subpoena was mailed to ${patient} at the last known address, that the notice contained sufficient information about the litigation to permit an objection, that the time for objections has passed, and that no objections were filed.`,
      `A copy of the notice and the certificate of mailing are attached. Served on ${dateInWords(servedOn)}. Harriet Colby, attorney for the defendant.`,
    ],
  }),
  "waiver-of-privilege": ({ patient, servedOn }) => ({
    heading: "WRITTEN WAIVER OF THE PSYCHOTHERAPIST-PATIENT PRIVILEGE",
    lines: caption,
    paragraphs: [
      `${patient}, plaintiff, having placed the condition in issue, waives the psychotherapist-patient privilege for progress notes, treatment plans and billing records from January 1, 2026, on. Psychotherapy notes are not included.`,
      `Signed on ${dateInWords(servedOn)} by the patient and by counsel for the plaintiff.`,
    ],
  }),
  "general-authorization": ({ patient, practice, servedOn }) => ({
    heading: "AUTHORIZATION TO DISCLOSE HEALTH INFORMATION",
    lines: [`From: ${practice}`, "To: Colby & Marsh LLP"],
    paragraphs: [
      `${patient} authorizes the disclosure of all records for use in Case No. 1:26-cv-09999. It expires one year after signature and may be revoked in writing. Information disclosed may be redisclosed by the recipient. Treatment does not depend on signing.`,
      `Signed by the patient on ${dateInWords(servedOn)}.`,
    ],
  }),
  "psychotherapy-notes-authorization": ({ patient, practice, servedOn }) => ({
    heading: "AUTHORIZATION FOR PSYCHOTHERAPY NOTES ONLY (45 CFR 164.508)",
    lines: [`From: ${practice}`, "To: Colby & Marsh LLP"],
    paragraphs: [
      `${patient} authorizes the disclosure of psychotherapy notes, and of nothing else, for use in Case No. 1:26-cv-09999. This form is not combined with any other. It expires one year after signature and may be revoked in writing. Information disclosed may be redisclosed by the recipient. Treatment does not depend on signing.`,
      `Signed by the patient on ${dateInWords(servedOn)}.`,
    ],
  }),
};

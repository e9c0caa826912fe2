import { daysFromToday } from "../../../local/journey/dates.ts";
import { sampleCase } from "../../../local/journey/file-request.ts";
import type { Reading } from "./on-screen.ts";

/** The sample subpoena as the manager reads it, by section of the form: a federal civil case, notice proved, the chart's privilege waived. */
export const subpoenaAsRead: Readonly<Record<string, readonly Reading[]>> = {
  "The paper": [
    { field: "What kind of paper is it?", choose: "Subpoena signed by a lawyer" },
    { field: "Who signed it?", choose: "Attorney" },
    { field: "Did a judge sign it personally?", answer: "No" },
    { field: "Served on the practice on", write: sampleCase.servedOn },
    { field: "Received on", write: daysFromToday(-1) },
    { field: "Return or compliance date", write: sampleCase.returnOn },
    { field: "Does it command something?", tick: ["Produce"] },
    { field: "Miles to the place of compliance", write: "12" },
    { field: "Did the requester agree in writing to electronic delivery?", answer: "Yes" },
  ],
  Court: [
    { field: "Court system", choose: "Federal" },
    { field: "Nature of the proceeding", choose: "Civil" },
    { field: "Time zone of the court", write: "America/Chicago" },
    { field: "Court, board or agency", write: "N.D. Ill." },
    { field: "Docket number", write: "1:26-cv-09999" },
    { field: "The person's place in the proceeding", choose: "Plaintiff" },
  ],
  "What is asked for": [
    {
      field: "Does it name kinds of record?",
      tick: ["Progress notes", "Psychotherapy notes", "Billing and dates of service"],
    },
  ],
  "Who asks": [
    { field: "Role of who asks", choose: "Opposing counsel" },
    { field: "Purpose", choose: "Litigation" },
  ],
  "Proof that the person was told": [
    { field: "Is there a written statement of notice?", answer: "Yes" },
    { field: "Did documents come with it?", tick: ["Notice copy", "Proof of mailing", "Docket sheet"] },
    { field: "Was written notice tried in good faith?", answer: "Yes" },
    { field: "Sent on", write: daysFromToday(-30) },
    { field: "Did it say enough about the case to object?", answer: "Yes" },
    { field: "Last day to object", write: daysFromToday(-9) },
    { field: "Was any objection filed?", answer: "No" },
    { field: "Docket last checked on", write: daysFromToday(-3) },
  ],
  "Protective order": [
    { field: "Did the parties agree to the order?", answer: "No" },
    { field: "Did the requester ask the court for it?", answer: "No" },
    { field: "Has a judge signed it?", answer: "No" },
  ],
  Privilege: [
    { field: "Where does the privilege stand?", choose: "Waived in writing by the holder" },
    { field: "Who signed the waiver?", choose: "Patient counsel" },
    {
      field: "Does it cover kinds of record?",
      tick: ["Psychotherapy notes", "Progress notes", "Other chart records", "Billing and dates of service"],
    },
  ],
  "The person": [{ field: "Is the practice a party to the case?", answer: "No" }],
};

/** Counsel's answers for this request: state law adds nothing to the federal one, and a subpoena opens no notes. */
export const answersOfCounsel: readonly Reading[] = [
  { field: "Does state law add to the federal answer?", choose: "No: counsel found no stricter state rule" },
  { field: "Which subpoena can open psychotherapy notes?", choose: "None: an order is needed" },
];

/** The form for psychotherapy notes alone, element by element (45 CFR 164.508(c)). */
export const formForNotes: readonly Reading[] = [
  { field: "Is it the matched patient's form?", answer: "Yes" },
  { field: "Kind of form", choose: "HIPAA authorization" },
  { field: "Signed on", write: daysFromToday(-5) },
  { field: "What does the expiry line say?", choose: "Date" },
  { field: "Expires on", write: daysFromToday(300) },
  { field: "What is to be disclosed, specifically?", answer: "Yes" },
  { field: "Who may disclose?", answer: "Yes" },
  { field: "Who may receive?", answer: "Yes" },
  { field: "Each purpose?", answer: "Yes" },
  { field: "Expiry date or event filled in?", answer: "Yes" },
  { field: "Signature and date?", answer: "Yes" },
  { field: "Right to revoke, and how?", answer: "Yes" },
  { field: "Whether benefits may depend on signing?", answer: "Yes" },
  { field: "That the recipient may pass it on?", answer: "Yes" },
  { field: "Does it speak of all records?", answer: "No" },
  { field: "Does it name kinds of record?", tick: ["Psychotherapy notes"] },
  { field: "Does it name psychotherapy notes?", answer: "Yes" },
  { field: "Is it for psychotherapy notes and nothing else?", answer: "Yes" },
  { field: "Is the recipient the one who asks?", answer: "Yes" },
  { field: "Is the use inside the stated purpose?", answer: "Yes" },
  { field: "Is anything else on the same document?", answer: "No" },
  { field: "Was treatment or a benefit conditioned on signing?", answer: "No" },
  { field: "Is something material in it known to be false?", answer: "No" },
  { field: "Did someone else sign in the patient's place?", answer: "No" },
];

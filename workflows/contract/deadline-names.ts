import { patientsClock } from "./clocks.ts";
import { stateDeadlineNames } from "./state-deadline-names.ts";

/** What is due, by the name of the deadline: the practice's own steps, and those of others that it waits for. */
export const deadlineNames: Readonly<Record<string, string>> = {
  "object-by": "Serve written objections",
  "def-object": "Serve written objections (the practice's own date)",
  "def-patient-notice": "Tell the patient (the practice's own date)",
  "def-access": "Answer the access request (the practice's own date)",
  "move-before": "File a motion to quash",
  "return-date": "Return date on the paper",
  "recheck-objections": "Look once more for objections",
  "earliest-release": "Earliest release",
  "access-due": "Answer the access request",
  "access-due-federal": "Answer the access request (federal)",
  "access-extended-due": "Answer with the one extension",
  "accounting-due": "Give the accounting",
  "accounting-extended-due": "Give the accounting with the one extension",
  "accounting-lookback": "First day the accounting covers",
  "accounting-suspension-ends": "Suspension of the accounting ends",
  "breach-individual-notice": "Tell the persons affected",
  "breach-hhs-notice": "Tell HHS",
  [patientsClock]: "The patient may object until",
  "return-or-destroy": "Have it returned or destroyed",
  "party-discovery-response": "Respond to discovery",
  "serve-motion-papers": "Serve motion papers",
  "hipaa-protection-ends": "Protection ends",
  "retain-until": "Keep the papers until",
  ...stateDeadlineNames,
};

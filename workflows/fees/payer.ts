import type { CaseFile } from "../contract/case-file.ts";
import type { FeePayer } from "../contract/money.ts";
import { readPaper } from "../law/paper.ts";
import type { PaperKind } from "../law/paper.ts";

// A directive is the individual's request as well; that its fee is bounded less is left out of the answer, which may only be
// lower for it (45 CFR 164.524(c)(3)(ii)).
const payers: { readonly [Kind in PaperKind]?: FeePayer } = {
  "patient-access": "individual",
  "representative-access": "individual",
  directive: "individual",
  "attorney-letter": "by-choice",
  "insurer-request": "by-choice",
  "nonparty-discovery": "by-choice",
  "civil-subpoena": "by-process",
  "judge-order": "government",
  "unsigned-order": "government",
  "search-warrant": "government",
  "agency-warrant": "government",
  "grand-jury": "government",
  "criminal-subpoena": "government",
  "doj-subpoena": "government",
  "oversight-subpoena": "government",
  "oversight-letter": "government",
  "hhs-review": "government",
  "police-request": "government",
  "prosecutor-letter": "government",
  "protective-services": "government",
  "death-inquiry": "government",
};

/** Those who ask for themselves, stand in the individual's place (45 CFR 164.502(g)), or speak for the patient. */
const individuals: ReadonlySet<string> = new Set([
  "patient",
  "patient-counsel",
  "parent",
  "guardian",
  "executor",
  "health-care-agent",
]);
// The fees for an accounting are another rule's, which lets nobody charge for the first (45 CFR 164.528(c)(2)).
const ofNoRule: ReadonlySet<PaperKind> = new Set(["accounting"]);

/**
 * Who pays, as far as the law of fees tells payers apart; nothing where it is not known who asks, or no rule was read on the
 * fees of such a paper. Whoever asks as the individual, or for them, is one, whatever paper they use.
 */
export function feePayerOf(caseFile: CaseFile): FeePayer | undefined {
  const { role, onBehalfOf } = caseFile.requester ?? {};
  const { kind } = readPaper(caseFile);
  if (ofNoRule.has(kind)) return undefined;
  const payer = payers[kind];
  const asksAsIndividual = [role, onBehalfOf].some((one) => individuals.has(one ?? ""));
  return asksAsIndividual && payer !== "government" ? "individual" : payer;
}

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

/** Those who ask for themselves, or stand in the individual's place (45 CFR 164.502(g)). */
const individuals: ReadonlySet<string> = new Set([
  "patient",
  "parent",
  "guardian",
  "executor",
  "health-care-agent",
]);

/**
 * Who pays, as far as the law of fees tells payers apart; nothing where it is not known who asks, or no rule was read on the
 * fees of such a paper. Whoever asks as the individual is one, whatever paper they use.
 */
export function feePayerOf(caseFile: CaseFile): FeePayer | undefined {
  const { role, onBehalfOf } = caseFile.requester ?? {};
  const payer = payers[readPaper(caseFile).kind];
  const asksForThemselves = individuals.has(role ?? "") || onBehalfOf === "patient";
  return asksForThemselves && payer !== "government" ? "individual" : payer;
}

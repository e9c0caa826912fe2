import type { Paper } from "../../../workflows/contract/outward.ts";
import type { StaffPaper } from "../../../workflows/contract/staff.ts";
import { activeWords } from "../../../workflows/contract/papers.ts";
import type { PaperPurpose } from "../../../workflows/contract/papers.ts";

/** What each paper is for. */
export const purposeWords = {
  "legal-process": "Subpoena, order or request",
  "proof-of-notice": "Proof that the person was told",
  "protective-order": "Protective order",
  "court-order": "Court order",
  authorization: "Authorization",
  revocation: "Revocation of an authorization",
  other: "Other paper",
} as const satisfies Record<PaperPurpose, string>;

/** What was found in a paper and what became of it. Who may not know what was found is told that something was. */
export function foundWords({
  activeContent: found = [],
  cleaned,
  copy,
}: Paper & Partial<StaffPaper>): string {
  const held = found.length > 0 ? activeWords(found) : "something that acts when it is opened or clicked";
  if (!cleaned) return `The file holds ${held}. It was not run.`;
  const signature = copy?.signatureTakenOff
    ? " The file bore a digital signature. It does not hold for this copy and was taken off it; to verify it, ask the sender for the signed file by another way."
    : "";
  // Who is not told what was found may have sent a file within the file.
  const inside =
    found.length === 0
      ? " If a file lay inside it, send that as a paper of its own."
      : found.includes("embedded-file")
        ? " The file that lay inside must be sent as a paper of its own."
        : "";
  return `The file that came in held ${held}. The copy that is kept and opened is without it; nothing was run.${inside}${signature}`;
}

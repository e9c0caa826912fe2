import type { Paper } from "../../../workflows/contract/outward.ts";
import type { StaffPaper } from "../../../workflows/contract/staff.ts";
import type { ActiveContent, PaperPurpose } from "../../../workflows/contract/papers.ts";

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

/** What acts when a PDF is opened or clicked, in words; it is taken out, never run. */
const activeContentWords = {
  javascript: "program code",
  "launch-action": "a command that starts a program",
  "submit-form": "a form that sends itself",
  "embedded-file": "an embedded file",
  "external-link": "a link to another place",
  "xfa-form": "a dynamic form",
  "rich-media": "sound, film or 3D",
  "open-action": "an action on opening",
} as const satisfies Record<ActiveContent, string>;

/** What was taken out of a file, listed; nothing of it was run. */
export const removedWords = (removed: readonly ActiveContent[]): string =>
  removed.map((found) => activeContentWords[found]).join(", ");

/** What was found in a paper and what became of it. Who may not know what was found is told that something was. */
export function foundWords({
  activeContent: found = [],
  cleaned,
  copy,
}: Paper & Partial<StaffPaper>): string {
  const held = found.length > 0 ? removedWords(found) : "something that acts when it is opened or clicked";
  if (!cleaned) return `The file holds ${held}. It was not run.`;
  const signature = copy?.signatureTakenOff
    ? " The file bore a digital signature. It does not hold for this copy and was taken off it; to verify it, ask the sender for the signed file by another way."
    : "";
  // Who is not told what was found may have sent a file within the file.
  const within = found.length === 0 || found.includes("embedded-file");
  const inside = within ? " A file that lay inside must be sent as a paper of its own." : "";
  return `The file that came in held ${held}. The copy that is kept and opened is without it; nothing was run.${inside}${signature}`;
}

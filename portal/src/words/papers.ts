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

/** What acts when a PDF is opened, in words; it is taken out or disarmed, never run. */
export const activeContentWords = {
  javascript: "program code",
  "launch-action": "a command that starts a program",
  "submit-form": "a form that sends itself",
  "embedded-file": "an embedded file",
  "external-link": "a link to another place",
  "xfa-form": "a dynamic form",
  "rich-media": "sound, film or 3D",
  "open-action": "an action on opening",
} as const satisfies Record<ActiveContent, string>;

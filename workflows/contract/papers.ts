import * as z from "zod";
import { sha256Schema } from "./ids.ts";

/** What a requester says the paper is; the facts recorded at triage decide, not this. */
export const processKindSchema = z.enum([
  "subpoena",
  "court-order",
  "authorization",
  "patient-request",
  "agency-demand",
  "other",
]);
export type ProcessKind = z.infer<typeof processKindSchema>;

/** Why a file was sent. */
export const paperPurposeSchema = z.enum([
  "legal-process",
  "proof-of-notice",
  "protective-order",
  "court-order",
  "authorization",
  "revocation",
  "other",
]);
export type PaperPurpose = z.infer<typeof paperPurposeSchema>;

/** The purposes of papers that a request can rest on: without one of them nothing can be submitted. */
export const openingPurposes: readonly PaperPurpose[] = ["legal-process", "court-order", "authorization"];

/** Content of a PDF that acts when opened or clicked, or lies in it as a file of its own: taken out before anybody opens it. */
export const activeContentSchema = z.enum([
  "javascript",
  "launch-action",
  "submit-form",
  "embedded-file",
  "external-link",
  "xfa-form",
  "rich-media",
  "open-action",
]);
export type ActiveContent = z.infer<typeof activeContentSchema>;

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

/** What acted in a file, listed. */
export function activeWords(found: readonly ActiveContent[]): string {
  const words = found.map((one) => activeContentWords[one]);
  const last = words.pop() ?? "";
  return words.length === 0 ? last : `${words.join(", ")} and ${last}`;
}

/** Who looked for malware: GuardDuty, ClamAV where it is installed, or a check of type and test signature that is no virus scanner. */
export const scannerSchema = z.enum(["guardduty", "clamav", "type-check"]);
export type Scanner = z.infer<typeof scannerSchema>;

/** Why a file was refused or stays in quarantine. */
export const refusalReasonSchema = z.enum([
  "empty-file",
  "too-large",
  "wrong-type",
  "test-virus",
  "malware",
  "not-scannable",
  "scan-failed",
  "digest-mismatch",
  "size-mismatch",
  "truncated",
  "encrypted",
  "changed-after-signing",
  "duplicate",
  "too-many-pages",
  "over-budget",
  "content-elsewhere",
  "active-content",
  "unreadable",
]);
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** What the sender is told to do about each refusal. */
export const refusalWords = {
  "empty-file": "The file is empty. Choose the file again and check that it opens on your computer.",
  "too-large": "The file is larger than 25 MB. Scan at a lower resolution, or split it into parts.",
  "wrong-type": "The file is not a PDF, whatever its name says. Save or print it as PDF and send that.",
  "test-virus":
    "The file carries the signature that virus scanners are tested with (EICAR). Save a copy without it on a computer you trust and send that.",
  malware:
    "The check for malware found a threat in the file. Nobody has opened it. Make the PDF anew on a computer you trust and send that.",
  "not-scannable":
    "The file cannot be checked for malware: it is locked with a password, or packed in a way that the scanner does not read. Save a copy without a password, or print it to a new PDF, and send that.",
  "scan-failed":
    "The check for malware failed on our side, so that the file was not taken in; those who run this service know. Send the file again.",
  "digest-mismatch": "What arrived is not what your browser announced. Send the file again.",
  "size-mismatch": "Fewer or more bytes arrived than were announced. Send the file again.",
  truncated: "The PDF ends too early: it was cut off. Export it again and send the whole file.",
  encrypted: "The PDF is locked with a password. Save a copy without a password and send that.",
  "changed-after-signing":
    "The PDF was changed after it was signed, so the signature no longer covers what it shows. Send the signed original.",
  duplicate: "The same file is already on this request. There is no need to send it twice.",
  "too-many-pages": "The PDF has more than 2,000 pages. Split it into parts.",
  "over-budget":
    "The PDF unpacks to far more than its pages show, or cannot be read within the time and memory that one paper may take. Print it to a new PDF and send that.",
  "content-elsewhere":
    "The pages of the PDF are only a cover: what it shows lies in files inside it, or in a form that one program alone draws. Print each part to a PDF of its own and send those.",
  "active-content":
    "The PDF holds content that acts when it is opened, and it could not be taken out safely. Print it to a new PDF and send that.",
  unreadable: "The PDF could not be opened. Print it to a new PDF and send that.",
} as const satisfies Record<RefusalReason, string>;

/** The copy that is kept of a paper from which something was taken out. */
export const cleanedCopySchema = z.strictObject({
  sha256: sha256Schema,
  size: z.int().positive(),
  /** A signature on what came in does not hold for this copy, and was taken off it. */
  signatureTakenOff: z.boolean(),
});
export type CleanedCopy = z.infer<typeof cleanedCopySchema>;

const checkedFor =
  "Each file was checked for its type, its structure and content that acts when opened, which was taken out.";
/** What staff are told of the check, by who looked for malware in the papers or records at hand: no more than was done. */
export function checkWords(scanners: readonly (Scanner | undefined)[]): string {
  if (scanners.length === 0) return "";
  const named = new Set(scanners);
  const real = named.has("guardduty") || named.has("clamav");
  if (!real || named.size > 1)
    return `${checkedFor} ${real ? "Not every one of them was looked at by a virus scanner" : "No virus scanner has looked at them"}, only a check for the test signature EICAR: open them on a computer that has one.`;
  return `${checkedFor} ${named.has("clamav") ? "ClamAV" : "Amazon GuardDuty"} found no malware in them.`;
}

/** Largest upload, in bytes. */
export const uploadLimitBytes = 25 * 1024 * 1024;
/** The only accepted type. */
export const uploadContentType = "application/pdf";

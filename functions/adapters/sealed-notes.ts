import { envelopeVersion } from "./note-envelope.ts";

/** The largest stored record, in bytes: 25 MB of PDF and its frames. */
export const largestRecord = 26 * 1024 * 1024;

/** What stands beside a sealed note: its wrapped data key, and the version of its format. */
export const sealedMetadata = (wrapped: Uint8Array): Readonly<Record<string, string>> => ({
  "duces-envelope": envelopeVersion,
  "duces-wrapped-key": Buffer.from(wrapped).toString("base64"),
});

/** The wrapped data key of a sealed note; throws on a format this code does not read. */
export function wrappedKeyOf(metadata: Readonly<Record<string, string>>): Uint8Array {
  const [version, wrapped] = [metadata["duces-envelope"], metadata["duces-wrapped-key"]];
  if (version !== envelopeVersion || wrapped === undefined)
    throw new Error(`expected a sealed note of version ${envelopeVersion}, got ${version ?? "none"}`);
  return Buffer.from(wrapped, "base64");
}

/** Where a record or a sealed note is stored. */
export const recordObjectKey = (practiceId: string, patientRef: string, documentId: string): string =>
  `${practiceId}/${patientRef}/${documentId}`;

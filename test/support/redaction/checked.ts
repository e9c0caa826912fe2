import { checkFile } from "../../../functions/adapters/redaction-check/check-file.ts";
import type { RedactionFinding } from "../../../workflows/production/redaction-check/finding.ts";

/** What a check in this very thread finds. */
export async function findingsIn(
  bytes: Uint8Array,
  terms: readonly string[] = [],
): Promise<readonly RedactionFinding[]> {
  const findings: RedactionFinding[] = [];
  await checkFile(bytes, { terms }, (part) => findings.push(...part.findings));
  return findings;
}

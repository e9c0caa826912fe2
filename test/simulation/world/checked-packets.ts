import { sha256Hex } from "../../../functions/adapters/digests.ts";
import type { LeftBehind } from "../../../functions/adapters/packet/checked-part.ts";
import { checkFile } from "../../../functions/adapters/redaction-check/check-file.ts";
import type { CheckedFile } from "../../../functions/adapters/redaction-check/check-file.ts";

// What was rebuilt in this process, and what of it the check was asked about and found nothing in. Bytes of a part are found in a file
// wherever it was joined from.

type Checked = { readonly findings: readonly LeftBehind[]; readonly pages: number };

const [unchecked, clean] = [new Map<string, Buffer>(), new Set<string>()];
const known = new Map<string, Promise<Checked>>();

/** Notes that these pages were rebuilt. */
export function wasMade(part: Buffer): void {
  const key = sha256Hex(part);
  if (!clean.has(key)) unchecked.set(key, part);
}

/** Checks a file. The same pages under other numbers are drawn once: worlds differ in the numbers alone. */
export async function checkOnce(file: Buffer): Promise<Checked> {
  const pages = file.toString("latin1").replaceAll(/<[0-9A-F]+> Tj ET Q/g, "");
  const key = sha256Hex(Buffer.from(pages.slice(0, pages.lastIndexOf("xref")), "latin1"));
  const checking = known.get(key) ?? checked(file);
  known.set(key, checking);
  const found = await checking;
  if (found.findings.length > 0) return found;
  for (const [part, bytes] of unchecked)
    if (file.includes(bytes)) {
      unchecked.delete(part);
      clean.add(part);
    }
  return found;
}

async function checked(bytes: Buffer): Promise<Checked> {
  const parts: CheckedFile[] = [];
  await checkFile(bytes, { terms: [] }, (part) => void parts.push(part));
  return {
    findings: parts.flatMap(({ findings }) => findings.map(({ kind, page }) => ({ kind, page }))),
    pages: parts.reduce((sum, { pages }) => sum + pages, 0),
  };
}

/** Whether a packet holds pages that were rebuilt here, and that the check was not asked about or found something in. */
export const holdsUnchecked = (packet: Buffer): boolean =>
  [...unchecked.values()].some((part) => packet.includes(part));

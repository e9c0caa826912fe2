import { sha256Hex } from "../../../functions/adapters/digests.ts";
import type { LeftBehind } from "../../../functions/adapters/packet/checked-part.ts";
import { checkFile } from "../../../functions/adapters/redaction-check/check-file.ts";
import type { CheckedFile } from "../../../functions/adapters/redaction-check/check-file.ts";

// What was rebuilt in this process, and what of it the check was asked about and found nothing in.

type Checked = { readonly findings: readonly LeftBehind[]; readonly pages: number };

const [made, clean] = [new Set<string>(), new Set<string>()];
const known = new Map<string, Promise<Checked>>();

/** Notes that these pages were rebuilt. */
export const wasMade = (part: Buffer): void => void made.add(sha256Hex(part));

/** Checks a file. The same pages under other numbers are drawn once: worlds differ in the numbers alone. */
export async function checkOnce(file: Buffer): Promise<Checked> {
  const pages = file.toString("latin1").replaceAll(/<[0-9A-F]+> Tj ET Q/g, "");
  const key = sha256Hex(Buffer.from(pages.slice(0, pages.lastIndexOf("xref")), "latin1"));
  const checking = known.get(key) ?? checked(file);
  known.set(key, checking);
  const found = await checking;
  if (found.findings.length === 0) for (const part of partsIn(file)) clean.add(sha256Hex(part));
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

const endOfPart = /\/Type\/Pages\/Parent 2 0 R\/Count \d+\/Kids\[[^\]]*\]>>\nendobj\n/g;
const header = 15;

/** The parts that a file was joined from: each ends with the node above its pages. */
function partsIn(file: Buffer): readonly Buffer[] {
  let from = header;
  return [...file.toString("latin1").matchAll(endOfPart)].map((end) => {
    const part = file.subarray(from, end.index + end[0].length);
    from = end.index + end[0].length;
    return part;
  });
}

/** Whether a packet holds pages that were rebuilt here, and that the check was not asked about or found something in. */
export const holdsUnchecked = (packet: Buffer): boolean =>
  partsIn(packet).some((part) => made.has(sha256Hex(part)) && !clean.has(sha256Hex(part)));

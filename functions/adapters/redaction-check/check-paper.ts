import { mostPagesNamed } from "../../../workflows/contract/left-behind.ts";
import type { HiddenCheck } from "../../../workflows/contract/left-behind.ts";
import { checkRedaction } from "./check-redaction.ts";
import type { CheckLimits } from "./check-redaction.ts";

/** What looking through a paper may cost while it is taken in: what is not looked at by then is told. */
export const paperLimits: CheckLimits = { heapMb: 512, bytesMb: 700, secondsOfPart: 10, seconds: 30 };

/**
 * What a paper that came in hides. It warns and never refuses: ordinary papers hide things, too. Never throws; a check that
 * died, or that could not begin, says that the paper was not looked through.
 */
export async function checkPaper(
  bytes: Uint8Array,
  limits: CheckLimits = paperLimits,
  file?: () => Promise<URL>,
): Promise<HiddenCheck> {
  const found = await checkRedaction(bytes, { terms: [] }, limits, file).catch(() => undefined);
  if (!found) return { checked: "not", kinds: [], pages: [] };
  const whole = found.findings.every(({ kind }) => kind !== "unreadable");
  const hidden = found.findings.filter(({ kind }) => kind !== "unreadable");
  const pages = new Set(hidden.flatMap(({ page }) => page ?? []));
  return {
    checked: whole ? "whole" : found.pages === 0 ? "not" : "in-part",
    kinds: [...new Set(hidden.map(({ kind }) => kind))],
    pages: [...pages].toSorted((one, other) => one - other).slice(0, mostPagesNamed),
  };
}

import { counselPaperSchema } from "../contract/motions.ts";
import type { CounselPaper } from "../contract/motions.ts";
import { caseFor, drawUp } from "./draw-up.ts";
import type { PaperSources } from "./case.ts";
import type { Block } from "./paper.ts";
import { templates } from "./templates/index.ts";

/** What counsel signs off: the template's version, and every word that is drawn from the case. */
export type Draft = { readonly version: string; readonly blocks: readonly Block[] };

/** Whether counsel signs this paper off. */
export const isCounselPaper = (paper: string): paper is CounselPaper =>
  counselPaperSchema.safeParse(paper).success;

/**
 * One of the practice's papers for counsel as it reads now, whether or not the case calls for it. The day on which it is
 * drawn up is no part of the draft: it dates the paper anew each day and changes nothing that counsel read. Nothing where no
 * template draws the paper: an appeal is counsel's own.
 */
export function draftOf(paper: CounselPaper, sources: PaperSources): Draft | undefined {
  const template = templates.find((one) => one.paper === paper);
  if (template === undefined) return undefined;
  const about = caseFor(template, sources);
  const { version, blocks } = drawUp(template, { ...about, on: about.receivedOn });
  return { version, blocks };
}

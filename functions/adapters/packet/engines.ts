import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import { checkedPart } from "./checked-part.ts";
import type { Looked } from "./checked-part.ts";
import type { EngineAnswer } from "./engine-child.ts";
import { engineCode, engineProcess } from "./engine-process.ts";
import type { EngineCode, ProcessLimits } from "./engine-process.ts";
import type { Part, PartOrder } from "./part.ts";

/** What one process that rebuilds documents may take. */
export type EngineLimits = ProcessLimits & {
  /** For one document, and for each of its pages besides. */
  readonly seconds: number;
  readonly secondsAPage: number;
};
/** What becomes of one document. */
export type Made = Part | { readonly refused: SetAsideReason };
/** Processes that rebuild documents and look at what came of it, one after the other, and die without harm. */
export type Engines = {
  /** Rebuilds one document. Throws only when the engine cannot be loaded, which no file can bring about. */
  readonly make: (bytes: Buffer, order: PartOrder) => Promise<Made>;
  /** What the pages of a part still hold that nobody sees, told by an engine that had no hand in them; that they cannot be checked, too; and what they say. */
  readonly check: (part: Part, order: Pick<PartOrder, "withheld">) => Promise<Looked>;
  /** Ends the processes: the next document begins with new ones. */
  readonly renew: () => Promise<void>;
};

export const engineLimits: EngineLimits = { heapMb: 320, processMb: 480, seconds: 25, secondsAPage: 0.25 };
/** A page is drawn three times, and read object by object. */
const checkLimits: EngineLimits = { heapMb: 512, processMb: 900, seconds: 60, secondsAPage: 1 };
/** So many pages a file may have of which nobody counted them, as far as its time goes. */
const mostCounted = 200;

/** Starts no process yet. */
export function pdfEngines(
  limits: EngineLimits = engineLimits,
  where: () => Promise<EngineCode> = engineCode("duces-pdf-engine"),
  checker: () => Promise<EngineCode> = engineCode("duces-redaction-check"),
): Engines {
  const [rebuilding, checking] = [engineProcess(limits, where), engineProcess(checkLimits, checker)];
  return {
    make: async (bytes, order) => {
      const seconds = limits.seconds + (order.pages ?? mostCounted) * limits.secondsAPage;
      const answer = await rebuilding.ask(order, bytes, seconds);
      if ("died" in answer) return { refused: answer.died };
      const made = answer.words as EngineAnswer;
      if ("made" in made) return { ...made.made, bytes: answer.bytes };
      return { refused: "refused" in made ? made.refused : "unreadable" };
    },
    check: checkedPart((file, pages) =>
      checking.ask({ pages }, file, checkLimits.seconds + pages * checkLimits.secondsAPage),
    ),
    renew: async () => {
      await Promise.all([rebuilding.renew(), checking.renew()]);
    },
  };
}

import type { RedactionBox } from "../../../workflows/contract/redaction.ts";
import type { EngineAnswer } from "../packet/engine-child.ts";
import { engineCode, engineProcess } from "../packet/engine-process.ts";
import type { EngineCode, ProcessLimits } from "../packet/engine-process.ts";
import type { Redaction } from "./pdf-redact.ts";

/** A process that redacts documents, one after the other, and dies without harm. */
export type Redacting = {
  /** Redacts one document. Throws only when the engines cannot be loaded, which no document can bring about. */
  readonly redact: (bytes: Uint8Array, boxes: readonly RedactionBox[]) => Promise<Redaction>;
  /** Ends the process: the next document begins with a new one. */
  readonly renew: () => Promise<void>;
};

/** The largest picture of a page is held three times, beside the engine and the reader of scans. */
const processLimits: ProcessLimits = { heapMb: 512, processMb: 1000 };
/** A page of a scan is read and drawn in a few seconds. */
const longestSeconds = 300;

/** Starts no process yet. A document that ends one, or takes too long, cannot be read. */
export function redactInProcess(
  limits: ProcessLimits & { readonly seconds: number } = { ...processLimits, seconds: longestSeconds },
  where: () => Promise<EngineCode> = engineCode("duces-redaction"),
): Redacting {
  const { ask, renew } = engineProcess(limits, where);
  return {
    redact: async (bytes, boxes) => {
      const answer = await ask(boxes, bytes, limits.seconds);
      if ("died" in answer) return { ok: false, reason: "unreadable" };
      const said = answer.words as EngineAnswer;
      if (!("redacted" in said)) return { ok: false, reason: "unreadable" };
      return said.redacted.ok ? { ...said.redacted, bytes: answer.bytes } : said.redacted;
    },
    renew,
  };
}

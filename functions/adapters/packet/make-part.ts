import { setAsideReasonSchema } from "../../../workflows/contract/rebuilt.ts";
import type { SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import { judgePdfBytes } from "../pdf-bytes.ts";
import { DocumentUnsound, partOf } from "./part.ts";
import type { Part, PartOrder } from "./part.ts";
import { rewritten } from "./picture-of.ts";

/** What may be amiss with a file that another engine can mend: a lock without a password, or an end that was cut off. */
const mendable = new Set<string>(["encrypted", "truncated", "unreadable"]);

/**
 * Judges a document by its bytes before any engine sees it, has it mended where only that helps, and rebuilds its pages. Never
 * throws: whatever a strange file makes an engine throw is a refusal of that file.
 */
export async function makePart(
  bytes: Buffer,
  order: PartOrder,
): Promise<Part | { readonly refused: SetAsideReason }> {
  // What nothing unpacks but the engine of pictures is counted before that one is asked (part.ts).
  const judged = await judgePdfBytes(bytes, "packed-objects");
  if (judged.ok) return attempt(bytes, order);
  const refused = reasonOf(judged.reason);
  if (!mendable.has(judged.reason) || bytes.length > mostMended) return { refused };
  const mended = await rewritten(bytes).catch(() => undefined);
  if (!mended) return { refused };
  const again = Buffer.from(mended);
  return (await judgePdfBytes(again)).ok ? attempt(again, order) : { refused };
}

/** What is mended was not counted before: only so large a file is. */
const mostMended = 8 * 1024 * 1024;

async function attempt(bytes: Buffer, order: PartOrder): ReturnType<typeof makePart> {
  try {
    return await partOf(bytes, order);
  } catch (error) {
    if (error instanceof DocumentUnsound) return { refused: error.reason };
    return { refused: error instanceof RangeError ? "over-budget" : "unreadable" };
  }
}

const reasonOf = (reason: string): SetAsideReason => setAsideReasonSchema.catch("unreadable").parse(reason);

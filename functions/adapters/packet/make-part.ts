import { setAsideReasonSchema } from "../../../workflows/contract/rebuilt.ts";
import type { LeftOut, SetAsideReason } from "../../../workflows/contract/rebuilt.ts";
import { judgePdfBytes } from "../pdf-bytes.ts";
import { partOfPictures } from "./as-pictures.ts";
import { DocumentUnsound, partOf } from "./part.ts";
import type { Part, PartOrder } from "./part.ts";
import { rewritten } from "./picture-of.ts";

/** What may be amiss with a file that another engine can mend: a lock without a password, an end that was cut off. */
const mendable = new Set<string>(["encrypted", "truncated", "unreadable", "changed-after-signing"]);
/** What is mended was not counted before: only so large a file is. */
const mostMended = 8 * 1024 * 1024;

type PartOrRefusal = Part | { readonly refused: SetAsideReason };

/**
 * Judges a document by its bytes before any engine sees it, and rebuilds its pages. What one engine cannot read another mends,
 * and what cannot be rebuilt then is drawn page by page. Never throws: whatever a strange file makes an engine throw is a
 * refusal of that file.
 */
export async function makePart(bytes: Buffer, order: PartOrder): Promise<PartOrRefusal> {
  // What nothing unpacks but the engine of pictures is counted before that one is asked (part.ts).
  const judged = await judgePdfBytes(bytes, "packed-objects");
  const made = judged.ok ? await attempt(partOf, bytes, order) : { refused: reasonOf(judged.reason) };
  if (!("refused" in made) || !mendable.has(made.refused) || bytes.length > mostMended) return made;
  const mended = await rewritten(bytes).catch(() => undefined);
  if (!mended) return made;
  const again = Buffer.from(mended);
  const rejudged = await judgePdfBytes(again);
  if (!rejudged.ok && rejudged.reason !== "changed-after-signing") return made;
  const rebuilt = await attempt(partOf, again, order);
  const shown = isUnreadable(rebuilt) ? await attempt(partOfPictures, again, order) : rebuilt;
  if ("refused" in shown || made.refused !== "changed-after-signing") return shown;
  return { ...shown, leftOut: [...new Set<LeftOut>([...shown.leftOut, "earlier-revisions"])] };
}

const isUnreadable = (made: PartOrRefusal): boolean => "refused" in made && made.refused === "unreadable";

async function attempt(make: typeof partOf, bytes: Buffer, order: PartOrder): Promise<PartOrRefusal> {
  try {
    return await make(bytes, order);
  } catch (error) {
    if (error instanceof DocumentUnsound) return { refused: error.reason };
    return { refused: error instanceof RangeError ? "over-budget" : "unreadable" };
  }
}

const reasonOf = (reason: string): SetAsideReason => setAsideReasonSchema.catch("unreadable").parse(reason);

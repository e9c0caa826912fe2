import { PDFDocument } from "@cantoo/pdf-lib";
import { pageRules } from "../../../workflows/production/page-rules.ts";
import type { ActiveContent } from "../../../workflows/contract/papers.ts";
import { activeContentOf } from "../pdf-active.ts";
import { definedObjects, ruledDictionaries } from "../pdf-objects.ts";

/** Keys of the frame that every file of ours has (file.ts, join.ts, write-page.ts). */
const frame =
  "Catalog Contents Count CreationDate DecodeParms Filter Kids Length MediaBox ModDate Pages Parent Producer Type UserUnit Rotate Resources Group JBIG2Globals";
const allowed = new Set([
  ...frame.split(" "),
  ...Object.values(pageRules).flatMap((rule) => ("keys" in rule ? Object.keys(rule.keys) : [])),
]);

/** What a file turns out to hold. */
type Contents = {
  readonly pages: number;
  /** What acts when it is opened or clicked. */
  readonly active: readonly ActiveContent[];
  /** Keys of its objects that no rule of a page lets through; a production of ours has none. */
  readonly foreign: readonly string[];
};

/** Reads a file as a stranger's, every object that it defines. Throws what the engine throws. */
export async function contentsOf(bytes: Uint8Array): Promise<Contents> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = await definedObjects(bytes);
  const foreign = new Set<string>();
  for (const dictionary of ruledDictionaries(objects))
    for (const key of dictionary.keys()) if (!allowed.has(key.decodeText())) foreign.add(key.decodeText());
  return {
    pages: document.getPageCount(),
    active: activeContentOf(objects),
    foreign: [...foreign].toSorted(),
  };
}

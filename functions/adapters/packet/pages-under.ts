import { batesNumber } from "../../../workflows/production/bates.ts";
import type { Objects } from "./objects.ts";
import { fixed } from "./objects.ts";
import type { PartOrder } from "./part.ts";
import type { Into } from "./write-page.ts";

/** The node of the page tree above the pages of one document, and how many were written. */
export type PagesUnder = { readonly node: number; readonly count: number };

/** Has each page written that is not withheld, under its number, and then the node above them. */
export async function pagesUnder(
  objects: Objects,
  { withheld, prefix, firstNumber }: PartOrder,
  pages: number,
  write: (at: number, into: Into, stamp: string) => void | Promise<void>,
): Promise<PagesUnder> {
  const node = objects.reserve();
  const kids: number[] = [];
  for (let at = 0; at < pages; at += 1) {
    if (withheld.includes(at + 1)) continue;
    const page = objects.reserve();
    kids.push(page);
    const into = { objects, page, parent: node, font: fixed.font };
    // One page after the other: a picture of each is large.
    await write(at, into, batesNumber(prefix, firstNumber + at));
  }
  objects.put(
    node,
    `<</Type/Pages/Parent ${fixed.tree} 0 R/Count ${kids.length}/Kids[${kids.map((kid) => `${kid} 0 R`).join(" ")}]>>`,
  );
  return { node, count: kids.length };
}

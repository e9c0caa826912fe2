import { objectsFrom } from "./objects.ts";
import { pagesUnder } from "./pages-under.ts";
import { DocumentUnsound } from "./part.ts";
import type { Part, PartOrder } from "./part.ts";
import { picturesOf } from "./picture-of.ts";
import { resolution, writePicture } from "./write-page.ts";

/**
 * One document as pictures of its pages, drawn by the other engine: what is left where its pages cannot be rebuilt and a reader
 * would still see them. Nothing that is not seen comes along. Throws DocumentUnsound, and what the engine throws.
 */
export async function partOfPictures(bytes: Uint8Array, order: PartOrder): Promise<Part> {
  const pictures = await picturesOf(bytes);
  try {
    const { pages } = pictures;
    if (pages === 0) throw new DocumentUnsound("unreadable");
    if (pages !== (order.pages ?? pages)) throw new DocumentUnsound("page-count-differs");
    const objects = objectsFrom(order.firstObject);
    const under = await pagesUnder(objects, order, pages, (at, into, stamp) => {
      const { width, height } = pictures.size(at);
      const shown = { box: { x: 0, y: 0, width, height }, turn: 0, unit: 1 } as const;
      writePicture(into, pictures.of(at, resolution / 72), shown, stamp);
    });
    return { ...objects.written(), ...under, numbers: pages, leftOut: ["pages-as-pictures"] };
  } finally {
    pictures.close();
  }
}

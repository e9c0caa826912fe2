import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { hiddenLayers } from "../packet/layers.ts";
import { rewritten, withLooks } from "../packet/picture-of.ts";
import { drawFields, drawsByItself } from "../pdf-flatten.ts";
import { exceedsPixels } from "../pdf-images.ts";
import { standingObjects } from "../pdf-objects.ts";

/** A file, and what one engine read of it. */
type Opened = { readonly bytes: Uint8Array; readonly document: PDFDocument };

/**
 * A file in which both engines see the pages as they are shown: with a look for what viewers draw by themselves, without what
 * stands in hidden layers, and no page standing for two. The bytes themselves where all of that is so. Throws
 * RangeError where a picture or a page of it is larger than the intake takes, and what the engines throw.
 */
export async function asShown(bytes: Uint8Array): Promise<Opened> {
  const file = await opened(bytes);
  if (exceedsPixels(standingObjects(file.document))) throw new RangeError("a picture of it is too large");
  const apart = await withPagesApart(file);
  const looks = apart.document.getPages().some(drawsByItself) ? await withLooks(apart.bytes) : undefined;
  const looking = looks ? await opened(looks) : apart;
  const { document } = looking;
  const changed = [drawFields(document), hideWithLayers(document)].some(Boolean);
  if (!changed) return looking;
  return opened(
    await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }),
  );
}

async function withPagesApart(file: Opened): Promise<Opened> {
  const pages = file.document.getPages();
  if (new Set(pages.map(({ ref }) => ref)).size === pages.length) return file;
  const apart = await rewritten(file.bytes);
  if (!apart) throw new TypeError("a page that stands twice cannot be told apart");
  return opened(apart);
}

const opened = async (bytes: Uint8Array): Promise<Opened> => ({
  bytes,
  document: await PDFDocument.load(bytes, { updateMetadata: false }),
});

const [layer, flags] = [PDFName.of("OC"), PDFName.of("F")];
const hidden = 2;

/** Hides annotations by themselves that a hidden layer hides: one engine draws them otherwise. Says whether there were any. */
function hideWithLayers(document: PDFDocument): boolean {
  const isHidden = hiddenLayers(document);
  const found = document.getPages().flatMap(({ node }) => {
    const annotations = node.lookup(PDFName.of("Annots"));
    if (!(annotations instanceof PDFArray)) return [];
    return annotations.asArray().flatMap((_, at) => {
      const annotation = annotations.lookup(at);
      return annotation instanceof PDFDict && isHidden(annotation.get(layer)) ? [annotation] : [];
    });
  });
  for (const annotation of found) {
    const flag = annotation.lookup(flags);
    annotation.set(flags, PDFNumber.of((flag instanceof PDFNumber ? flag.asNumber() : 0) | hidden));
  }
  return found.length > 0;
}

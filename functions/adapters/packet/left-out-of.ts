import { PDFArray, PDFDict, PDFName } from "@cantoo/pdf-lib";
import type { PDFDocument } from "@cantoo/pdf-lib";
import { leftOutSchema } from "../../../workflows/contract/rebuilt.ts";
import type { LeftOut } from "../../../workflows/contract/rebuilt.ts";
import { activeContentOf } from "../pdf-active.ts";
import { standingObjects } from "../pdf-objects.ts";

const byKey: Readonly<Record<string, LeftOut>> = {
  AF: "attachments",
  EmbeddedFiles: "attachments",
  Metadata: "metadata",
  PieceInfo: "metadata",
  LastModified: "metadata",
  Thumb: "thumbnails",
  Outlines: "outline",
  Dests: "outline",
  StructTreeRoot: "structure",
  AcroForm: "form-fields",
  OCProperties: "layers",
};
const bySubtype: Readonly<Record<string, LeftOut>> = {
  Link: "links",
  Widget: "form-fields",
  FileAttachment: "attachments",
};

/** What of one document a production does not bring along, each kind once, in the order of the list. */
export function leftOutOf(
  document: PDFDocument,
  bytes: Uint8Array,
  hidden: { readonly text: number; readonly drawn: number; readonly pictures: number },
): readonly LeftOut[] {
  const found = new Set<LeftOut>();
  const note = (dictionary: PDFDict | undefined) => {
    for (const key of dictionary?.keys() ?? []) {
      const kind = byKey[key.decodeText()];
      if (kind) found.add(kind);
    }
  };
  note(document.catalog);
  const names = document.catalog.lookup(PDFName.of("Names"));
  if (names instanceof PDFDict) note(names);
  if (document.context.trailerInfo.Info) found.add("metadata");
  for (const { node } of document.getPages()) {
    note(node);
    const annotations = node.lookup(PDFName.of("Annots"));
    for (const one of annotations instanceof PDFArray ? annotations.asArray() : []) {
      const annotation = document.context.lookup(one);
      if (!(annotation instanceof PDFDict)) continue;
      const subtype = annotation.lookup(PDFName.of("Subtype"));
      const kind = subtype instanceof PDFName ? bySubtype[subtype.decodeText()] : undefined;
      found.add(kind ?? "comments");
    }
  }
  if (activeContentOf(standingObjects(document)).length > 0) found.add("active-content");
  if (endings(bytes) > 1) found.add("earlier-revisions");
  if (hidden.text > 0) found.add("hidden-text");
  if (hidden.drawn > 0) found.add("hidden-drawing");
  if (hidden.pictures > 0) found.add("pages-as-pictures");
  return leftOutSchema.options.filter((kind) => found.has(kind));
}

/** How often the file comes to an end: once for each state that it was saved in. */
function endings(bytes: Uint8Array): number {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let count = 0;
  for (let at = all.indexOf("startxref"); at >= 0 && count < 3; at = all.indexOf("startxref", at + 9))
    count += 1;
  return count;
}

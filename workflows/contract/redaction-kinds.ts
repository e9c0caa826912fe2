import * as z from "zod";

/** What a redaction can leave behind, each with the sentence that a person reads. */
export const redactionKinds = {
  "text-under-box": "Text lies under a filled shape: who selects and copies it can read it.",
  "text-under-image": "Text lies under a picture: who selects and copies it can read it.",
  "text-under-annotation": "Text lies under an annotation, which anybody can move away.",
  "text-under-highlight": "Text lies under a dark highlight, which anybody can take off.",
  "text-under-hatching": "Text lies under hatching and is still in the file.",
  "text-through-mark": "Text can be made out through a mark that is not quite opaque.",
  "text-under-text": "Text lies under other text that was set over it.",
  "same-colour-text": "Text has the colour of what is behind it, or none.",
  "invisible-text": "Text is set in a mode or a font that shows nothing, and no picture shows the same.",
  "ocr-text-under-box": "The recognised text of a scan is still there where the scan is blacked out.",
  "off-page-text": "Text lies outside the visible page.",
  "clipped-text": "Text is cut off by a clipping path.",
  "hidden-layer-text": "Text lies on a layer that is switched off.",
  "tiny-text": "Text is too small to be seen.",
  "image-under-box": "A picture goes on under what covers it: its pixels are still in the file.",
  "unapplied-redaction": "An area is marked for redaction, and the redaction was never applied.",
  "annotation-text": "An annotation says what the page does not show.",
  "form-value": "A form field holds a value that the page does not show.",
  "actual-text": "A replacement text says something else than the page shows.",
  bookmark: "A bookmark says what no page shows.",
  metadata: "The document's properties say what no page shows.",
  "private-data": "A program's private data says what no page shows.",
  script: "A script says what no page shows.",
  thumbnail: "The thumbnail of a page shows something else than the page.",
  attachment: "Another file is attached.",
  "hidden-page": "A page is in the file, and not among its pages.",
  "unreached-content": "Text or a picture is in the file, and no page uses it.",
  "earlier-revision": "An earlier version of the document is still in the file.",
  term: "A redacted term is still in the file.",
  unreadable: "The file cannot be checked as a whole.",
} as const;
export type RedactionKind = keyof typeof redactionKinds;

export const redactionKindSchema = z.enum(Object.keys(redactionKinds) as [RedactionKind, ...RedactionKind[]]);

import { parseStrictJson } from "../../functions/adapters/strict-json.ts";
import { readBundle } from "../../workflows/fhir/bundle.ts";
import type { BundleRead } from "../../workflows/fhir/bundle.ts";
import { readDocument } from "../../workflows/fhir/document.ts";
import { SourceUnreadable } from "./piece.ts";
import type { Piece } from "./piece.ts";
import { pieceOfDocument } from "./piece-of-document.ts";

/** The most bytes of a bundle, as a file or as one page of a server. */
export const largestBundle = 64 * 1024 * 1024;

/** Reads the text of a bundle; throws SourceUnreadable with the reason. */
export function bundleOf(text: string): Extract<BundleRead, { readonly ok: true }> {
  const parsed = parseStrictJson(text);
  if (!parsed.ok) throw new SourceUnreadable(parsed.words);
  const read = readBundle(parsed.value);
  if (!read.ok) throw new SourceUnreadable(read.words);
  return read;
}

/** The documents of a bundle that has everything they name. */
export function* piecesOfBundle(text: string, timeZone: string): Generator<Piece> {
  const { pool, unreadable } = bundleOf(text);
  for (const { address, words } of unreadable)
    yield pieceOfDocument({ is: "refused", sourceId: address, words });
  for (const document of pool.documents) {
    const read = readDocument(document, pool, timeZone);
    yield pieceOfDocument(
      read.is === "incomplete"
        ? {
            is: "refused",
            sourceId: read.sourceId,
            words: "It names something that the bundle does not hold.",
          }
        : read,
    );
  }
}

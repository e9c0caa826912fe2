import { mostPagesNamed } from "../../workflows/contract/left-behind.ts";
import type { LeftBehindInRecord } from "../../workflows/contract/left-behind.ts";
import type { DocumentId } from "../../workflows/vocabulary/ids.ts";
import type { LeftBehind } from "../adapters/packet/checked-part.ts";

/** What the check found in the pages of one record, as it is reported. */
export function leftBehindIn(documentId: DocumentId, found: readonly LeftBehind[]): LeftBehindInRecord {
  const pages = new Set(found.flatMap(({ page }) => page ?? []));
  return {
    documentId,
    kinds: [...new Set(found.map(({ kind }) => kind))],
    pages: [...pages].toSorted((one, other) => one - other).slice(0, mostPagesNamed),
  };
}

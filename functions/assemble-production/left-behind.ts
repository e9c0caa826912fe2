import { mostPagesNamed } from "../../workflows/contract/left-behind.ts";
import type { LeftBehindInRecord } from "../../workflows/contract/left-behind.ts";
import type { BuiltPacket } from "../adapters/packet/build.ts";
import type { OpenedRecord } from "./open-records.ts";

/** What the check found in the pages of each record, by the place that the record has in the packet. */
export const leftBehindIn = (
  records: readonly Pick<OpenedRecord, "row">[],
  { documents }: Pick<BuiltPacket, "documents">,
): readonly LeftBehindInRecord[] =>
  documents.flatMap(({ leftBehind }, at) => {
    const documentId = records[at]?.row.documentId;
    if (documentId === undefined || leftBehind.length === 0) return [];
    const pages = new Set(leftBehind.flatMap(({ page }) => page ?? []));
    return [
      {
        documentId,
        kinds: [...new Set(leftBehind.map(({ kind }) => kind))],
        pages: [...pages].toSorted((one, other) => one - other).slice(0, mostPagesNamed),
      },
    ];
  });

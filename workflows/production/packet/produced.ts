import type { LeftOut, SetAsideReason } from "../../contract/rebuilt.ts";
import type { RedactionBox } from "../../contract/redaction.ts";
import type { CalendarDate } from "../../vocabulary/dates.ts";
import { batesNumber } from "../bates.ts";
import type { PacketDocumentRow } from "./manifest.ts";

/** A record of a production as it went into the pages. */
type Produced = {
  readonly describedAs: string;
  readonly on: CalendarDate;
  readonly author: string;
  /** Of what its pages were made from. */
  readonly sha256: string;
  readonly pages: number;
  readonly firstNumber: number;
  /** What was taken out of it. */
  readonly boxes: readonly RedactionBox[];
  readonly leftOut: readonly LeftOut[];
  readonly setAside: SetAsideReason | null;
};

/** The row of a record in the manifest of an archive. It is named as a log may name it, and nothing of it is withheld: what is has no number. */
export function producedRow(
  prefix: string,
  { describedAs, on, author, sha256, pages, firstNumber, boxes, leftOut, setAside }: Produced,
): PacketDocumentRow {
  const number = (page: number) => batesNumber(prefix, firstNumber + page - 1);
  return {
    name: describedAs,
    type: describedAs,
    date: on,
    author,
    sha256,
    batesFirst: number(1),
    batesLast: number(pages),
    pages,
    withheld: [],
    redacted: [...Map.groupBy(boxes, ({ page }) => page)]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([page, onPage]) =>
        [...Map.groupBy(onPage, ({ reason }) => reason)].map(([reason, of]) => ({
          page,
          number: number(page),
          reason,
          boxes: of.length,
        })),
      ),
    leftOut: [...leftOut],
    setAside,
  };
}

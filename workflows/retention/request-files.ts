import { addYears } from "../deadlines/civil-calendar.ts";
import type { CalendarDate, Instant } from "../vocabulary/dates.ts";
import type { RequestId } from "../vocabulary/ids.ts";
import type { Disposition, Holder } from "./disposition.ts";
import type { LeftBehind } from "./left-behind.ts";
import { retentionSchedule } from "./schedule.ts";

/** A closed request whose files are there, and when something last happened in it. */
export type FilesLeft = {
  readonly requestId: RequestId;
  readonly trackingNumber: string;
  readonly because: LeftBehind;
  readonly since: Instant;
};

/**
 * What becomes of the files of a closed request. Whatever keeps the patient's records keeps them, and so does what is still
 * owed in it. Then the longest period that was read runs from the last thing that happened there: no disclosure is later than
 * that, so none of which an accounting may still be asked for (45 CFR 164.528(a)(1)) loses its evidence before. After that a
 * person decides, never that nothing keeps them.
 */
export function dispositionOfFiles(
  { requestId, trackingNumber, because }: FilesLeft,
  {
    lastOn,
    today,
    holders,
  }: { readonly lastOn: CalendarDate; readonly today: CalendarDate; readonly holders: readonly Holder[] },
): Disposition {
  const own: readonly Holder[] =
    because === "files-left" ? [] : [{ requestId, trackingNumber, because, unmatched: false }];
  const by = [...holders, ...own];
  if (by.length > 0) return { kind: "held", by };
  const [longest] = retentionSchedule
    .filter(({ what }) => what === "request-papers")
    .map(({ years, cite }) => ({ until: addYears(lastOn, years), because: cite }))
    .toSorted((one, other) => other.until.localeCompare(one.until));
  if (longest === undefined || longest.until < today)
    return { kind: "undecided", why: "other-law-of-request-files" };
  return { kind: "kept", ...longest };
}

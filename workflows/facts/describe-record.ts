import type { RequestEvent } from "../request/events.ts";
import type { DescribedRecord } from "./record-on-file.ts";

/** What is known of records after an event. Said again, it takes the place of what was said before. */
export function describeRecord(
  described: readonly DescribedRecord[],
  event: RequestEvent,
): readonly DescribedRecord[] {
  if (event.type !== "record.described") return described;
  const { documentId, holds } = event;
  const others = described.filter((one) => one.documentId !== documentId);
  return holds.length === 0 ? others : [...others, { documentId, holds }];
}

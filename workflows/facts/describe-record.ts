import { sessionFactsOf } from "../contract/session-facts.ts";
import type { RequestEvent } from "../request/events.ts";
import type { DescribedRecord } from "./record-on-file.ts";

/** What was said of records after an event. Said again, it takes the place of all that was said before. */
export function describeRecord(
  described: readonly DescribedRecord[],
  event: RequestEvent,
): readonly DescribedRecord[] {
  if (event.type !== "record.described") return described;
  const { documentId, holds } = event;
  const others = described.filter((one) => one.documentId !== documentId);
  const session = sessionFactsOf(event);
  const nothing = holds.length === 0 && Object.keys(session).length === 0;
  return nothing ? others : [...others, { documentId, holds, ...session }];
}

import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { RequestKey } from "../../workflows/ports.ts";
import type { Instant } from "../../workflows/vocabulary/dates.ts";
import type { DocumentId, PersonId, ReadingId } from "../../workflows/vocabulary/ids.ts";
import { eventKey } from "./ledger-keys.ts";
import { eventsIn } from "./request-file.dynamodb.ts";
import { staffEventId } from "./staff-event-id.ts";

/** Who asked, in the history of a request, to read which of its notes, and when. */
type Asked = {
  readonly documentId: DocumentId;
  readonly by: PersonId;
  readonly at: Instant;
  /** Whether the reader was everybody the practice had. */
  readonly alone: boolean;
};
/** What the writer recorded of a reading; nothing when it recorded none. */
export type ReadAsked = (key: RequestKey, readingId: ReadingId) => Promise<Asked | undefined>;

/** A reading is asked for by a command whose id is that of the reading, so that one look finds its event. */
export function askedReadings(client: DynamoDBDocumentClient, TableName: string): ReadAsked {
  return async (key, readingId) => {
    const Key = eventKey(key, staffEventId(readingId));
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    const recorded = Item && eventsIn([Item])[0]?.recorded;
    if (recorded?.type !== "note.reading-asked" || recorded.readingId !== readingId) return undefined;
    if (recorded.actor.kind !== "staff") return undefined;
    const { documentId, actor, at } = recorded;
    return { documentId, by: actor.personId, at, alone: actor.alone === true };
  };
}

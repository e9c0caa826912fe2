import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { eventKey, requestPartition, snapshotKey } from "../../functions/adapters/ledger-keys.ts";
import { pack, packedSchema } from "../../functions/adapters/packed.ts";
import { eventsIn } from "../../functions/adapters/request-file.dynamodb.ts";
import type { Stack } from "../../local/stack.ts";
import type { EventRow } from "../../workflows/ports.ts";
import type { RequestEvent } from "../../workflows/request/events.ts";
import { dehydrate, restore } from "../../workflows/request/snapshot.ts";
import type { StoredSnapshot } from "../../workflows/request/stored-snapshot.ts";
import type { PracticeId, RequestId } from "../../workflows/vocabulary/ids.ts";
import { ledgerOf, rowsOf } from "./stack-parts.ts";

/** The key of a request's partition, from text. */
export const requestKeyOf = (practiceId: string, requestId: string) => ({
  practiceId: practiceId as PracticeId,
  requestId: requestId as RequestId,
});
type Key = ReturnType<typeof requestKeyOf>;

/** The events of a request as the ledger keeps them, oldest first. */
export async function eventsOf(stack: Stack, key: Key): Promise<readonly EventRow[]> {
  return eventsIn(await rowsOf(stack, requestPartition(key)));
}

/**
 * Writes the ledger past the single writer, as only somebody with the table in their hands could: the snapshot becomes
 * what `change` makes of it, and the event, if one is given, stands behind the last one under its judgement.
 */
export async function forge(
  stack: Stack,
  key: Key,
  change: (stored: StoredSnapshot) => StoredSnapshot,
  event?: RequestEvent,
): Promise<void> {
  const { client, table } = ledgerOf(stack);
  const { Item: row } = await client.send(
    new GetCommand({ TableName: table, Key: snapshotKey(key), ConsistentRead: true }),
  );
  const last = (await eventsOf(stack, key)).at(-1);
  if (!row || !last) throw new Error("there is no such request to forge");
  // Through the machine's own reading and back: what is written is a snapshot that it accepts.
  const snapshot = dehydrate(restore(change(dehydrate(restore(packedSchema.parse(row["snapshot"]))))));
  const version = last.seq + (event ? 1 : 0);
  if (event) {
    const { at, actor, judgement, nextProductionId } = last.recorded;
    const recorded = { ...event, at, actor, judgement, nextProductionId };
    const eventId = `forged-by-hand-${version}`;
    const forged = { ...last, seq: version, eventId, recorded };
    const Item = { ...eventKey(key, eventId), version, bodyDigest: "", event: pack(forged) };
    await client.send(new PutCommand({ TableName: table, Item }));
  }
  await client.send(
    new PutCommand({ TableName: table, Item: { ...row, version, snapshot: pack(snapshot) } }),
  );
  client.destroy();
}

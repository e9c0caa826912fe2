import { packedSchema } from "../../functions/adapters/packed.ts";
import { eventsIn } from "../../functions/adapters/request-file.dynamodb.ts";
import type { EventRow, RequestKey } from "../../workflows/ports.ts";
import { restore } from "../../workflows/request/snapshot.ts";
import type { RequestSnapshot } from "../../workflows/request/snapshot.ts";
import type { Row } from "./world/dynamodb.ts";
import type { World } from "./world/world.ts";

/** A request as the rows of the table tell it. */
export type Told = {
  readonly key: RequestKey;
  readonly rows: readonly Row[];
  readonly events: readonly EventRow[];
  readonly snapshot: RequestSnapshot;
};

export const requestsIn = ({ ledger }: World): readonly Told[] =>
  [...ledger.rows.values()]
    .filter(({ sk }) => sk === "CASE#SNAPSHOT")
    .map((head) => toldBy(head, [...ledger.partition(String(head["pk"])).values()]));

/** One request, as its head and the rows of its partition tell it. */
export function toldBy(head: Row, rows: readonly Row[]): Told {
  const key = { practiceId: head["practiceId"], requestId: head["requestId"] } as RequestKey;
  return { key, rows, events: eventsIn(rows), snapshot: restore(packedSchema.parse(head["snapshot"])) };
}
